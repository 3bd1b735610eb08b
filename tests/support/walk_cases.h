// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

#include <cmath>

#include "session/runner.h"
#include "support/tiny_models.h"
#include "walkthrough/run_values.h"

namespace lab::test {

/// A run of a tiny model: between them they take every choice the format offers.
struct WalkCase {
    QString model; ///< a tiny one's name, or a folder whose name begins with it
    attn::MaskChoice mask{};
    attn::ScaleChoice scale{};
    std::vector<std::int32_t> ids{5, 9, 7, 11}; ///< of the text; with 0, padding
    std::vector<std::int32_t> target{3, 6, 8};  ///< where there is a decoder beside it
};

inline const QList<QPair<QString, WalkCase>> &walkCases()
{
    using Mask = attn::MaskChoice::Kind;
    using Scale = attn::ScaleChoice::Kind;
    static const QList<QPair<QString, WalkCase>> cases{
        {"encoder, post-norm, learned positions", {"tiny-encoder"}},
        {"encoder, causal", {"tiny-encoder", {Mask::Causal}}},
        {"encoder, window, unscaled", {"tiny-encoder", {Mask::Window, 1}, {Scale::None}}},
        {"classifier with padding", {"tiny-classifier", {}, {}, {5, 9, 0, 0}}},
        {"decoder", {"tiny-decoder"}},
        {"decoder, scale 0.3", {"tiny-decoder", {}, {Scale::Number, 0.3f}}},
        {"encoder-decoder, pre-norm", {"tiny-encdec-pre"}},
        {"encoder-decoder, post-norm", {"tiny-encdec-post"}},
        {"decoder, ALiBi", {"tiny-decoder-alibi"}},
        {"decoder, ALiBi, unmasked", {"tiny-decoder-alibi", {Mask::None}}},
        {"encoder-decoder, learned bias", {"tiny-encdec-relative"}},
        {"one word", {"tiny-encdec-pre", {}, {}, {5}}},
        {"nothing but padding", {"tiny-encdec-pre", {}, {}, {0, 0}}},
    };
    return cases;
}

inline RunValuesPtr walkCase(const WalkCase &chosen)
{
    static Runner runner;
    Experiment experiment;
    experiment.model = chosen.model.contains('/') ? chosen.model : tinyModel(chosen.model.toLatin1());
    experiment.request.token_ids = chosen.ids;
    if (chosen.model.contains("encdec"))
        experiment.request.target_token_ids = chosen.target;
    experiment.request.mask = chosen.mask;
    experiment.request.scale = chosen.scale;
    return std::make_shared<const RunValues>(runner.run(experiment));
}

inline void addWalkCases()
{
    QTest::addColumn<int>("index");
    for (int k = 0; k < walkCases().size(); ++k)
        QTest::newRow(qPrintable(walkCases()[k].first)) << k;
}

inline RunValuesPtr currentCase()
{
    QFETCH(const int, index);
    return walkCase(walkCases()[index].second);
}

/// Numbers of the run's end, from which the others can be reached: a row of each layer's end, or of the answer.
inline std::vector<Quantity> lastNumbers(const RunValues &values)
{
    std::vector<Quantity> last;
    const attn::ModelConfig &config = values.config();
    const attn::Block block = config.hasDecoder() ? attn::Block::Decoder : attn::Block::Encoder;
    const QuantityPlace end{
        block, attn::LayerIndex(static_cast<std::int32_t>(config.layers(block) - 1)), Part::Final, {}};
    if (!values.trace().logits.empty())
        last.push_back(end.of(What::Probability, values.trace().logits.shape()[0] - 1, 1));
    else
        last.push_back(values.end(block).at(values.matrix(values.end(block)).rows - 1, 2));
    return last;
}

/// What must be met on the way from there.
inline std::vector<What> kindsOf(const RunValues &values)
{
    std::vector<What> kinds{What::Constant,    What::Parameter,   What::Word,       What::Embedding, What::Mean,
                            What::Variance,    What::Normed,      What::Query,      What::Key,       What::Value,
                            What::Score,       What::ScaledScore, What::Shifted,    What::Context,   What::RowMaximum,
                            What::Exponential, What::RowSum,      What::Weight,     What::Output,    What::Sum,
                            What::Hidden,      What::Activated,   What::MaskedScore};
    if (values.config().positions == attn::Positions::Sinusoidal)
        kinds.push_back(What::Sinusoid);
    if (!values.config().addsPositionVectors())
        kinds.push_back(What::Bias);
    if (values.config().positions == attn::Positions::Alibi)
        kinds.insert(kinds.end(), {What::Slope, What::Distance});
    if (!values.trace().logits.empty())
        kinds.insert(kinds.end(), {What::Logit, What::LogitMaximum, What::LogitShifted, What::LogitExponential,
                                   What::LogitSum, What::Probability});
    return kinds;
}

} // namespace lab::test
