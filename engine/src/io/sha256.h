// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "attn/progress.h"

namespace attn {

/// SHA-256 (FIPS 180-4) in lower-case hexadecimal. Throws Cancelled.
std::string sha256(std::span<const std::byte> bytes, const Progress &progress = {});

} // namespace attn
