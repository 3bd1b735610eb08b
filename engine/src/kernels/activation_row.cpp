// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/activation_row.h"

#include <algorithm>
#include <numbers>

#include "kernels/exponential.h"

namespace attn::kernels {

namespace {

template <class Function>
void forEachVector(float *row, Index n, const Function &function)
{
    Index j = 0;
    for (; j + kWidth <= n; j += kWidth)
        store(row + j, function(load(row + j)));
    if (j == n)
        return;
    alignas(kAlignment) float tail[kWidth] = {};
    std::copy(row + j, row + n, tail);
    store(tail, function(load(tail)));
    std::copy_n(tail, n - j, row + j);
}

/// 1 - erf(x) for x >= 0, absolute error 1.5e-7 (Abramowitz and Stegun 1964, 7.1.26).
Vector erfc(Vector x)
{
    const Vector t = 1.0f / (1.0f + 0.3275911f * x);
    Vector p = t * 1.061405429f - 1.453152027f;
    p = p * t + 1.421413741f;
    p = p * t - 0.284496736f;
    p = p * t + 0.254829592f;
    return p * t * exponential(-x * x);
}

} // namespace

void relu(float *row, Index n)
{
    forEachVector(row, n, [](Vector x) { return x < 0.0f ? Vector{} : x; });
}

void gelu(float *row, Index n)
{
    forEachVector(row, n, [](Vector x) {
        const Vector size = x < 0.0f ? -x : x;
        const Vector tail = erfc(size * (1.0f / std::numbers::sqrt2_v<float>));
        return 0.5f * x * (x < 0.0f ? tail : 2.0f - tail);
    });
}

/// 1 + tanh(u) is 2 / (1 + e^(-2u)): for u < 0 with both parts multiplied by e^(2u).
void geluTanh(float *row, Index n)
{
    constexpr float kTwice = 2.0f * std::numbers::sqrt2_v<float> * std::numbers::inv_sqrtpi_v<float>;
    forEachVector(row, n, [](Vector x) {
        const Vector twice_u = kTwice * (x + 0.044715f * x * x * x);
        const Vector e = exponential(twice_u < 0.0f ? twice_u : -twice_u);
        return x * (twice_u < 0.0f ? e : broadcast(1.0f)) / (1.0f + e);
    });
}

} // namespace attn::kernels
