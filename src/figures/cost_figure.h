// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/caption.h"
#include "figures/cell_grid.h"
#include "figures/cost_account.h"
#include "figures/figure.h"

namespace lab {

enum class CostColumn { Formula, Operations, Bytes, Time };
inline constexpr std::array kCostColumns{CostColumn::Formula, CostColumn::Operations, CostColumn::Bytes,
                                         CostColumn::Time};
inline constexpr int kCostRows = static_cast<int>(attn::kCostSteps.size()) + 1; ///< the last one: all together

/// Where everything of a figure of costs is.
struct CostLayout {
    struct Column {
        CostColumn what;
        double left = 0;
        double width = 0;
    };
    Page page;
    double top = 0; ///< of the first row of numbers
    double rowHeight = 0;
    double left = 0;
    QList<Column> columns; ///< those that there is room for
    QList<TextLine> notes; ///< below the table
    QRectF plot;           ///< null: no room

    double bottom() const { return top + kCostRows * rowHeight; }
    double right() const { return columns.isEmpty() ? left : columns.last().left + columns.last().width; }
    /// Null where the column is left out. Scores, softmax and context have one cell of time.
    QRectF cellRect(int row, CostColumn column) const;
};

/// What the attention sub-layer costs: operations, bytes and measured time step by step, and how the operations grow.
class CostFigure : public Figure {
public:
    CostFigure(FigureSource source, const FigureStyle &style);

    QSizeF naturalSize() const override;
    QSizeF minimumSize() const override;
    void paint(QPainter &painter, const QRectF &area) const override;
    QString caption() const override;

    const CostAccount &account() const { return m_account; }
    CostLayout layout(const QRectF &area) const;
    void paint(QPainter &painter, const CostLayout &layout) const;

private:
    CostLayout layout(const QRectF &area, double rowLines) const;
    double nameWidth() const;
    double columnWidth(CostColumn column) const;
    double tableWidth() const;
    QString symbolsText() const;
    QStringList noteTexts() const;
    QList<TextLine> noteLines(double width, qsizetype most) const;
    TextLine cellText(int row, CostColumn column) const;
    TextLine formulaLine(const QString &formula, int step, const QColor &color) const;
    void paintNames(QPainter &painter, const CostLayout &layout) const;
    void paintColumn(QPainter &painter, const CostLayout &layout, const CostLayout::Column &column) const;
    void paintTimes(QPainter &painter, const CostLayout &layout, const CostLayout::Column &column) const;

    Type m_type;
    Caption m_caption;
    CostAccount m_account;
};

/// The title of a column.
QString costColumnName(CostColumn column);

} // namespace lab
