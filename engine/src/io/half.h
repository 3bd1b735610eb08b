// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>

namespace attn {

/// IEEE 754 binary16 (1 sign, 5 exponent, 10 fraction bits) to binary32: exact for every one of the 65,536 values.
/// In integers, so that a processor set to flush subnormals changes nothing.
inline float fromF16(std::uint16_t half)
{
    const std::uint32_t sign = static_cast<std::uint32_t>(half & 0x8000u) << 16;
    const std::uint32_t exponent = (half >> 10) & 0x1fu;
    const std::uint32_t fraction = half & 0x3ffu;
    if (exponent == 0x1f) // infinity, NaN with its payload
        return std::bit_cast<float>(sign | 0x7f800000u | fraction << 13);
    if (exponent != 0)
        return std::bit_cast<float>(sign | (exponent + 127 - 15) << 23 | fraction << 13);
    if (fraction == 0)
        return std::bit_cast<float>(sign);
    // fraction · 2^-24: its highest bit becomes the implicit one
    const auto highest = static_cast<std::uint32_t>(std::bit_width(fraction)) - 1;
    return std::bit_cast<float>(sign | (highest + 127 - 24) << 23 | (fraction << (23 - highest) & 0x7fffffu));
}

/// bfloat16 is the upper half of binary32.
inline float fromBf16(std::uint16_t half)
{
    return std::bit_cast<float>(static_cast<std::uint32_t>(half) << 16);
}

} // namespace attn
