// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/stack.h"

#include <algorithm>

#include "attn/operations.h"
#include "kernels/views.h"
#include "model/stopwatch.h"

namespace attn {

namespace {

/// Calls block(first, end) for a few rows at a time, so that a stop request is seen in between.
template <class Function>
void forRowBlocks(Index rows, const Progress &progress, const Function &block)
{
    constexpr Index kRows = 256;
    for (Index first = 0; first < rows; first += kRows) {
        progress.checkpoint();
        block(kernels::Range{first, std::min(first + kRows, rows)});
    }
}

void addRows(MatrixView x, ConstMatrixView y)
{
    for (Index i = 0; i < x.rows; ++i)
        std::ranges::transform(x.row(i), y.row(i), x.row(i).begin(), std::plus<float>());
}

} // namespace

/// As many of the ids as x has rows.
void Stack::writeWords(std::span<const std::int32_t> ids, MatrixView x) const
{
    for (Index i = 0; i < x.rows; ++i)
        std::ranges::transform(m_weights.embedding.row(ids[static_cast<std::size_t>(i)]), x.row(i).begin(),
                               [this](float value) { return value * m_config.embedding_scale; });
}

void Stack::addPositions(MatrixView x, Index offset) const
{
    if (m_config.positions == Positions::Sinusoidal)
        addSinusoidalPositions(x, offset);
    else if (m_config.positions == Positions::Learned)
        addRows(x, kernels::rowsOf(m_weights.positions, {offset, offset + x.rows}));
}

Tensor Stack::embed(std::span<const std::int32_t> ids, Index offset, const Progress &progress) const
{
    Tensor x = Tensor::unwritten({std::ssize(ids), m_config.d_model});
    forRowBlocks(std::ssize(ids), progress, [&](kernels::Range rows) {
        const MatrixView block = rowsOf(x.matrix(), rows);
        writeWords(ids.subspan(static_cast<std::size_t>(rows.begin)), block);
        addPositions(block, offset + rows.begin);
    });
    return x;
}

Tensor Stack::normed(const NormWeights &norm, const Tensor &x, const Settings &settings) const
{
    Tensor y = Tensor::unwritten(x.shape());
    forRowBlocks(x.shape()[0], settings.progress, [&](kernels::Range rows) {
        layerNorm(rowsOf(x.matrix(), rows), norm.gain, norm.bias, m_config.norm_eps, rowsOf(y.matrix(), rows));
    });
    return y;
}

Tensor Stack::finalRows(const Tensor &x, const Settings &settings) const
{
    return m_config.final_norm ? normed(m_weights.norm, x, settings) : x;
}

/// x becomes the rows after a sub-layer; function(input) gives what it adds. What flows is noted where it is asked for.
template <class Function>
void Stack::subLayer(const NormWeights &norm, Tensor &x, const Settings &settings, const Function &function,
                     SubLayerFlow *flow) const
{
    const bool pre = m_config.norm == NormPlace::Pre;
    if (flow)
        flow->before = x;
    Tensor normed_rows = pre ? normed(norm, x, settings) : Tensor();
    Tensor output = function(pre ? std::as_const(normed_rows) : std::as_const(x));
    addRows(x.matrix(), output.matrix());
    if (flow)
        flow->sum = x;
    if (!pre)
        x = normed_rows = normed(norm, x, settings);
    if (!flow)
        return;
    const auto rows = static_cast<std::size_t>(x.shape()[0]);
    flow->mean.resize(rows);
    flow->variance.resize(rows);
    normStatistics((pre ? flow->before : flow->sum).matrix(), flow->mean, flow->variance);
    flow->normed = std::move(normed_rows);
    flow->output = std::move(output);
}

StackState Stack::stateFor(std::span<const std::int32_t> ids) const
{
    StackState state;
    state.layers.resize(m_weights.layers.size());
    state.padding.append(ids, m_config.pad_id);
    return state;
}

Mask Stack::selfMask(const StackState &state, const Settings &settings) const
{
    Mask mask = attn::selfMask(m_block, settings.mask);
    mask.key_is_padding = state.padding.flags();
    mask.query_offset = state.length;
    return mask;
}

PositionBias Stack::positionBias(const ScorePlaces &places) const
{
    switch (m_config.positions) {
    case Positions::Alibi:
        return PositionBias::alibi(m_config.heads, places);
    case Positions::Relative:
        return PositionBias::relative(m_weights.relative_bias, m_config.relativeBuckets(m_block), places);
    default:
        return {};
    }
}

/// Of rows that follow those the state knows of.
PositionBias Stack::selfBias(const StackState &state, Index rows) const
{
    return positionBias({rows, state.length + rows, state.length});
}

void Stack::selfAttention(Index index, Tensor &x, StackState &state, const Settings &settings, SubLayerFlow *flow) const
{
    const AttentionWeights &weights = layer(index).self;
    const PositionBias bias = selfBias(state, x.shape()[0]);
    const auto attention = [&](const Tensor &input) {
        KeyValues &keys = state.layers[static_cast<std::size_t>(index)];
        keys.append(m_config, weights, input.matrix(), settings);
        return attend(m_config, weights, input.matrix(), keys, {bias.view(), selfMask(state, settings)}, settings,
                      weightsFor(index, AttentionKind::Self, input.shape()[0], keys.rows(), settings))
            .output;
    };
    subLayer(weights.norm, x, settings, attention, flow);
}

HeadsView Stack::weightsFor(Index index, AttentionKind kind, Index n_q, Index n_k, const Settings &settings) const
{
    return settings.weights_for ? settings.weights_for({m_block, LayerIndex(index), kind}, n_q, n_k) : HeadsView();
}

Tensor Stack::feedForwardRows(const LayerWeights &weights, const Tensor &input, const Settings &settings,
                              LayerFlow *flow) const
{
    Tensor hidden = Tensor::unwritten({input.shape()[0], m_config.d_ff});
    Tensor output = Tensor::unwritten(input.shape());
    if (flow) { // the activation overwrites it below
        weights.ff1.apply(input.matrix(), hidden.matrix(), settings.threads, settings.progress);
        flow->hidden = hidden;
    }
    feedForward(input.matrix(), weights.ff1, weights.ff2, m_config.activation, hidden.matrix(), output.matrix(),
                settings.threads, settings.progress);
    if (flow)
        flow->activated = std::move(hidden);
    return output;
}

void Stack::runLayer(Index index, Tensor &x, StackState &state, const Memory *memory, const Settings &settings,
                     LayerFlow *flow) const
{
    const LayerWeights &weights = layer(index);
    selfAttention(index, x, state, settings, flow ? &flow->self : nullptr);
    if (weights.cross) {
        ScoreTerms terms;
        terms.mask.key_is_padding = memory->padding.flags();
        const KeyValues &keys = memory->layers[static_cast<std::size_t>(index)];
        const auto attention = [&](const Tensor &input) {
            return attend(m_config, *weights.cross, input.matrix(), keys, terms, settings,
                          weightsFor(index, AttentionKind::Cross, input.shape()[0], keys.rows(), settings))
                .output;
        };
        subLayer(weights.cross->norm, x, settings, attention, flow ? &flow->cross.emplace() : nullptr);
    }
    const auto feed_forward = [&](const Tensor &input) { return feedForwardRows(weights, input, settings, flow); };
    subLayer(weights.norm_ff, x, settings, feed_forward, flow ? &flow->feed_forward : nullptr);
}

LayerFlow Stack::flow(LayerIndex index, const StackTrace &stack, const StackTrace *encoder,
                      const Settings &settings) const
{
    const auto l = static_cast<std::size_t>(value(index));
    Memory memory;
    if (m_weights.layers[l].cross) {
        memory.layers.resize(l + 1); // the others are not looked at
        memory.layers[l].append(m_config, *m_weights.layers[l].cross, encoder->normed.matrix(), settings);
        memory.padding.append(idsOf(encoder->tokens), m_config.pad_id);
    }
    StackState state = stateFor(idsOf(stack.tokens));
    Tensor x = stack.layerInput(index);
    LayerFlow flow;
    runLayer(value(index), x, state, &memory, settings, &flow);
    return flow;
}

EmbeddingParts Stack::embeddingParts(std::span<const Token> tokens) const
{
    const std::vector<std::int32_t> ids = idsOf(tokens);
    EmbeddingParts parts{Tensor{std::ssize(ids), m_config.d_model}, {}};
    writeWords(ids, parts.words.matrix());
    if (m_config.addsPositionVectors()) {
        parts.positions = Tensor(parts.words.shape());
        addPositions(parts.positions.matrix(), 0);
    }
    return parts;
}

Memory Stack::remember(const StackTrace &encoder, const Settings &settings) const
{
    Memory memory;
    memory.layers.resize(m_weights.layers.size());
    for (std::size_t l = 0; l < memory.layers.size(); ++l)
        memory.layers[l].append(m_config, m_weights.layers[l].cross.value(), encoder.normed.matrix(), settings);
    memory.padding.append(idsOf(encoder.tokens), m_config.pad_id);
    return memory;
}

Tensor Stack::feed(std::span<const std::int32_t> ids, StackState &state, const Memory *memory,
                   const Settings &settings) const
{
    state.layers.resize(m_weights.layers.size());
    state.padding.append(ids, m_config.pad_id);
    Tensor x = embed(ids, state.length, settings.progress);
    for (Index l = 0; l < std::ssize(m_weights.layers); ++l)
        runLayer(l, x, state, memory, settings);
    state.length += std::ssize(ids);
    return finalRows(x, settings);
}

StackTrace Stack::trace(std::vector<Token> tokens, const Memory *memory, const Settings &settings,
                        const std::function<void(double)> &done) const
{
    StackTrace trace;
    trace.tokens = std::move(tokens);
    const std::vector<std::int32_t> ids = idsOf(trace.tokens);
    StackState state = stateFor(ids);
    trace.embedding = embed(ids, 0, settings.progress);
    Tensor x = trace.embedding;
    const Index layers = std::ssize(m_weights.layers);
    for (Index l = 0; l < layers; ++l) {
        runLayer(l, x, state, memory, settings);
        trace.hidden.push_back(x);
        done(static_cast<double>(l + 1) / static_cast<double>(layers));
    }
    trace.normed = finalRows(x, settings);
    return trace;
}

namespace {

/// Heads that stand side by side, or whose rows overlap, as [heads, rows, cols] in memory of its own.
Tensor byHead(ConstHeadsView from)
{
    Tensor to = Tensor::unwritten({from.heads, from.rows, from.cols});
    for (Index h = 0; h < from.heads; ++h)
        for (Index i = 0; i < from.rows; ++i)
            std::ranges::copy(from.head(h).row(i), to.heads().head(h).row(i).begin());
    return to;
}

} // namespace

LayerTrace Stack::recompute(const AttentionPlace &place, const StackTrace &stack, const StackTrace *encoder,
                            const Settings &settings) const
{
    const Index index = value(place.layer);
    const bool cross = place.kind == AttentionKind::Cross;
    const AttentionWeights &weights = cross ? layer(index).cross.value() : layer(index).self;
    const StackState before = stateFor(idsOf(stack.tokens));
    Tensor x = stack.layerInput(place.layer);
    if (cross) {
        StackState state = before;
        selfAttention(index, x, state, settings);
    }
    LayerTrace trace;
    trace.place = place;
    trace.input = m_config.norm == NormPlace::Pre ? normed(weights.norm, x, settings) : std::move(x);
    Padding padding = before.padding;
    PositionBias bias;
    if (cross) {
        trace.input_kv = encoder->normed;
        padding = Padding();
        padding.append(idsOf(encoder->tokens), m_config.pad_id);
    } else {
        trace.mask = selfMask(before, settings);
        bias = selfBias(before, trace.input.shape()[0]);
    }
    trace.mask.key_is_padding = padding.flags();
    KeyValues keys;
    Stopwatch watch;
    keys.append(m_config, weights, cross ? trace.input_kv.matrix() : trace.input.matrix(), settings);
    const double keys_and_values = watch.lap();
    trace.weights = Tensor::unwritten({m_config.heads, trace.input.shape()[0], keys.rows()});
    trace.scores = Tensor::unwritten(trace.weights.shape());
    AttentionRows rows = attend(m_config, weights, trace.input.matrix(), keys, {bias.view(), trace.mask}, settings,
                                trace.weights.heads(), trace.scores.heads());
    trace.mask.key_is_padding = {}; // it goes out of scope
    if (!bias.view().empty())
        trace.bias = byHead(bias.view());
    trace.q = byHead(sideBySide(rows.q, m_config.heads));
    trace.k = byHead(keys.keys(m_config));
    trace.v = byHead(keys.values(m_config));
    trace.context = byHead(sideBySide(rows.context, m_config.heads));
    trace.output = std::move(rows.output);
    trace.masked_rows = std::move(rows.masked_rows);
    trace.times = rows.times;
    trace.times.projections += keys_and_values;
    return trace;
}

} // namespace attn
