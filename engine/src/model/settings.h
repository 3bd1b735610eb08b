// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attn/config.h"
#include "attn/mask.h"
#include "attn/model.h"
#include "attn/progress.h"

namespace attn {

/// How a run is computed, in every layer.
struct Settings {
    float scale = 1.0f;
    MaskChoice mask;
    int threads = 0;
    Progress progress;
    WeightsFor weights_for{}; ///< empty: no weights are kept
};

/// The mask of a stack's self-attention, without offset and padding.
inline Mask selfMask(Block block, const MaskChoice &choice)
{
    Mask mask;
    mask.causal =
        block == Block::Decoder ? choice.kind != MaskChoice::Kind::None : choice.kind == MaskChoice::Kind::Causal;
    mask.window = choice.kind == MaskChoice::Kind::Window ? choice.window : -1;
    return mask;
}

} // namespace attn
