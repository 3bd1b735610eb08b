// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "attn/attention.h"
#include "attn/reference.h"
#include "support/random_tensor.h"

namespace support {

struct AttentionShape {
    attn::Index heads = 1, kv_heads = 1, n_q = 1, n_k = 1, d_k = 1, d_v = 1;
};

/// Operands of one attention that own their memory.
struct AttentionCase {
    AttentionCase(const AttentionShape &s, float deviation, std::uint32_t seed) : shape(s)
    {
        Random random(seed);
        q = random.tensor({s.heads, s.n_q, s.d_k}, deviation);
        k = random.tensor({s.kv_heads, s.n_k, s.d_k}, deviation);
        v = random.tensor({s.kv_heads, s.n_k, s.d_v});
        input.q = std::as_const(q).heads();
        input.k = std::as_const(k).heads();
        input.v = std::as_const(v).heads();
    }

    AttentionShape shape;
    attn::Tensor q, k, v, bias;
    std::vector<std::uint8_t> padding;
    attn::AttentionInput input;
};

/// What attention gives, all of it.
struct AttentionResult {
    explicit AttentionResult(const AttentionShape &s)
        : context{s.heads, s.n_q, s.d_v}, weights{s.heads, s.n_q, s.n_k}, scores{s.heads, s.n_q, s.n_k}
    {
    }
    attn::AttentionOutput output() { return {context.heads(), weights.heads(), scores.heads()}; }

    attn::Tensor context, weights, scores;
    std::vector<attn::Index> masked_rows;
};

inline AttentionResult computed(const AttentionCase &c, int threads = 1)
{
    AttentionResult result(c.shape);
    std::vector<std::byte> workspace(attn::attentionWorkspace(c.input, threads));
    result.masked_rows = attn::attention(c.input, result.output(), workspace, threads);
    return result;
}

inline AttentionResult expected(const AttentionCase &c)
{
    AttentionResult result(c.shape);
    result.masked_rows = attn::reference::attention(c.input, result.output());
    return result;
}

} // namespace support
