// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "attn/config.h"
#include "attn/export.h"
#include "attn/mask.h"
#include "attn/tensor.h"
#include "attn/tokenizer.h"

namespace attn {

/// What flows through one stack (encoder or decoder) of n tokens.
struct StackTrace {
    std::vector<Token> tokens;  ///< n; in a decoder what it was fed, the start token first
    Tensor embedding;           ///< [n, d_model]: embedding · embedding_scale + positions: what layer 0 receives
    std::vector<Tensor> hidden; ///< each [n, d_model]: a layer's output, before any final norm
    Tensor normed;              ///< [n, d_model]: after the final norm; the last hidden where there is none

    /// What layer l receives: embedding or hidden[l - 1].
    const Tensor &layerInput(LayerIndex layer) const
    {
        return value(layer) == 0 ? embedding : hidden.at(static_cast<std::size_t>(value(layer) - 1));
    }
};

/// One run of a model on one input: frozen once made, shared as shared_ptr<const Trace>; computes nothing.
struct Trace {
    std::string text; ///< as typed; empty when ids were given
    std::optional<StackTrace> encoder;
    std::optional<StackTrace> decoder;
    std::vector<Token>
        produced;       ///< decoder only, as many as fed: the next token fed; last, the argmax of the last logits
    Tensor logits;      ///< [n, vocabulary], [1, classes], or empty
    float scale = 1.0f; ///< what q·k was multiplied by
    ScaleChoice scale_choice;
    MaskChoice mask_choice;
    double microseconds = 0; ///< of the forward pass, decoding included
    int threads = 1;

    const StackTrace &stack(Block block) const { return block == Block::Encoder ? encoder.value() : decoder.value(); }
    /// Tokens of the rows and of the columns of an attention map.
    const std::vector<Token> &queryTokens(const AttentionPlace &place) const { return stack(place.block).tokens; }
    const std::vector<Token> &keyTokens(const AttentionPlace &place) const
    {
        return stack(place.kind == AttentionKind::Cross ? Block::Encoder : place.block).tokens;
    }
};

/// How long parts of an attention sub-layer took, in microseconds.
struct LayerTimes {
    double projections = 0; ///< x to Q, K and V
    double attention = 0;   ///< scores, softmax and context: done together, some queries at a time
    double output = 0;      ///< W_O
};

/// Everything inside one attention sub-layer; names and shapes as in the tensor files.
struct LayerTrace {
    AttentionPlace place;
    Tensor input;                   ///< [n_q, d_model]: what W_Q multiplies
    Tensor input_kv;                ///< [n_k, d_model]: cross-attention only, else empty
    Tensor q;                       ///< [heads, n_q, d_k], with bias, unscaled
    Tensor k;                       ///< [kv_heads, n_k, d_k]
    Tensor v;                       ///< [kv_heads, n_k, d_v]
    Tensor scores;                  ///< [heads, n_q, n_k] = scale · q kᵀ
    Tensor bias;                    ///< [heads, n_q, n_k]: what is added to scores; empty where nothing is
    Tensor weights;                 ///< [heads, n_q, n_k]
    Tensor context;                 ///< [heads, n_q, d_v]
    Tensor output;                  ///< [n_q, d_model], after W_O and its bias, before the residual
    std::vector<Index> masked_rows; ///< query rows that see no key
    Mask mask;                      ///< as applied (its padding span is empty)
    LayerTimes times;               ///< of the computation that made this

    ATTN_API std::size_t bytes() const;
};

/// What layer 0 of a stack receives is the sum of these two, each [n, d_model].
struct EmbeddingParts {
    Tensor words;     ///< rows of the embedding times embedding_scale
    Tensor positions; ///< what is added to them; empty where the model adds no vectors
};

/// What flows around one sub-layer (Vaswani et al. 2017, 3.1); each tensor [n, d_model].
///   pre-norm:  normed = norm(before);  output = sub(normed);  sum = before + output   goes on
///   post-norm: output = sub(before);   sum = before + output; normed = norm(sum)      goes on
struct SubLayerFlow {
    Tensor before;
    Tensor normed;
    Tensor output;
    Tensor sum;
    std::vector<float> mean;     ///< [n], of the rows that the norm reads
    std::vector<float> variance; ///< [n], likewise, the biased one
};

/// A whole layer, sub-layer by sub-layer.
struct LayerFlow {
    SubLayerFlow self;
    std::optional<SubLayerFlow> cross;
    SubLayerFlow feed_forward;
    Tensor hidden;    ///< [n, d_ff], of the feed-forward, before its activation
    Tensor activated; ///< [n, d_ff], after it
};

} // namespace attn
