// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "attn/tensor.h"
#include "rounds.h"

namespace attn::bench {

/// Self-attention of all heads, [heads, n, d_k] each, with the scale 1/√d_k. The results go to memory that is reused.
struct AttentionOperands {
    ConstHeadsView q, k, v;
    HeadsView weights; ///< [heads, n, n]; empty: not wanted
    HeadsView context;
    int threads = 1;
};

/// A multi-head layer without biases, all weights wanted: each matrix [d_model, d_model], as it multiplies from the
/// right.
struct LayerOperands {
    ConstMatrixView x; ///< [n, d_model]
    ConstMatrixView w_q, w_k, w_v, w_o;
    HeadsView weights; ///< [heads, n, n]
    MatrixView output;
    int threads = 1;
};

/// Another library that can do the same work.
class Peer {
public:
    virtual ~Peer() = default;
    virtual std::string_view name() const = 0;
    /// The work, made ready: what a library lets one prepare once is not measured. Empty where it can't do it.
    virtual Work attention(const AttentionOperands &operands) = 0;
    virtual Work layer(const LayerOperands &operands) = 0;
};

using Peers = std::vector<std::unique_ptr<Peer>>;

} // namespace attn::bench
