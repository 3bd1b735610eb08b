// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/cost_figure.h"
#include "views/figure_view.h"
#include "views/table_accessible.h"

namespace lab {

/// What the layer costs: pointing at a number gives it in full, with its formula; the arrow keys go from one to the
/// next. Lives in a scroll area: it never gets smaller than is legible.
class CostView : public FigureView, public AccessibleTable {
    Q_OBJECT
public:
    explicit CostView(QWidget *parent = nullptr);

    QString valueText() const override;

    // A row for each step and one for all together; a column for the formula and each number.
    int rows() const override { return costs() ? kCostRows : 0; }
    int columns() const override { return costs() ? static_cast<int>(kCostColumns.size()) : 0; }
    QString rowName(int row) const override;
    QString columnName(int col) const override;
    QString cellText(const GridCell &cell) const override;
    QString cellSentence(const GridCell &cell) const override;
    QRectF cellRect(const GridCell &cell) const override;
    std::optional<GridCell> cellAt(const QPointF &point) const override;
    std::optional<GridCell> chosenCell() const override { return costs() ? m_chosen : std::nullopt; }
    void chooseCell(const GridCell &cell) override;

protected:
    void figureChanged() override;
    void paintFigure(QPainter &painter) override;
    bool event(QEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    const CostFigure *costs() const { return static_cast<const CostFigure *>(figure()); }
    QString formulaSentence(int row) const;
    QString timeSentence(int row) const;

    std::optional<GridCell> m_chosen;
};

} // namespace lab
