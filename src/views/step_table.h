// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include <functional>

#include "views/table_accessible.h"
#include "walkthrough/step_figure.h"

namespace lab {

/// One of a step's matrices as a table that a screen reader reads; empty while it is covered.
class StepTable : public AccessibleTable {
    Q_DECLARE_TR_FUNCTIONS(lab::StepTable)
public:
    using Choose = std::function<void(const StepFigure::Spot &)>;
    /// The figure, laid out, must outlive it.
    StepTable(const StepFigure &figure, int index, Choose choose);

    /// "S: scores, unscaled, 6 × 6".
    QString name() const;

    int rows() const override;
    int columns() const override;
    QString rowName(int row) const override;
    QString columnName(int col) const override;
    QString cellText(const GridCell &cell) const override;
    QString cellSentence(const GridCell &cell) const override;
    QRectF cellRect(const GridCell &cell) const override;
    std::optional<GridCell> cellAt(const QPointF &point) const override;
    std::optional<GridCell> chosenCell() const override;
    void chooseCell(const GridCell &cell) override;

private:
    bool isCovered() const { return m_figure.isTableCovered(m_index); }
    const MatrixTable &table() const { return m_figure.tableAt(m_index); }

    const StepFigure &m_figure;
    int m_index;
    Choose m_choose;
};

} // namespace lab
