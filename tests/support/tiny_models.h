// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/experiment.h"
#include "support/tiny_folder.h"

namespace lab::test {

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
