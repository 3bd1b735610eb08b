// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "attn/activation.h"
#include "attn/export.h"
#include "attn/linear.h"
#include "attn/mask.h"
#include "attn/progress.h"
#include "attn/tensor.h"

/// The Transformer's other steps, row by row on views; in and out may be the same memory unless said otherwise. Where
/// `threads` is asked for, 0 means as many as the work deserves; results don't depend on it. Shapes that don't fit are
/// our own mistake (assert).
namespace attn {

/// Stable softmax of one row of scores: e^(s_j − max) / Σ e^(s_j − max) over the allowed j; the others get exactly 0.
/// Returns false, and zeros, where nothing is allowed. `allowed` is [n] or empty for all; a score of −∞ is as good as
/// not allowed.
ATTN_API bool softmax(std::span<const float> scores, std::span<const std::uint8_t> allowed, std::span<float> weights);

/// What softmax() goes through on its way from scores to weights, the same to the bit: the largest allowed score, s −
/// max and e^(s − max) for each (−∞ and 0 where not allowed), and the sum of the exponentials. Where nothing is allowed
/// the maximum is −∞ and the sum 0.
struct SoftmaxSteps {
    float maximum = 0;
    double sum = 0;
};
ATTN_API SoftmaxSteps softmaxSteps(std::span<const float> scores, std::span<const std::uint8_t> allowed,
                                   std::span<float> shifted, std::span<float> exponentials);

/// gain · (x − mean) / sqrt(variance + eps) + bias, each row by itself (Ba et al. 2016); variance is the biased one.
ATTN_API void layerNorm(ConstMatrixView x, std::span<const float> gain, std::span<const float> bias, float eps,
                        MatrixView y);

/// The mean and the biased variance of each row, as layerNorm() uses them; both are [rows].
ATTN_API void normStatistics(ConstMatrixView x, std::span<float> mean, std::span<float> variance);

/// y = second(activation(first(x))) (Vaswani et al. 2017, 3.3). hidden is [n, d_ff] scratch. Throws Cancelled.
ATTN_API void feedForward(ConstMatrixView x, const Linear &first, const Linear &second, Activation kind,
                          MatrixView hidden, MatrixView y, int threads, const Progress &progress = {});

/// What training does to weights (Srivastava et al. 2014): each entry becomes 0 with probability `rate` (below 1), the
/// others are divided by 1 − rate. The draw depends on seed and shape alone.
ATTN_API void dropout(MatrixView x, float rate, std::uint32_t seed);

/// Adds sinusoidal positions: column 2i gets sin, 2i+1 cos of pos / 10000^(2i/d_model) (Vaswani et al. 2017, 3.5), pos
/// = row + offset.
ATTN_API void addSinusoidalPositions(MatrixView x, Index offset);

} // namespace attn
