// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>

#include <optional>

namespace lab {

/// A cell of a table that is drawn: of a heat map, or of one of a head's matrices.
struct GridCell {
    int row = 0;
    int col = 0;
    bool operator==(const GridCell &) const = default;
};

/// The part of a table that is seen, in cells; fractions while zooming and panning.
struct Viewport {
    double firstRow = 0;
    double firstCol = 0;
    double rows = 0;
    double cols = 0;
    bool operator==(const Viewport &) const = default;
};

/// Where the cells of a table are: a viewport stretched over a rectangle.
class CellGrid {
public:
    CellGrid() = default;
    /// All of a table of so many cells.
    CellGrid(const QRectF &rect, int rows, int cols);
    /// A part of it; clamped to the table.
    CellGrid(const QRectF &rect, int rows, int cols, const Viewport &view);

    const QRectF &rect() const { return m_rect; }
    const Viewport &view() const { return m_view; }
    int rows() const { return m_rows; }
    int cols() const { return m_cols; }
    double rowPitch() const;
    double colPitch() const;

    /// May reach beyond rect() at the viewport's edges.
    QRectF cellRect(const GridCell &cell) const;
    /// None outside rect().
    std::optional<GridCell> cellAt(const QPointF &point) const;

    /// The cells of which something is inside `part`, where they are.
    CellGrid cropped(const QRectF &part) const;

    /// The cells of which something is seen.
    int firstRow() const;
    int lastRow() const;
    int firstCol() const;
    int lastCol() const;

private:
    QRectF m_rect;
    Viewport m_view;
    int m_rows = 0;
    int m_cols = 0;
};

/// The size of cells that fill the room best: wider than high where that helps their numbers, whole pixels where they
/// are large enough, none larger than `most`.
QSizeF fittedCell(const QSizeF &room, int rows, int cols, const QSizeF &most);

} // namespace lab
