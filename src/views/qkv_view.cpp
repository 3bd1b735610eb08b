// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/qkv_view.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QToolTip>

#include "figures/labels.h"

namespace lab {

QkvView::QkvView(QWidget *parent) : FigureView(FigureKind::Qkv, parent)
{
    setAccessibleName(tr("Queries, keys and values"));
    setWhatsThis(
        tr("What one head makes of its input: a query for each row of the heat map, a key and a value for each "
           "column. The rows of the chosen query and key are marked. Click a row to choose it."));
}

void QkvView::paintFigure(QPainter &painter)
{
    tables()->paint(painter, rect());
}

float QkvView::number(const QkvFigure::Entry &entry) const
{
    const FigureSource &source = tables()->source();
    const attn::LayerTrace &layer = *source.layer;
    const attn::Index head = attn::value(source.head);
    const attn::Index keyHead = head * layer.k.shape().at(0) / layer.q.shape().at(0);
    switch (entry.matrix) {
    case QkvFigure::Matrix::Q:
        return layer.q.head(head)(entry.row, entry.col);
    case QkvFigure::Matrix::K:
        return layer.k.head(keyHead)(entry.row, entry.col);
    case QkvFigure::Matrix::V:
        return layer.v.head(keyHead)(entry.row, entry.col);
    }
    return 0;
}

QString QkvView::valueText() const
{
    return tables() && m_entry ? QString::number(static_cast<double>(number(*m_entry)), 'g', 9) : QString();
}

QString QkvView::sentence(const QkvFigure::Entry &entry) const
{
    const FigureSource &source = tables()->source();
    const bool isQuery = entry.matrix == QkvFigure::Matrix::Q;
    const auto labels =
        isQuery ? queryLabels(*source.trace, source.layer->place) : keyLabels(*source.trace, source.layer->place);
    const QString name = isQuery ? tr("Query") : entry.matrix == QkvFigure::Matrix::K ? tr("Key") : tr("Value");
    return tr("%1 %2 (%3), component %4: %5")
        .arg(name)
        .arg(entry.row + 1)
        .arg(labels.at(entry.row).plain())
        .arg(entry.col + 1)
        .arg(static_cast<double>(number(entry)), 0, 'g', 9);
}

Cell QkvView::cellOf(const QkvFigure::Entry &entry) const
{
    Cell cell = session()->selection().pinned();
    (entry.matrix == QkvFigure::Matrix::Q ? cell.query : cell.key) = entry.row;
    return cell;
}

bool QkvView::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || !tables())
        return FigureView::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const auto entry = tables()->entryAt(help->pos(), rect());
    QToolTip::showText(help->globalPos(), entry ? sentence(*entry) : QString(), this);
    return true;
}

void QkvView::mouseMoveEvent(QMouseEvent *event)
{
    if (!tables())
        return;
    m_entry = tables()->entryAt(event->position(), rect());
    session()->selection().hover(m_entry ? cellOf(*m_entry) : Cell{});
}

void QkvView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && tables()) {
        if (const auto entry = tables()->entryAt(event->position(), rect()))
            session()->selection().pin(cellOf(*entry));
    }
}

void QkvView::leaveEvent(QEvent *event)
{
    FigureView::leaveEvent(event);
    m_entry.reset();
    if (session())
        session()->selection().hover({});
}

} // namespace lab
