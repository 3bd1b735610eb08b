// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "figures/theme.h"
#include "session/head_overview.h"

namespace lab {

/// "Encoder self-attention · layer 0 · head 1 (Z₂)".
QString fullHeadName(const HeadSummary &head);

/// A measure with 9 significant digits; empty where it is not measured.
QString exactMeasure(HeadMeasure measure, const attn::HeadMeasures &measures);

/// All measures of a head with 9 significant digits, a line each. Plain text.
QString exactMeasures(const HeadSummary &head, const attn::ModelConfig &config);

/// Name, what it was trained on where it was, all measures, and below them badgeSentence(), as rich text.
QString headText(const HeadSummary &head, const attn::ModelConfig &config, const Theme &theme);

/// Why a head has its badge, with the number that earned it and that of the others; or that nothing stands out, or
/// that there is nothing to measure. The conditions are badgeOf()'s (session/head_badge.h). Plain text.
QString badgeSentence(const HeadSummary &head);

} // namespace lab
