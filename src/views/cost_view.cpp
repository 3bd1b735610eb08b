// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/cost_view.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include "views/arrow_keys.h"
#include "views/theme_of.h"

namespace lab {

namespace {

constexpr int kTotal = kCostRows - 1;

attn::CostStep stepOf(int row)
{
    return attn::kCostSteps.at(static_cast<std::size_t>(row));
}

CostColumn columnOf(const GridCell &cell)
{
    return kCostColumns.at(static_cast<std::size_t>(cell.col));
}

} // namespace

CostView::CostView(QWidget *parent) : FigureView(FigureKind::Cost, parent)
{
    makeTablesAccessible();
    setAccessibleName(tr("Cost"));
    setWhatsThis(tr("What this layer's attention costs, all heads together: operations (each addition, multiplication, "
                    "comparison, exponential counts as one), bytes read and written, and the time that it took here. "
                    "The curves show how the operations grow with the number of words: a line twice as steep grows "
                    "with its square. Point at a number for all its digits and its formula."));
}

void CostView::figureChanged()
{
    tellTableChanged(this);
}

void CostView::paintFigure(QPainter &painter)
{
    const CostLayout layout = costs()->layout(rect());
    costs()->paint(painter, layout);
    if (!m_chosen || !hasFocus())
        return;
    const QRectF cell = layout.cellRect(m_chosen->row, columnOf(*m_chosen));
    painter.setPen(QPen(themeOf(*this).text, 1));
    painter.drawRect(cell.adjusted(2.5, 1.5, 3.5, -1.5));
}

QString CostView::rowName(int row) const
{
    return row == kTotal ? costTotalName() : costStepName(stepOf(row));
}

QString CostView::columnName(int col) const
{
    return costColumnName(columnOf({0, col}));
}

QString CostView::cellText(const GridCell &cell) const
{
    const CostAccount &account = costs()->account();
    const bool sums = cell.row == kTotal;
    const attn::StepCost cost = sums ? account.total() : account.cost(stepOf(cell.row));
    switch (columnOf(cell)) {
    case CostColumn::Formula:
        return sums ? QString() : costFormula(stepOf(cell.row), account.sizes());
    case CostColumn::Operations:
        return QString::number(cost.operations, 'f', 0);
    case CostColumn::Bytes:
        return QString::number(cost.bytes, 'f', 0);
    case CostColumn::Time:
        return QString::number(sums ? account.microseconds() : account.microseconds(stepOf(cell.row)), 'g', 9);
    }
    return {};
}

/// "Scores: 2·d_k·h·n_q·n_k = 2·24·4·6·6 = 6,912 operations".
QString CostView::formulaSentence(int row) const
{
    const CostAccount &account = costs()->account();
    if (row == kTotal)
        return tr("All together: %1 operations").arg(exactText(account.total().operations));
    const attn::CostStep step = stepOf(row);
    return tr("%1: %2 = %3 = %4 operations")
        .arg(costStepName(step), costFormula(step, account.sizes()), costNumbers(step, account.sizes()),
             exactText(account.cost(step).operations));
}

QString CostView::timeSentence(int row) const
{
    const CostAccount &account = costs()->account();
    if (row == kTotal)
        return tr("All together: measured %1").arg(durationText(account.microseconds()));
    const attn::CostStep step = stepOf(row);
    const QString time = durationText(account.microseconds(step));
    return growsWithPairs(step)
               ? tr("Scores, softmax and context, computed together some queries at a time: measured %1").arg(time)
               : tr("%1: measured %2").arg(costStepName(step), time);
}

QString CostView::cellSentence(const GridCell &cell) const
{
    const CostAccount &account = costs()->account();
    switch (columnOf(cell)) {
    case CostColumn::Formula:
    case CostColumn::Operations:
        return formulaSentence(cell.row);
    case CostColumn::Bytes:
        return tr("%1: %2 bytes read and written, each number once")
            .arg(rowName(cell.row),
                 exactText(cell.row == kTotal ? account.total().bytes : account.cost(stepOf(cell.row)).bytes));
    case CostColumn::Time:
        return timeSentence(cell.row);
    }
    return {};
}

QString CostView::valueText() const
{
    return chosenCell() ? cellText(*m_chosen) : QString();
}

QRectF CostView::cellRect(const GridCell &cell) const
{
    return costs()->layout(rect()).cellRect(cell.row, columnOf(cell));
}

std::optional<GridCell> CostView::cellAt(const QPointF &point) const
{
    if (!costs())
        return {};
    const CostLayout layout = costs()->layout(rect());
    for (int row = 0; row < rows(); ++row)
        for (int col = 0; col < columns(); ++col)
            if (layout.cellRect(row, columnOf({row, col})).contains(point))
                return GridCell{row, col};
    return {};
}

void CostView::chooseCell(const GridCell &cell)
{
    m_chosen = cell;
    scrollTo(cellRect(cell));
    tellCellFocused(this, columns(), cell);
    update();
}

bool CostView::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return FigureView::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const std::optional<GridCell> cell = cellAt(help->pos());
    QToolTip::showText(help->globalPos(), cell ? cellSentence(*cell) : QString(), this);
    return true;
}

void CostView::mouseReleaseEvent(QMouseEvent *event)
{
    const std::optional<GridCell> cell = event->button() == Qt::LeftButton ? cellAt(event->position()) : std::nullopt;
    if (cell)
        chooseCell(*cell);
}

void CostView::keyPressEvent(QKeyEvent *event)
{
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    const auto to = plain && costs() ? moved(m_chosen, {0, 1}, event->key(), rows(), columns()) : std::nullopt;
    if (to)
        chooseCell(*to);
    else
        FigureView::keyPressEvent(event);
}

} // namespace lab
