// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "attn/tensor.h"
#include "figures/cell_grid.h"
#include "figures/color_map.h"
#include "figures/type.h"

namespace lab {

/// More rows or columns than these are painted as one image.
inline constexpr int kMostVectorCells = 128;

/// What is in the cells of a table.
struct CellField {
    attn::ConstMatrixView values;
    std::span<const std::uint8_t> masked; ///< [rows * cols], or empty
    const ColorMap *colors = nullptr;
    double scale = 1;   ///< the value that gets the map's last colour
    QString widestText; ///< of what `text` gives
    std::function<QString(int row, int col)> text;

    bool isMasked(int row, int col) const
    {
        return !masked.empty() && masked[static_cast<std::size_t>(row * values.cols + col)] != 0;
    }
};

/// The size of a cell in which its text is comfortable at this step.
QSizeF cellSizeForText(const CellField &field, const Type &type, int step);
/// The largest step of type at which every text fits its cell; none where none does.
std::optional<int> textStep(const CellGrid &grid, const CellField &field, const Type &type);

/// Paints the seen cells: rectangles a pixel apart with their numbers where they fit, or an image. An image that is
/// shrunk shows the largest of the values that fall together.
void paintCells(QPainter &painter, const CellGrid &grid, const CellField &field, const Type &type, const Theme &theme);

/// A hairline around the cells, so that a table of zeros is still a table.
void paintFrame(QPainter &painter, const QRectF &cells, const Theme &theme);

/// Outlines a cell in the text's colour; a whole row or column where `cell` has only that.
struct Mark {
    std::optional<int> row;
    std::optional<int> col;
};
void paintMark(QPainter &painter, const CellGrid &grid, const Mark &mark, const Theme &theme);

} // namespace lab
