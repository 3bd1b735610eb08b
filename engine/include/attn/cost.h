// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "attn/export.h"
#include "attn/tensor.h"

namespace attn {

/// The sizes that the cost of one attention sub-layer follows from. The numbers of queries and keys can be fractions:
/// points of a curve.
struct AttentionSizes {
    double n_q = 0, n_k = 0;
    Index d_model = 0, heads = 0, kv_heads = 0, d_k = 0, d_v = 0;
    bool cross = false; ///< keys and values are made of another input than queries
    bool bias = false;  ///< scores get a bias
};

/// In the order in which they are done.
enum class CostStep { Projections, Scores, Softmax, Context, Output };
inline constexpr std::array kCostSteps{CostStep::Projections, CostStep::Scores, CostStep::Softmax, CostStep::Context,
                                       CostStep::Output};

/// What a step asks for, all heads together, every query looking at every key.
struct StepCost {
    /// Additions, subtractions, multiplications, divisions, comparisons and exponentials, each counted once:
    ///   projections  2 d_model (n_q heads d_k + n_k kv_heads (d_k + d_v)), with the bias
    ///   scores       2 d_k heads n_q n_k, with the scale; (2 d_k + 1) heads n_q n_k with a bias
    ///   softmax      heads n_q (5 n_k − 2): maximum, s − max, e^x, sum, division
    ///   context      heads n_q d_v (2 n_k − 1)
    ///   output       2 heads d_v d_model n_q, with the bias
    double operations = 0;
    /// Of float32 numbers, each operand read once and each result written once. The engine itself keeps scores of some
    /// queries in the cache and never writes the others to memory.
    double bytes = 0;
};

/// Sizes below 1 give no meaningful numbers.
ATTN_API StepCost costOf(CostStep step, const AttentionSizes &sizes);

} // namespace attn
