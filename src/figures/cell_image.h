// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include "figures/cell_field.h"
#include "figures/cell_grid.h"

namespace lab {

/// The seen cells as an image of this size. Where several cells share a pixel it shows the strongest of them.
QImage cellImage(const CellGrid &grid, const CellLevels &levels, const QSize &size);

} // namespace lab
