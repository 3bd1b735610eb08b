// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include "figures/figure.h"

namespace lab {

/// One head's weights as a small picture without words, its cells square and as large as they fit, in the middle of
/// `size` logical pixels. What does not fit falls together into the largest of its values. Transparent around the
/// cells. Can be made on any thread.
QImage thumbnail(const FigureSource &source, const Theme &theme, const QSize &size, int pixelRatio);

} // namespace lab
