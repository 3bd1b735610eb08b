// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include "attn/config.h"
#include "figures/theme.h"

namespace lab {

/// A head's colour where several are shown together: of one lightness, hues a golden angle apart, so that neighbours
/// differ, however many there are; head 0 has the weights' hue. Never without the head's number beside it.
QColor headColor(attn::HeadIndex head, const Theme &theme);

} // namespace lab
