// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <span>
#include <stop_token>
#include <vector>

namespace attn::bench {

/// Work whose time is wanted; it is done over and over.
using Work = std::function<void()>;

using Clock = std::chrono::steady_clock;

/// Microseconds that the work takes, on the average of so many repetitions.
double microseconds(const Work &work, int repetitions);

double median(std::vector<double> values);

/// Microseconds that each of the works takes: the median of 11 rounds or more, in which they take turns, the order
/// rotating, so that what disturbs the machine disturbs them all. Throws Cancelled between two rounds.
std::vector<double> medians(std::span<const Work> works, const std::stop_token &stop);

} // namespace attn::bench
