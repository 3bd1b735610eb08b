// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "figures/cell_grid.h"

namespace lab {

/// Where an arrow key, Home or End (a row's ends) leads from a cell of a table; without one, it leads to `start`. None
/// where the key says nothing.
std::optional<GridCell> moved(const std::optional<GridCell> &from, const GridCell &start, int key, int rows, int cols);

} // namespace lab
