// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "attn/export.h"
#include "attn/mask.h"
#include "attn/progress.h"
#include "attn/tensor.h"

namespace attn {

/// Scaled dot-product attention for all heads (Vaswani et al. 2017, equation 1):
///   scores = scale · q kᵀ;   weights = softmax(scores + bias, masked);   context = weights · v
/// A bias of −∞ masks like the mask does; where it leaves a row of one head nothing, that row is 0 too.
struct AttentionInput {
    ConstHeadsView q; ///< [heads, n_q, d_k]
    ConstHeadsView k; ///< [kv_heads, n_k, d_k]; heads is a multiple of kv_heads; query head h reads h·kv_heads/heads
    ConstHeadsView v; ///< [kv_heads, n_k, d_v]
    ConstHeadsView bias{}; ///< [heads, n_q, n_k] or empty; rows may overlap, as those of a PositionBias do
    float scale = 1.0f;
    Mask mask{};
};

/// What is wanted; an empty view is not computed or not kept.
struct AttentionOutput {
    HeadsView context;   ///< [heads, n_q, d_v], always wanted
    HeadsView weights{}; ///< [heads, n_q, n_k]; masked entries exactly 0; each row sums to 1 or is wholly masked
    HeadsView scores{};  ///< [heads, n_q, n_k]; nothing added, before the mask
};

/// Bytes of workspace that attention() needs for these shapes with this many threads (0: as many as the work deserves).
/// It grows with n_k, never with n_q · n_k.
ATTN_API std::size_t attentionWorkspace(const AttentionInput &input, int threads);

/// Computes without touching the heap (but for the list it returns). `workspace` has at least attentionWorkspace()
/// bytes, any alignment. Returns the query rows that the mask leaves no key for, ascending: their weights and context
/// are 0. The results depend neither on the number of threads nor on whether weights and scores are wanted. Throws
/// Cancelled. Shapes that don't fit are our own mistake (assert).
ATTN_API std::vector<Index> attention(const AttentionInput &input, const AttentionOutput &output,
                                      std::span<std::byte> workspace, int threads, const Progress &progress = {});

} // namespace attn
