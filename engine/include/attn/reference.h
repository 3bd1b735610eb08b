// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attn/attention.h"
#include "attn/operations.h"
#include "attn/position_bias.h"

/// The same operations in plain loops, as the formulas read, accumulating in double: slow on purpose, the oracle of the
/// tests. Nothing in the program computes with them.
namespace attn::reference {

ATTN_API std::vector<Index> attention(const AttentionInput &input, const AttentionOutput &output);
ATTN_API void linear(ConstMatrixView x, ConstMatrixView w, std::span<const float> b, MatrixView y);
ATTN_API bool softmax(std::span<const float> scores, std::span<const std::uint8_t> allowed, std::span<float> weights);
ATTN_API void layerNorm(ConstMatrixView x, std::span<const float> gain, std::span<const float> bias, float eps,
                        MatrixView y);
ATTN_API void activate(Activation kind, MatrixView x);
ATTN_API void feedForward(ConstMatrixView x, ConstMatrixView w1, std::span<const float> b1, ConstMatrixView w2,
                          std::span<const float> b2, Activation kind, MatrixView y);
ATTN_API void addSinusoidalPositions(MatrixView x, Index offset);
/// The whole [heads, n_q, n_k]: each entry by its formula.
ATTN_API void alibiBias(HeadsView bias, Index query_offset);
ATTN_API void relativeBias(ConstMatrixView table, const RelativeBuckets &buckets, HeadsView bias, Index query_offset);

} // namespace attn::reference
