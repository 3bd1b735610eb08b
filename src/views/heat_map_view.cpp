// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/heat_map_view.h"

#include <algorithm>

#include "figures/labels.h"
#include "views/arrow_keys.h"
#include "views/inspector_text.h"

namespace lab {

namespace {
constexpr double kFewestCells = 2; ///< shown at the strongest zoom
} // namespace

HeatMapView::HeatMapView(QWidget *parent) : ZoomView(FigureKind::HeatMap, parent)
{
    makeTablesAccessible();
    setAccessibleName(tr("Heat map"));
    setWhatsThis(
        tr("Each row is a query, each column a key; a cell is the weight that the query gives to the key. Each "
           "row adds up to 1. Click a cell to keep it, Esc lets it go, the arrow keys move it; the wheel "
           "zooms, dragging pans, 0 or a double click shows everything."));
}

void HeatMapView::figureChanged()
{
    m_layout.reset();
    if (m_zoom)
        setView(*m_zoom); // as far as the new table has it
    tellTableChanged(this);
}

const HeatMapLayout &HeatMapView::layoutNow() const
{
    if (!m_layout)
        m_layout = map()->layout(rect(), view());
    return *m_layout;
}

void HeatMapView::resizeEvent(QResizeEvent *event)
{
    m_layout.reset();
    ZoomView::resizeEvent(event);
}

void HeatMapView::paintFigure(QPainter &painter)
{
    const HeatMapLayout &layout = layoutNow();
    map()->paint(painter, layout);
    if (layout.profile.isNull() || map()->rowOf(map()->source().cell.query))
        return;
    painter.setPen(map()->style().theme->dim);
    painter.drawText(layout.profile, Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap,
                     tr("Point at a row to see its weights as bars here."));
}

std::optional<GridCell> HeatMapView::cellAt(const QPointF &point) const
{
    return map() ? layoutNow().grid.cellAt(point) : std::nullopt;
}

QRectF HeatMapView::cellRect(const GridCell &cell) const
{
    return map() ? layoutNow().grid.cellRect(cell) : QRectF();
}

QString HeatMapView::valueText() const
{
    if (!map())
        return {};
    const Cell &cell = map()->source().cell;
    return cell.query && cell.key ? weightOf(cell) : QString();
}

QString HeatMapView::rowName(int row) const
{
    const FigureSource &source = map()->source();
    return queryLabels(*source.trace, source.layer->place).value(*map()->cellOf({row, 0}).query).plain();
}

QString HeatMapView::columnName(int col) const
{
    const FigureSource &source = map()->source();
    return keyLabels(*source.trace, source.layer->place).value(*map()->cellOf({0, col}).key).plain();
}

QString HeatMapView::weightOf(const Cell &cell) const
{
    const FigureSource &source = map()->source();
    const float weight = source.layer->weights.head(attn::value(source.head))(*cell.query, *cell.key);
    return QString::number(static_cast<double>(weight), 'g', 9);
}

QString HeatMapView::cellText(const GridCell &cell) const
{
    return weightOf(selected(cell));
}

Inspection HeatMapView::inspection() const
{
    return {session()->run(), map()->source().layer, map()->source().head};
}

QString HeatMapView::cellSentence(const GridCell &cell) const
{
    return sentence(selected(cell));
}

std::optional<GridCell> HeatMapView::chosenCell() const
{
    if (!map())
        return std::nullopt;
    const Cell pinned = session()->selection().pinned();
    const std::optional<int> row = map()->rowOf(pinned.query), col = map()->colOf(pinned.key);
    return row && col ? std::optional(GridCell{*row, *col}) : std::nullopt;
}

void HeatMapView::chooseCell(const GridCell &cell)
{
    session()->selection().hover({});
    session()->selection().pin(selected(cell));
    makeVisible(cell);
    tellCellFocused(this, columns(), cell);
}

void HeatMapView::setView(const Viewport &wanted)
{
    const Viewport everything = map()->everything();
    Viewport view;
    view.rows = std::clamp(wanted.rows, std::min(kFewestCells, everything.rows), everything.rows);
    view.cols = std::clamp(wanted.cols, std::min(kFewestCells, everything.cols), everything.cols);
    view.firstRow = std::clamp(wanted.firstRow, 0.0, everything.rows - view.rows);
    view.firstCol = std::clamp(wanted.firstCol, 0.0, everything.cols - view.cols);
    m_layout.reset();
    m_zoom = view == everything ? std::nullopt : std::optional(view);
    update();
}

void HeatMapView::zoom(double factor, const QPointF &around)
{
    if (!map())
        return;
    const QRectF box = layoutNow().grid.rect();
    const double x = std::clamp((around.x() - box.left()) / box.width(), 0.0, 1.0);
    const double y = std::clamp((around.y() - box.top()) / box.height(), 0.0, 1.0);
    const Viewport everything = map()->everything();
    const Viewport before = view();
    Viewport after = before;
    after.rows = std::clamp(before.rows / factor, std::min(kFewestCells, everything.rows), everything.rows);
    after.cols = std::clamp(before.cols / factor, std::min(kFewestCells, everything.cols), everything.cols);
    after.firstRow += (before.rows - after.rows) * y;
    after.firstCol += (before.cols - after.cols) * x;
    setView(after);
}

void HeatMapView::resetZoom()
{
    if (map())
        setView(map()->everything());
}

void HeatMapView::pan(const QPointF &from, const QPointF &to)
{
    const CellGrid &grid = layoutNow().grid;
    Viewport moved = m_panned;
    moved.firstCol -= (to.x() - from.x()) / grid.colPitch();
    moved.firstRow -= (to.y() - from.y()) / grid.rowPitch();
    setView(moved);
}

Cell HeatMapView::pointedAt(const QPointF &point) const
{
    return selected(cellAt(point));
}

QString HeatMapView::sentence(const Cell &cell) const
{
    return InspectorText::plainSentence(inspection(), cell);
}

void HeatMapView::choose(const Cell &cell)
{
    if (!cell.isEmpty()) // beside the table nothing is chosen, and nothing let go
        session()->selection().pin(cell);
}

void HeatMapView::makeVisible(const GridCell &cell)
{
    Viewport moved = view();
    moved.firstRow = std::clamp(moved.firstRow, cell.row + 1 - moved.rows, static_cast<double>(cell.row));
    moved.firstCol = std::clamp(moved.firstCol, cell.col + 1 - moved.cols, static_cast<double>(cell.col));
    setView(moved);
}

bool HeatMapView::moveBy(int key)
{
    const Cell pinned = session()->selection().pinned();
    const std::optional<int> row = map()->rowOf(pinned.query), col = map()->colOf(pinned.key);
    const GridCell start{row.value_or(0), col.value_or(0)};
    const std::optional<GridCell> from = row && col ? std::optional(start) : std::nullopt;
    const std::optional<GridCell> to = moved(from, start, key, rows(), columns());
    if (to)
        chooseCell(*to);
    return to.has_value();
}

} // namespace lab
