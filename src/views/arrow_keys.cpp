// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/arrow_keys.h"

#include <QtCore/Qt>

#include <algorithm>

namespace lab {

std::optional<GridCell> moved(const std::optional<GridCell> &from, const GridCell &start, int key, int rows, int cols)
{
    GridCell cell = from.value_or(start);
    const int step = from ? 1 : 0;
    switch (key) {
    case Qt::Key_Up:
        cell.row -= step;
        break;
    case Qt::Key_Down:
        cell.row += step;
        break;
    case Qt::Key_Left:
        cell.col -= step;
        break;
    case Qt::Key_Right:
        cell.col += step;
        break;
    case Qt::Key_Home:
        cell.col = 0;
        break;
    case Qt::Key_End:
        cell.col = cols - 1;
        break;
    default:
        return {};
    }
    return GridCell{std::clamp(cell.row, 0, std::max(0, rows - 1)), std::clamp(cell.col, 0, std::max(0, cols - 1))};
}

} // namespace lab
