// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/vector.h"

namespace attn::kernels {

/// e^x for x <= 0, exactly 0 where the result would be denormal: 2^(n + f) with n whole and |f| <= 1/2. The polynomial
/// is the minimax one of degree 6 for 2^f (relative error 2e-9); NaN gives anything.
inline Vector exponential(Vector x)
{
    constexpr float kLowest = -87.33654f; // ln of the smallest normal float
    constexpr float kLog2E = 1.44269504f;
    constexpr float kRounder = 12582912.0f; // 1.5 · 2²³: adding it leaves the whole part in the low bits
    const Vector t = x * kLog2E;
    const Vector shifted = t + kRounder;
    const Vector n = shifted - kRounder;
    const Vector f = x * kLog2E - n; // one rounding, as a fused multiply-add where there is one
    Vector p = f * 1.534581159e-4f + 1.339993122e-3f;
    p = p * f + 9.618488959e-3f;
    p = p * f + 5.550328777e-2f;
    p = p * f + 2.402264689e-1f;
    p = p * f + 6.931472057e-1f;
    p = p * f + 1.0f;
    const Vector e = floatsOf(bitsOf(p) + (bitsOf(shifted) << 23));
    return x < kLowest ? Vector{} : e;
}

} // namespace attn::kernels
