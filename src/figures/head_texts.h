// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "session/head_overview.h"

namespace lab {

/// "L1 H0": layers and heads count from 0.
QString shortHeadName(const HeadSummary &head);
/// "entropy", "itself", "previous", "first", "distance".
QString measureName(HeadMeasure measure);
/// "2.31 bits", "0.87", "1.7"; "–" where it is not measured.
QString measureText(HeadMeasure measure, const attn::HeadMeasures &measures);
/// The measure that a trait is seen in.
HeadMeasure measureOf(HeadTrait trait);
/// "previous", "itself", "first", "focused", "even".
QString traitName(HeadTrait trait);
/// "previous 0.92", "focused 0.31 bits".
QString badgeText(const HeadBadge &badge);

} // namespace lab
