// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attn/attention.h"
#include "attn/linear.h"

namespace attn {

/// The learned maps of one attention sub-layer. Head h is columns h·d_k to (h+1)·d_k of q, likewise k, v and the rows
/// of o: d_k = q.out() / heads = k.out() / kv_heads, d_v = v.out() / kv_heads.
struct MultiHead {
    Linear q; ///< [d_model, heads · d_k]
    Linear k; ///< [d_model, kv_heads · d_k]
    Linear v; ///< [d_model, kv_heads · d_v]
    Linear o; ///< [heads · d_v, d_model]
    Index heads = 1;
    Index kv_heads = 1;
};

struct MultiHeadInput {
    ConstMatrixView x;      ///< [n_q, d_model]: what q multiplies
    ConstMatrixView x_kv{}; ///< [n_k, d_model]: what k and v multiply; empty: x
    float scale = 1.0f;
    Mask mask{};
};

struct MultiHeadOutput {
    MatrixView output;   ///< [n_q, d_model]
    HeadsView weights{}; ///< [heads, n_q, n_k], or empty
    HeadsView scores{};  ///< [heads, n_q, n_k], or empty; nothing added, before the mask
};

/// Bytes of workspace that multiHead() needs, as attentionWorkspace() says, and the projected rows.
ATTN_API std::size_t multiHeadWorkspace(const MultiHead &layer, const MultiHeadInput &input, int threads);

/// Multi-head attention (Vaswani et al. 2017, 3.2.2): output = o(concat over heads of attention(q(x), k(x_kv),
/// v(x_kv))). Otherwise as attention(): no heap, any alignment of the workspace, the rows without keys returned,
/// Cancelled.
ATTN_API std::vector<Index> multiHead(const MultiHead &layer, const MultiHeadInput &input,
                                      const MultiHeadOutput &output, std::span<std::byte> workspace, int threads,
                                      const Progress &progress = {});

} // namespace attn
