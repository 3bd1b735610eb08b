// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <algorithm>
#include <cmath>
#include <memory>
#include <random>

#include "figures/figure.h"

namespace lab::test {

/// What a figure's source is made of without a model: tokens, and numbers from a seed.
struct SourceSpec {
    QStringList source; ///< the encoder's tokens
    QStringList fed;    ///< the decoder's; with `produced`, as many
    QStringList produced;
    attn::AttentionPlace place{attn::Block::Decoder, attn::LayerIndex(1), attn::AttentionKind::Cross};
    attn::Index heads = 4;
    attn::Index kv_heads = 4;
    attn::Index d_k = 24;
    attn::Mask mask;
    std::vector<attn::Index> masked_rows;
    unsigned seed = 1;
};

inline std::vector<attn::Token> tokens(const QStringList &texts)
{
    std::vector<attn::Token> made;
    for (const QString &text : texts) {
        attn::Token token;
        token.special = text == "[PAD]" || (text.startsWith('<') && text.endsWith('>'));
        token.unknown = text.startsWith('?'); // "?zebra" is an unknown word typed "zebra"
        token.text = token.piece = (token.unknown ? text.mid(1) : text).toStdString();
        token.id = text == "[PAD]" ? 0 : 1 + static_cast<int>(made.size());
        made.push_back(token);
    }
    return made;
}

/// Softmax over the keys that the mask allows, with a peak that moves along the diagonal as in an aligned sentence.
inline void fillWeights(attn::LayerTrace &layer, const attn::Trace &trace, std::mt19937 &random)
{
    std::normal_distribution<float> normal;
    const attn::HeadsView scores = layer.scores.heads(), weights = layer.weights.heads();
    const std::vector<attn::Token> &keys = trace.keyTokens(layer.place);
    for (attn::Index h = 0; h < weights.heads; ++h)
        for (attn::Index i = 0; i < weights.rows; ++i) {
            double sum = 0;
            for (attn::Index j = 0; j < weights.cols; ++j) {
                const bool peak = j == (i + h) % weights.cols;
                scores.head(h)(i, j) = normal(random) + (peak ? 5.0f : 0.0f);
                const bool seen = layer.mask.allows(i, j) && keys[static_cast<std::size_t>(j)].id != 0 &&
                                  !std::ranges::count(layer.masked_rows, i);
                weights.head(h)(i, j) = seen ? std::exp(scores.head(h)(i, j)) : 0.0f;
                sum += weights.head(h)(i, j);
            }
            for (attn::Index j = 0; sum > 0 && j < weights.cols; ++j)
                weights.head(h)(i, j) = static_cast<float>(weights.head(h)(i, j) / sum);
        }
}

inline attn::Tensor normalTensor(std::vector<attn::Index> shape, std::mt19937 &random)
{
    attn::Tensor tensor(std::move(shape));
    std::normal_distribution<float> normal;
    for (float &value : tensor.values())
        value = normal(random);
    return tensor;
}

inline FigureSource makeSource(const SourceSpec &spec)
{
    auto config = std::make_shared<attn::ModelConfig>();
    config->id = "translate-en-fr-zh";
    config->architecture = spec.fed.isEmpty() ? attn::Architecture::Encoder : attn::Architecture::EncoderDecoder;
    config->heads = spec.heads;
    config->kv_heads = spec.kv_heads;
    config->d_k = config->d_v = spec.d_k;
    config->d_model = spec.heads * spec.d_k;
    config->pad_id = 0;
    config->scale = 1.0f / std::sqrt(static_cast<float>(spec.d_k));
    config->supervised_heads = {{spec.place, attn::HeadIndex(0), "word alignments"}};

    auto trace = std::make_shared<attn::Trace>();
    trace->scale = config->scale;
    trace->microseconds = 2310;
    trace->encoder.emplace().tokens = tokens(spec.source);
    if (!spec.fed.isEmpty()) {
        trace->decoder.emplace().tokens = tokens(spec.fed);
        trace->produced = tokens(spec.produced);
    }

    auto layer = std::make_shared<attn::LayerTrace>();
    std::mt19937 random(spec.seed);
    layer->place = spec.place;
    layer->mask = spec.mask;
    layer->times = {12.3, 8.1, 3.4};
    layer->masked_rows = spec.masked_rows;
    const auto rows = static_cast<attn::Index>(trace->queryTokens(spec.place).size());
    const auto cols = static_cast<attn::Index>(trace->keyTokens(spec.place).size());
    layer->scores = layer->weights = attn::Tensor{spec.heads, rows, cols};
    fillWeights(*layer, *trace, random);
    layer->q = normalTensor({spec.heads, rows, spec.d_k}, random);
    layer->k = normalTensor({spec.kv_heads, cols, spec.d_k}, random);
    layer->v = normalTensor({spec.kv_heads, cols, spec.d_k}, random);
    return {config, trace, layer, attn::HeadIndex(0), {}};
}

/// All heads of so many layers like this: of all kinds where there is a decoder, each layer with numbers of its own.
inline FigureSource makeModelSource(SourceSpec spec, int layers)
{
    std::vector<attn::AttentionPlace> kinds{{attn::Block::Encoder, {}, attn::AttentionKind::Self}};
    if (!spec.fed.isEmpty())
        kinds.insert(kinds.end(), {{attn::Block::Decoder, {}, attn::AttentionKind::Self},
                                   {attn::Block::Decoder, {}, attn::AttentionKind::Cross}});
    std::vector<PlaceSummary> places;
    FigureSource source;
    for (int layer = 0; layer < layers; ++layer)
        for (const attn::AttentionPlace &kind : kinds) {
            spec.place = kind;
            spec.place.layer = attn::LayerIndex{layer};
            spec.mask.causal = kind.block == attn::Block::Decoder && kind.kind == attn::AttentionKind::Self;
            ++spec.seed;
            source = makeSource(spec);
            places.push_back(summarized(*source.layer, {}));
        }
    source.overview = headOverview(nullptr, std::move(places));
    return source;
}

inline SourceSpec redCar()
{
    SourceSpec spec;
    spec.source = {"the", "red", "car", "is", "fast", "."};
    spec.fed = {"<fr>", "la", "voiture", "rouge", "est", "rapide"};
    spec.produced = {"la", "voiture", "rouge", "est", "rapide", "."};
    return spec;
}

/// An encoder's self-attention over so many words.
inline SourceSpec manyWords(int count)
{
    static const QStringList words{"the", "animal", "did",  "not",     "cross", "the", "street", "because",
                                   "it",  "was",    "much", "too",     "tired", ",",   "and",    "internationally",
                                   "we",  "think",  "that", "nothing", "helps", "."};
    SourceSpec spec;
    for (int i = 0; i < count; ++i)
        spec.source << words.at(i % words.size());
    spec.place = {attn::Block::Encoder, attn::LayerIndex(0), attn::AttentionKind::Self};
    return spec;
}

} // namespace lab::test
