// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attn/attention.h"
#include "attn/trace.h"
#include "model/key_values.h"

namespace attn {

/// One attention sub-layer between its input and the residual.
struct AttentionRows {
    Tensor q;       ///< [n_q, heads · d_k]
    Tensor context; ///< [n_q, heads · d_v]
    Tensor output;  ///< [n_q, d_model]
    std::vector<Index> masked_rows;
    LayerTimes times; ///< without the projections of keys and values
};

/// What scores go through before the softmax.
struct ScoreTerms {
    ConstHeadsView bias{}; ///< [heads, n_q, n_k], or empty
    Mask mask{};
};

/// Computes it from `x`, what W_Q multiplies, and keys and values that have been projected. Weights and scores are
/// written where views are given; the other numbers are the same to the bit either way.
AttentionRows attend(const ModelConfig &config, const AttentionWeights &weights, ConstMatrixView x,
                     const KeyValues &keys, const ScoreTerms &terms, const Settings &settings,
                     HeadsView attention_weights = {}, HeadsView scores = {});

/// [rows, count · cols] seen as [count, rows, cols].
ConstHeadsView sideBySide(const Tensor &columns, Index count);

} // namespace attn
