// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/step_table.h"

#include <utility>

#include "figures/labels.h"
#include "walkthrough/matrix_csv.h"

namespace lab {

StepTable::StepTable(const StepFigure &figure, int index, Choose choose)
    : m_figure(figure), m_index(index), m_choose(std::move(choose))
{
}

QString StepTable::name() const
{
    const MatrixTable &shown = table();
    return tr("%1, %2 × %3").arg(shown.matrix().title).arg(shown.rows()).arg(shown.cols());
}

int StepTable::rows() const
{
    return isCovered() ? 0 : table().rows();
}

int StepTable::columns() const
{
    return isCovered() ? 0 : table().cols();
}

QString StepTable::rowName(int row) const
{
    const StepMatrix &matrix = table().matrix();
    return matrix.rows.isEmpty() ? tr("row %1").arg(numberLabel(row, matrix.rowIndex)) : matrix.rows.value(row);
}

QString StepTable::columnName(int col) const
{
    const StepMatrix &matrix = table().matrix();
    return matrix.columns.isEmpty() ? tr("column %1").arg(numberLabel(col, matrix.columnIndex))
                                    : matrix.columns.value(col);
}

QString StepTable::cellText(const GridCell &cell) const
{
    return exactText(table().matrix().values(cell.row, cell.col));
}

QString StepTable::cellSentence(const GridCell &cell) const
{
    return m_figure.spotOf(table(), cell).sentence;
}

QRectF StepTable::cellRect(const GridCell &cell) const
{
    return table().partRect({{}, cell.row, cell.col});
}

std::optional<GridCell> StepTable::cellAt(const QPointF &point) const
{
    return isCovered() ? std::nullopt : table().cellAt(point);
}

std::optional<GridCell> StepTable::chosenCell() const
{
    const std::optional<MatrixPart> chosen = isCovered() ? std::nullopt : m_figure.chosenPart();
    return chosen && chosen->matrix == table().matrix().id ? std::optional(GridCell{chosen->row, chosen->col})
                                                           : std::nullopt;
}

void StepTable::chooseCell(const GridCell &cell)
{
    const Choose choose = m_choose; // which may be the end of this table
    choose(m_figure.spotOf(table(), cell));
}

} // namespace lab
