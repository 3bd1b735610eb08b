// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

#include "attn/config.h"
#include "attn/mask.h"

namespace lab {

/// The words that stand for choices on the command line and in files. Each pair undoes the other.

/// "sqrt_dk", "none" or a number in the shortest form that reads back the same; empty: the model's own.
QString scaleWord(const attn::ScaleChoice &choice);
/// None where it is no such word, or a number that is not finite.
std::optional<attn::ScaleChoice> scaleFromWord(const QString &word);

/// "model", "none", "causal" or "window:N".
QString maskWord(const attn::MaskChoice &choice);
std::optional<attn::MaskChoice> maskFromWord(const QString &word);

/// "decoder.1.cross": an attention sub-layer as tensors are named.
QString placeWord(const attn::AttentionPlace &place);
/// None also for an encoder's cross-attention, which there is not.
std::optional<attn::AttentionPlace> placeFromWord(const QString &word);

} // namespace lab
