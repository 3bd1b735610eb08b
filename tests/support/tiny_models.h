// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "session/experiment.h"

namespace lab::test {

/// The folder of one of the small random models of tests/golden.
inline QString tinyModel(const char *name)
{
    return QStringLiteral(LAB_SOURCE_DIR "/tests/golden/models/") + QLatin1String(name);
}

inline Experiment tinyExperiment(const char *text, const char *model = "tiny-encdec-pre")
{
    Experiment experiment;
    experiment.model = tinyModel(model);
    experiment.request.text = text;
    experiment.request.translate_to = "fr";
    return experiment;
}

inline constexpr attn::AttentionPlace kCross{attn::Block::Decoder, attn::LayerIndex{1}, attn::AttentionKind::Cross};
inline constexpr attn::AttentionPlace kEncoder{attn::Block::Encoder, attn::LayerIndex{0}, attn::AttentionKind::Self};

} // namespace lab::test
