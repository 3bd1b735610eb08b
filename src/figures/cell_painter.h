// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/cell_field.h"
#include "figures/cell_grid.h"
#include "figures/type.h"
#include "session/selection.h"

namespace lab {

/// Of masked cells: neither 0 nor a value, a grey that no weight has.
QColor maskedColor(const Theme &theme);

/// The size of a cell in which such a text is comfortable at this step.
QSizeF cellSizeForText(const QString &widestText, const Type &type, int step);
/// The largest step of type at which every text fits its cell; none where none does.
std::optional<int> textStep(const CellGrid &grid, const CellField &field, const Type &type);

/// Paints the seen cells (of the viewport, inside the painter's clip): rectangles a pixel apart with their numbers
/// where they fit, or an image. An image that is shrunk shows the largest of the values that fall together.
/// `levels` are of a field that is painted again and again; without them they are made where they are needed.
void paintCells(QPainter &painter, const CellGrid &grid, const CellField &field, const Type &type, const Theme &theme,
                const CellLevels *levels = nullptr);

/// A hairline around the cells, so that a table of zeros is still a table.
void paintFrame(QPainter &painter, const QRectF &cells, const Theme &theme);

/// Outlines a cell, or a whole row or column where the other is missing; with a second line around it, where cells may
/// be of the first one's colour.
void paintMark(QPainter &painter, const CellGrid &grid, std::optional<int> row, std::optional<int> col,
               const QColor &color, const QColor &halo = {}, double width = 2);
/// What a mark of this cell is drawn in: the role of the row or column, the text's colour where they meet.
QColor markColor(const Cell &cell, const Theme &theme);

} // namespace lab
