// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <span>
#include <stop_token>
#include <vector>

namespace attn::bench {

/// Work whose time is wanted; it is done over and over.
using Work = std::function<void()>;

/// Microseconds that each of the works takes: the median of 11 rounds or more, in which they take turns, the order
/// rotating, so that what disturbs the machine disturbs them all. Throws Cancelled between two rounds.
std::vector<double> medians(std::span<const Work> works, const std::stop_token &stop);

} // namespace attn::bench
