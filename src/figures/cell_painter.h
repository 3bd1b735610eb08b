// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "attn/tensor.h"
#include "figures/cell_grid.h"
#include "figures/color_map.h"
#include "figures/type.h"
#include "session/selection.h"

namespace lab {

/// More rows or columns than these are painted as one image: files would get too large.
inline constexpr int kMostVectorCells = 128;

/// What is in the cells of a table.
struct CellField {
    attn::ConstMatrixView values;
    std::span<const std::uint8_t> masked; ///< [rows * cols], or empty
    const ColorMap *colors = nullptr;
    double scale = 1;                              ///< the value that gets the map's last colour
    QString widestText;                            ///< of what `text` gives
    std::function<QString(int row, int col)> text; ///< none: no numbers in the cells
    int mostRects = kMostVectorCells;              ///< more rows or columns than these are painted as one image

    bool isMasked(int row, int col) const
    {
        return !masked.empty() && masked[static_cast<std::size_t>(row * values.cols + col)] != 0;
    }
};

struct HeadWeights;

/// Weights as cells; `weights` and `colors` must outlive it.
CellField weightField(const HeadWeights &weights, const ColorMap &colors, double scale, int digits);

/// The size of a cell in which such a text is comfortable at this step.
QSizeF cellSizeForText(const QString &widestText, const Type &type, int step);
/// The largest step of type at which every text fits its cell; none where none does.
std::optional<int> textStep(const CellGrid &grid, const CellField &field, const Type &type);

/// Paints the seen cells (of the viewport, inside the painter's clip): rectangles a pixel apart with their numbers
/// where they fit, or an image. An image that is shrunk shows the largest of the values that fall together.
void paintCells(QPainter &painter, const CellGrid &grid, const CellField &field, const Type &type, const Theme &theme);

/// A hairline around the cells, so that a table of zeros is still a table.
void paintFrame(QPainter &painter, const QRectF &cells, const Theme &theme);

/// Outlines a cell, or a whole row or column where the other is missing.
void paintMark(QPainter &painter, const CellGrid &grid, std::optional<int> row, std::optional<int> col,
               const QColor &color, double width = 2);
/// What a mark of this cell is drawn in: the role of the row or column, the text's colour where they meet.
QColor markColor(const Cell &cell, const Theme &theme);

} // namespace lab
