// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/qkv_view.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>

#include "figures/labels.h"
#include "views/arrow_keys.h"
#include "views/theme_of.h"

namespace lab {

namespace {

using Matrix = QkvFigure::Matrix;

constexpr Matrix kMatrices[] = {Matrix::Q, Matrix::K, Matrix::V};

} // namespace

QkvView::QkvView(QWidget *parent) : FigureView(FigureKind::Qkv, parent)
{
    makeTablesAccessible();
    setAccessibleName(tr("Queries, keys and values"));
    setWhatsThis(
        tr("What one head makes of its input: a query for each row of the heat map, a key and a value for each "
           "column. The rows of the chosen query and key are marked. Click a number to choose its row, the arrow keys "
           "go from one number to the next."));
}

void QkvView::figureChanged()
{
    m_layout.reset();
    m_entry.reset();
    if (m_chosen && (m_chosen->row >= values(m_chosen->matrix).rows || m_chosen->col >= values(m_chosen->matrix).cols))
        m_chosen.reset();
    tellTableChanged(this);
}

const QkvLayout &QkvView::layoutNow() const
{
    if (!m_layout)
        m_layout = tables()->layout(rect());
    return *m_layout;
}

void QkvView::resizeEvent(QResizeEvent *event)
{
    m_layout.reset();
    FigureView::resizeEvent(event);
}

QRegion QkvView::markedRegion() const
{
    return m_layout ? regionOf(tables()->markedRects(*m_layout)) : QRegion();
}

void QkvView::paintFigure(QPainter &painter)
{
    tables()->paint(painter, layoutNow());
    if (const auto entry = chosen())
        paintMark(painter, layoutNow().grids.at(static_cast<std::size_t>(entry->matrix)), entry->row, entry->col,
                  themeOf(*this).text);
}

attn::ConstMatrixView QkvView::values(Matrix matrix) const
{
    const FigureSource &source = tables()->source();
    const attn::LayerTrace &layer = *source.layer;
    const attn::Index head = attn::value(source.head);
    if (matrix == Matrix::Q)
        return layer.q.head(head);
    const attn::Index keyHead = head * layer.k.shape().at(0) / layer.q.shape().at(0);
    return matrix == Matrix::K ? layer.k.head(keyHead) : layer.v.head(keyHead);
}

float QkvView::number(const QkvFigure::Entry &entry) const
{
    return values(entry.matrix)(entry.row, entry.col);
}

std::optional<QkvFigure::Entry> QkvView::entryAt(const QPointF &point) const
{
    return tables() ? tables()->entryAt(point, layoutNow()) : std::nullopt;
}

std::optional<QkvFigure::Entry> QkvView::chosen() const
{
    if (!tables() || !m_chosen)
        return {};
    const Cell pinned = session()->selection().pinned();
    return (m_chosen->matrix == Matrix::Q ? pinned.query : pinned.key) == m_chosen->row ? m_chosen : std::nullopt;
}

QString QkvView::valueText() const
{
    const std::optional<QkvFigure::Entry> entry = m_entry ? m_entry : chosen();
    return tables() && entry ? QString::number(static_cast<double>(number(*entry)), 'g', 9) : QString();
}

QString QkvView::rowName(const QkvFigure::Entry &entry) const
{
    const FigureSource &source = tables()->source();
    const bool isQuery = entry.matrix == Matrix::Q;
    const auto labels =
        isQuery ? queryLabels(*source.trace, source.layer->place) : keyLabels(*source.trace, source.layer->place);
    const QString name = isQuery ? tr("Query") : entry.matrix == Matrix::K ? tr("Key") : tr("Value");
    return tr("%1 %2 (%3)").arg(name).arg(entry.row + 1).arg(labels.at(entry.row).plain());
}

QString QkvView::sentence(const QkvFigure::Entry &entry) const
{
    return tr("%1, component %2: %3").arg(rowName(entry)).arg(entry.col + 1).arg(exactText(number(entry)));
}

Cell QkvView::cellOf(const QkvFigure::Entry &entry) const
{
    Cell cell = session()->selection().pinned();
    (entry.matrix == Matrix::Q ? cell.query : cell.key) = entry.row;
    return cell;
}

int QkvView::rows() const
{
    int rows = 0;
    for (const Matrix matrix : kMatrices)
        rows += tables() ? static_cast<int>(values(matrix).rows) : 0;
    return rows;
}

int QkvView::columns() const
{
    return tables() ? static_cast<int>(std::max(values(Matrix::Q).cols, values(Matrix::V).cols)) : 0;
}

GridCell QkvView::placeOf(const QkvFigure::Entry &entry) const
{
    int row = entry.row;
    for (const Matrix matrix : kMatrices)
        row += matrix < entry.matrix ? static_cast<int>(values(matrix).rows) : 0;
    return {row, entry.col};
}

QkvFigure::Entry QkvView::entryOf(const GridCell &place) const
{
    QkvFigure::Entry entry{Matrix::Q, place.row, place.col};
    for (const Matrix next : {Matrix::K, Matrix::V})
        if (const auto above = static_cast<int>(values(entry.matrix).rows); entry.row >= above)
            entry = {next, entry.row - above, place.col};
    return entry;
}

QString QkvView::rowName(int row) const
{
    return rowName(entryOf({row, 0}));
}

QString QkvView::columnName(int col) const
{
    return tr("component %1").arg(col + 1);
}

QString QkvView::cellText(const GridCell &cell) const
{
    const QkvFigure::Entry entry = entryOf(cell); // values can be shorter than queries and keys
    const bool isThere = entry.col < values(entry.matrix).cols;
    return isThere ? exactText(number(entry)) : QString();
}

QString QkvView::cellSentence(const GridCell &cell) const
{
    const QkvFigure::Entry entry = entryOf(cell);
    return entry.col < values(entry.matrix).cols ? sentence(entry) : QString();
}

QRectF QkvView::cellRect(const GridCell &cell) const
{
    const QkvFigure::Entry entry = entryOf(cell);
    return entry.col < values(entry.matrix).cols ? entryRect(entry) : QRectF();
}

std::optional<GridCell> QkvView::cellAt(const QPointF &point) const
{
    const std::optional<QkvFigure::Entry> entry = entryAt(point);
    return entry ? std::optional(placeOf(*entry)) : std::nullopt;
}

std::optional<GridCell> QkvView::chosenCell() const
{
    const std::optional<QkvFigure::Entry> entry = chosen();
    return entry ? std::optional(placeOf(*entry)) : std::nullopt;
}

void QkvView::chooseCell(const GridCell &cell)
{
    QkvFigure::Entry entry = entryOf(cell);
    entry.col = std::min(entry.col, static_cast<int>(values(entry.matrix).cols) - 1);
    choose(entry);
    scrollTo(entryRect(entry));
    tellCellFocused(this, columns(), placeOf(entry));
}

void QkvView::choose(const QkvFigure::Entry &entry)
{
    const QRegion before = markedRegion();
    m_chosen = entry;
    session()->selection().hover({});
    session()->selection().pin(cellOf(entry));
    update(before + markedRegion()); // the row can be the same
}

bool QkvView::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || !tables())
        return FigureView::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const auto entry = entryAt(help->pos());
    QToolTip::showText(help->globalPos(), entry ? sentence(*entry) : QString(), this);
    return true;
}

void QkvView::mouseMoveEvent(QMouseEvent *event)
{
    if (!tables())
        return;
    m_entry = entryAt(event->position());
    session()->selection().hover(m_entry ? cellOf(*m_entry) : Cell{});
}

void QkvView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (const auto entry = entryAt(event->position()))
        choose(*entry);
}

void QkvView::leaveEvent(QEvent *event)
{
    FigureView::leaveEvent(event);
    m_entry.reset();
    if (session())
        session()->selection().hover({});
}

void QkvView::keyPressEvent(QKeyEvent *event)
{
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    const Cell pinned = session() ? session()->selection().pinned() : Cell{};
    const std::optional<GridCell> from = chosenCell();
    const GridCell start{std::clamp(pinned.query.value_or(0), 0, std::max(0, rows() - 1)), 0};
    const auto to = plain && tables() ? moved(from, start, event->key(), rows(), columns()) : std::nullopt;
    if (to)
        chooseCell(*to);
    else
        FigureView::keyPressEvent(event);
}

} // namespace lab
