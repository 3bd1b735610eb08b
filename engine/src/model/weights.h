// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "attn/config.h"
#include "attn/tensor.h"
#include "kernels/packing.h"

namespace attn {

using Parameters = std::map<std::string, Tensor, std::less<>>;

struct LinearWeights {
    ConstMatrixView w;
    std::span<const float> b;
};

struct NormWeights {
    std::span<const float> gain; ///< empty: there is no such norm
    std::span<const float> bias;
};

struct AttentionWeights {
    NormWeights norm;
    LinearWeights q, k, v, o;
};

struct LayerWeights {
    AttentionWeights self;
    std::optional<AttentionWeights> cross;
    NormWeights norm_ff;
    LinearWeights ff1, ff2;
};

struct StackWeights {
    ConstMatrixView embedding;
    ConstMatrixView positions; ///< empty: sinusoidal
    std::vector<LayerWeights> layers;
    NormWeights norm;
};

/// Views of a model's parameters by their part in it. The parameters have been checked and outlive them.
struct ModelWeights {
    ModelWeights(const ModelConfig &config, const Parameters &parameters);

    const StackWeights &stack(Block block) const { return block == Block::Encoder ? encoder : decoder; }

    StackWeights encoder; ///< without layers where the architecture has none
    StackWeights decoder;
    LinearWeights output; ///< empty where it is tied to the decoder's embedding, or where there are no logits
    kernels::PackedMatrix
        tied_output; ///< the decoder's embedding as [d_model, vocabulary] where the output is tied to it
};

} // namespace attn
