// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/lines_figure.h"
#include "views/table_accessible.h"
#include "views/zoom_view.h"

namespace lab {

/// Lines between tokens: hover shows what one token gives or gets, click keeps it; the wheel zooms, dragging pans.
class LinesView : public ZoomView, public AccessibleTable {
    Q_OBJECT
public:
    explicit LinesView(QWidget *parent = nullptr);

    const LinesLook &look() const { return m_look; }
    void setLook(const LinesLook &look);

    std::optional<FigureSource> source() const override;
    QString valueText() const override;
    /// The token or the line at a point of the widget.
    Cell pointedAt(const QPointF &point) const override;
    /// Where a line begins and ends.
    QPointF queryEnd(int query) const { return lines() ? layoutNow().queryEnd(query) : QPointF(); }
    QPointF keyEnd(int key) const { return lines() ? layoutNow().keyEnd(key) : QPointF(); }
    void zoom(double factor, const QPointF &around) override;
    void resetZoom() override;
    bool isZoomed() const override { return m_span != TokenSpan{}; }

    // A row for each query, a column for each key, in each cell the chosen head's weight.
    int rows() const override;
    int columns() const override;
    QString rowName(int row) const override;
    QString columnName(int col) const override;
    QString cellText(const GridCell &cell) const override;
    QString cellSentence(const GridCell &cell) const override { return sentence({cell.row, cell.col}); }
    QRectF cellRect(const GridCell &cell) const override; ///< the ends of its line, whether it is drawn or not
    std::optional<GridCell> cellAt(const QPointF &point) const override;
    /// Of a token alone: its largest weight.
    std::optional<GridCell> chosenCell() const override;
    void chooseCell(const GridCell &cell) override;

protected:
    void figureChanged() override;
    void paintFigure(QPainter &painter) override;
    void resizeEvent(QResizeEvent *event) override;
    QString sentence(const Cell &cell) const override;
    void choose(const Cell &cell) override;
    bool moveBy(int key) override;
    void beginPan() override { m_panned = m_span; }
    void pan(const QPointF &from, const QPointF &to) override;

private:
    const LinesFigure *lines() const { return static_cast<const LinesFigure *>(figure()); }
    const LinesLayout &layoutNow() const;
    attn::ConstMatrixView weights() const; ///< of the chosen head
    void setSpan(const TokenSpan &span);
    /// How far along the tokens a point is, in lengths of the lines' area.
    double along(const QPointF &point) const;

    mutable std::optional<LinesLayout> m_layout; ///< kept while hovering; none: to be made
    LinesLook m_look;
    TokenSpan m_span;
    TokenSpan m_panned; ///< where the dragging began
};

} // namespace lab
