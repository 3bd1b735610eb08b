// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/cell_grid.h"

#include <algorithm>
#include <cmath>

namespace lab {

CellGrid::CellGrid(const QRectF &rect, int rows, int cols)
    : CellGrid(rect, rows, cols, {0, 0, static_cast<double>(rows), static_cast<double>(cols)})
{
}

CellGrid::CellGrid(const QRectF &rect, int rows, int cols, const Viewport &view)
    : m_rect(rect), m_view(view), m_rows(rows), m_cols(cols)
{
    m_view.rows = std::clamp(view.rows, std::min(1.0, m_rows * 1.0), m_rows * 1.0);
    m_view.cols = std::clamp(view.cols, std::min(1.0, m_cols * 1.0), m_cols * 1.0);
    m_view.firstRow = std::clamp(view.firstRow, 0.0, std::max(0.0, m_rows - m_view.rows));
    m_view.firstCol = std::clamp(view.firstCol, 0.0, std::max(0.0, m_cols - m_view.cols));
}

double CellGrid::rowPitch() const
{
    return m_rows == 0 ? 0 : m_rect.height() / m_view.rows;
}

double CellGrid::colPitch() const
{
    return m_cols == 0 ? 0 : m_rect.width() / m_view.cols;
}

QRectF CellGrid::cellRect(const GridCell &cell) const
{
    return {m_rect.left() + (cell.col - m_view.firstCol) * colPitch(),
            m_rect.top() + (cell.row - m_view.firstRow) * rowPitch(), colPitch(), rowPitch()};
}

std::optional<GridCell> CellGrid::cellAt(const QPointF &point) const
{
    if (m_rows == 0 || m_cols == 0 || !m_rect.contains(point))
        return {};
    const double row = m_view.firstRow + (point.y() - m_rect.top()) / rowPitch();
    const double col = m_view.firstCol + (point.x() - m_rect.left()) / colPitch();
    return GridCell{std::clamp(static_cast<int>(row), firstRow(), lastRow()),
                    std::clamp(static_cast<int>(col), firstCol(), lastCol())};
}

CellGrid CellGrid::cropped(const QRectF &part) const
{
    const QRectF seen = m_rect.intersected(part);
    const std::optional<GridCell> first = cellAt(seen.topLeft()), last = cellAt(seen.bottomRight());
    if (seen.isEmpty() || !first || !last)
        return {};
    const QRectF cells = cellRect(*first).united(cellRect(*last)).intersected(m_rect);
    return {cells,
            m_rows,
            m_cols,
            {m_view.firstRow + (cells.top() - m_rect.top()) / rowPitch(),
             m_view.firstCol + (cells.left() - m_rect.left()) / colPitch(), cells.height() / rowPitch(),
             cells.width() / colPitch()}};
}

int CellGrid::firstRow() const
{
    return static_cast<int>(m_view.firstRow);
}

int CellGrid::lastRow() const
{
    return m_rows == 0 ? -1 : std::max(firstRow(), static_cast<int>(std::ceil(m_view.firstRow + m_view.rows)) - 1);
}

int CellGrid::firstCol() const
{
    return static_cast<int>(m_view.firstCol);
}

int CellGrid::lastCol() const
{
    return m_cols == 0 ? -1 : std::max(firstCol(), static_cast<int>(std::ceil(m_view.firstCol + m_view.cols)) - 1);
}

QSizeF fittedCell(const QSizeF &room, int rows, int cols, const QSizeF &most)
{
    constexpr double widest = 1.75, highest = 1.25; // of the other side: cells stay cells
    const double col = std::min(most.width(), room.width() / std::max(1, cols));
    const double row = std::min(most.height(), room.height() / std::max(1, rows));
    const auto whole = [](double length) { return std::max(0.01, length >= 4 ? std::floor(length) : length); };
    return {whole(std::min(col, widest * row)), whole(std::min(row, highest * col))};
}

} // namespace lab
