// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/vector.h"

namespace attn::kernels {

/// e^x for x <= 0, exactly 0 where the result would be denormal: 2^(n + f) with n whole and |f| <= 1/2. The polynomial
/// is the minimax one of degree 5 for 2^f with 2^0 = 1 (relative error 1.5e-7); what rounding x · log2(e) costs stays
/// below 3e-8, as e^x falls faster than x grows. NaN gives anything.
inline Vector exponential(Vector x)
{
    constexpr float kLowest = -87.33654f; // ln of the smallest normal float
    constexpr float kLog2E = 1.44269504f;
    constexpr float kRounder = 12582912.0f; // 1.5 · 2²³: adding it leaves the whole part in the low bits
    const Vector t = x * kLog2E;
    const Vector shifted = t + kRounder;
    const Vector f = t - (shifted - kRounder);
    Vector p = f * 1.327647199e-3f + 9.675541334e-3f;
    p = p * f + 5.550713273e-2f;
    p = p * f + 2.402211972e-1f;
    p = p * f + 6.931469671e-1f;
    p = p * f + 1.0f;
    const Vector e = floatsOf(bitsOf(p) + (bitsOf(shifted) << 23));
    return x < kLowest ? Vector{} : e;
}

} // namespace attn::kernels
