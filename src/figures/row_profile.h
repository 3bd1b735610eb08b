// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "figures/cell_grid.h"
#include "figures/type.h"

namespace lab {

struct Theme;

/// One row of a table as bars below it, each under its column.
struct RowProfile {
    std::span<const float> weights;
    std::optional<int> markedCol;
    QColor fill;
    QColor marked; ///< of the marked column's number

    /// What it needs below the table.
    static double height(const Type &type);
    /// In `area` below the columns that the grid shows; the axis' numbers stand left of it. The axis ends at the round
    /// number above the row's largest weight.
    void paint(QPainter &painter, const QRectF &area, const CellGrid &grid, const Type &type, const Theme &theme) const;

private:
    void paintAxis(QPainter &painter, const QRectF &bars, double top, const Type &type, const Theme &theme) const;
    void paintNumber(QPainter &painter, const QRectF &bars, const CellGrid &grid, double top, const Type &type) const;
};

} // namespace lab
