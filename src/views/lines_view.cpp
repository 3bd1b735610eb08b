// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/lines_view.h"

#include <algorithm>

#include "figures/labels.h"
#include "views/inspector_text.h"

namespace lab {

namespace {
constexpr double kFewestTokens = 4; ///< seen at the strongest zoom
} // namespace

LinesView::LinesView(QWidget *parent) : ZoomView(FigureKind::Lines, parent)
{
    makeTablesAccessible();
    setAccessibleName(tr("Lines"));
    setWhatsThis(tr("A line from each query to the keys it looks at: the wider and denser, the more weight. Point at a "
                    "token to see its lines alone, at a line for its weight; click to keep it, Esc lets it go, the "
                    "arrow keys move it; the wheel zooms, dragging pans, 0 or a double click shows everything."));
}

std::optional<FigureSource> LinesView::source() const
{
    std::optional<FigureSource> made = FigureView::source();
    if (made)
        made->lines = m_look;
    return made;
}

void LinesView::setLook(const LinesLook &look)
{
    if (look == m_look)
        return;
    m_look = look;
    makeFigureWhereSeen();
}

void LinesView::figureChanged()
{
    m_layout.reset();
    tellTableChanged(this);
}

const LinesLayout &LinesView::layoutNow() const
{
    if (!m_layout)
        m_layout = lines()->layout(rect(), m_span);
    return *m_layout;
}

void LinesView::resizeEvent(QResizeEvent *event)
{
    m_layout.reset();
    ZoomView::resizeEvent(event);
}

void LinesView::paintFigure(QPainter &painter)
{
    lines()->paint(painter, layoutNow());
}

Cell LinesView::pointedAt(const QPointF &point) const
{
    return lines() ? lines()->cellAt(point, layoutNow()) : Cell{};
}

attn::ConstMatrixView LinesView::weights() const
{
    const FigureSource &shown = lines()->source();
    return shown.layer->weights.head(attn::value(shown.head));
}

QString LinesView::valueText() const
{
    if (!lines())
        return {};
    const Cell &cell = lines()->source().cell;
    return cell.query && cell.key ? cellText({*cell.query, *cell.key}) : QString();
}

int LinesView::rows() const
{
    return lines() ? static_cast<int>(weights().rows) : 0;
}

int LinesView::columns() const
{
    return lines() ? static_cast<int>(weights().cols) : 0;
}

QString LinesView::rowName(int row) const
{
    const FigureSource &shown = lines()->source();
    return queryLabels(*shown.trace, shown.layer->place).value(row).plain();
}

QString LinesView::columnName(int col) const
{
    const FigureSource &shown = lines()->source();
    return keyLabels(*shown.trace, shown.layer->place).value(col).plain();
}

QString LinesView::cellText(const GridCell &cell) const
{
    return QString::number(static_cast<double>(weights()(cell.row, cell.col)), 'g', 9);
}

QRectF LinesView::cellRect(const GridCell &cell) const
{
    return QRectF(queryEnd(cell.row), keyEnd(cell.col)).normalized();
}

std::optional<GridCell> LinesView::cellAt(const QPointF &point) const
{
    const Cell cell = pointedAt(point);
    return cell.query && cell.key ? std::optional(GridCell{*cell.query, *cell.key}) : std::nullopt;
}

std::optional<GridCell> LinesView::chosenCell() const
{
    const Cell pinned = lines() ? session()->selection().pinned() : Cell{};
    const attn::ConstMatrixView all = lines() ? weights() : attn::ConstMatrixView{};
    if (pinned.isEmpty() || pinned.query >= all.rows || pinned.key >= all.cols)
        return std::nullopt;
    GridCell most{pinned.query.value_or(0), pinned.key.value_or(0)};
    for (int col = 0; !pinned.key && col < all.cols; ++col)
        most.col = all(most.row, col) > all(most.row, most.col) ? col : most.col;
    for (int row = 0; !pinned.query && row < all.rows; ++row)
        most.row = all(row, most.col) > all(most.row, most.col) ? row : most.row;
    return most;
}

void LinesView::chooseCell(const GridCell &cell)
{
    session()->selection().hover({});
    session()->selection().pin({cell.row, cell.col});
    tellCellFocused(this, columns(), cell);
}

/// One sentence for each head that is drawn where a line is meant, else for the chosen head.
QString LinesView::sentence(const Cell &cell) const
{
    const FigureSource &shown = lines()->source();
    QStringList sentences;
    for (const attn::HeadIndex head : shownHeads(shown)) {
        if (!(cell.query && cell.key) && head != shown.head)
            continue;
        const Inspection inspection(session()->run(), shown.layer, head);
        const QString text = InspectorText::plainSentence(inspection, cell);
        sentences << (shown.lines.heads.empty() ? text : tr("Head %1: %2").arg(attn::value(head)).arg(text));
    }
    return sentences.join(u'\n');
}

double LinesView::along(const QPointF &point) const
{
    const QRectF area = layoutNow().queries.rect();
    return m_look.horizontal ? (point.x() - area.left()) / area.width() : (point.y() - area.top()) / area.height();
}

void LinesView::setSpan(const TokenSpan &wanted)
{
    const double tokens = std::max(rows(), columns());
    TokenSpan span;
    span.length = std::clamp(wanted.length, std::min(1.0, kFewestTokens / tokens), 1.0);
    span.first = std::clamp(wanted.first, 0.0, 1 - span.length);
    m_span = span;
    m_layout.reset();
    update();
}

void LinesView::zoom(double factor, const QPointF &around)
{
    if (!lines())
        return;
    const double share = std::clamp(along(around), 0.0, 1.0), length = m_span.length / factor;
    setSpan({m_span.first + (m_span.length - length) * share, length});
}

void LinesView::resetZoom()
{
    if (lines())
        setSpan({});
}

void LinesView::pan(const QPointF &from, const QPointF &to)
{
    setSpan({m_panned.first - (along(to) - along(from)) * m_panned.length, m_panned.length});
}

void LinesView::choose(const Cell &cell)
{
    session()->selection().pin(cell); // beside everything: lets go
}

/// Along the tokens the arrows go to the next of that side, across them to the other side.
bool LinesView::moveBy(int key)
{
    const bool horizontal = m_look.horizontal;
    const bool back = key == (horizontal ? Qt::Key_Left : Qt::Key_Up);
    const bool on = key == (horizontal ? Qt::Key_Right : Qt::Key_Down);
    const bool toQueries = key == (horizontal ? Qt::Key_Down : Qt::Key_Left);
    const bool toKeys = key == (horizontal ? Qt::Key_Up : Qt::Key_Right);
    if (!back && !on && !toQueries && !toKeys)
        return false;
    const Cell from = session()->selection().pinned();
    const bool isKey = toKeys || (!toQueries && !from.query && from.key);
    const bool moves = isKey ? from.key && !from.query : from.query.has_value(); // else it starts, or changes sides
    const int last = (isKey ? columns() : rows()) - 1;
    const int start = isKey ? from.key.value_or(from.query.value_or(0)) : from.query.value_or(from.key.value_or(0));
    const int step = on ? 1 : back ? -1 : 0;
    const int token = std::clamp(moves ? start + step : start, 0, last);
    session()->selection().hover({});
    session()->selection().pin(isKey ? Cell{{}, token} : Cell{token, {}});
    if (const std::optional<GridCell> most = chosenCell())
        tellCellFocused(this, columns(), *most);
    return true;
}

} // namespace lab
