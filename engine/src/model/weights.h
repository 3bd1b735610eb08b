// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "attn/config.h"
#include "attn/linear.h"
#include "attn/tensor.h"

namespace attn {

using Parameters = std::map<std::string, Tensor, std::less<>>;

struct NormWeights {
    std::span<const float> gain; ///< empty: there is no such norm
    std::span<const float> bias;
};

struct AttentionWeights {
    NormWeights norm;
    Linear q, k, v, o;
};

struct LayerWeights {
    AttentionWeights self;
    std::optional<AttentionWeights> cross;
    NormWeights norm_ff;
    Linear ff1, ff2;
};

struct StackWeights {
    ConstMatrixView embedding;
    ConstMatrixView positions;     ///< of learned positions, else empty
    ConstMatrixView relative_bias; ///< [buckets, heads] of relative positions, else empty
    std::vector<LayerWeights> layers;
    NormWeights norm;
};

/// A model's parameters by their part in it, the large products' laid out for the kernels, the others as views. The
/// parameters have been checked and outlive them.
struct ModelWeights {
    ModelWeights(const ModelConfig &config, const Parameters &parameters);

    const StackWeights &stack(Block block) const { return block == Block::Encoder ? encoder : decoder; }

    StackWeights encoder; ///< without layers where the architecture has none
    StackWeights decoder;
    Linear output; ///< the decoder's embedding, transposed, where it is tied to it; empty without logits
};

} // namespace attn
