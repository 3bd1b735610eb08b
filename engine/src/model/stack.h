// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <span>

#include "attn/trace.h"
#include "model/attention_layer.h"

namespace attn {

/// The layers of an encoder or a decoder (Vaswani et al. 2017, 3.1), the norm before a sub-layer or after the residual:
///   pre:  x = x + sub(norm(x));   post: x = norm(x + sub(x))
/// Rows go through all layers together; a state carries the keys and values of rows that went before.
class Stack {
public:
    Stack(const ModelConfig &config, const StackWeights &weights, Block block)
        : m_config(config), m_weights(weights), m_block(block)
    {
    }

    /// Keys and values of an encoder's output for the cross-attention of every layer.
    Memory remember(const StackTrace &encoder, const Settings &settings) const;

    /// Runs tokens that follow those the state knows of. Returns the rows after the final norm.
    Tensor feed(std::span<const std::int32_t> ids, StackState &state, const Memory *memory,
                const Settings &settings) const;

    /// Runs tokens from the start and keeps everything. `done` is told the share of the layers that are done.
    StackTrace trace(std::vector<Token> tokens, const Memory *memory, const Settings &settings,
                     const std::function<void(double)> &done) const;

    /// Recomputes an attention sub-layer of a stack that trace() ran; `encoder` is needed for cross-attention.
    LayerTrace recompute(const AttentionPlace &place, const StackTrace &stack, const StackTrace *encoder,
                         const Settings &settings) const;

    /// Recomputes a layer of a stack that trace() ran; `encoder` as above.
    LayerFlow flow(LayerIndex index, const StackTrace &stack, const StackTrace *encoder,
                   const Settings &settings) const;

    EmbeddingParts embeddingParts(std::span<const Token> tokens) const;

    /// What the scores of a self-attention get, whatever the layer.
    PositionBias positionBias(const ScorePlaces &places) const;

private:
    const LayerWeights &layer(Index index) const { return m_weights.layers[static_cast<std::size_t>(index)]; }
    StackState stateFor(std::span<const std::int32_t> ids) const;
    Mask selfMask(const StackState &state, const Settings &settings) const;
    PositionBias selfBias(const StackState &state, Index rows) const;
    void writeWords(std::span<const std::int32_t> ids, MatrixView x) const;
    void addPositions(MatrixView x, Index offset) const;
    Tensor embed(std::span<const std::int32_t> ids, Index offset, const Progress &progress) const;
    Tensor normed(const NormWeights &norm, const Tensor &x, const Settings &settings) const;
    template <class Function>
    void subLayer(const NormWeights &norm, Tensor &x, const Settings &settings, const Function &function,
                  SubLayerFlow *flow) const;
    void selfAttention(Index index, Tensor &x, StackState &state, const Settings &settings,
                       SubLayerFlow *flow = nullptr) const;
    HeadsView weightsFor(Index index, AttentionKind kind, Index n_q, Index n_k, const Settings &settings) const;
    Tensor feedForwardRows(const LayerWeights &weights, const Tensor &input, const Settings &settings,
                           LayerFlow *flow) const;
    void runLayer(Index index, Tensor &x, StackState &state, const Memory *memory, const Settings &settings,
                  LayerFlow *flow = nullptr) const;
    Tensor finalRows(const Tensor &x, const Settings &settings) const;

    const ModelConfig &m_config;
    const StackWeights &m_weights;
    Block m_block;
};

} // namespace attn
