// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/axis_labels.h"
#include "figures/caption.h"
#include "figures/figure.h"

namespace lab {

/// The part of both sides' tokens that is seen, as shares of each side.
struct TokenSpan {
    double first = 0;
    double length = 1;
    bool operator==(const TokenSpan &) const = default;
};

/// Where everything of a figure of lines is. Both grids lie over the lines: tokens are the rows of one column, or
/// where they lie side by side the columns of one row.
struct LinesLayout {
    Page page;
    bool horizontal = false;
    CellGrid queries;
    CellGrid keys;
    LabelPlan queryPlan;
    LabelPlan keyPlan;
    double titles = 0; ///< height of an axis' title; 0: no room for them
    QRectF legend;     ///< null: one head needs none

    QPointF queryEnd(int query) const;
    QPointF keyEnd(int key) const;
};

/// Tokens on two sides and a line for each weight: wider and denser the larger it is. Any set of heads of a layer. A
/// marked query or key alone shows its own lines only.
class LinesFigure : public Figure {
public:
    LinesFigure(FigureSource source, const FigureStyle &style);
    ~LinesFigure() override;

    QSizeF naturalSize() const override;
    QSizeF minimumSize() const override;
    void paint(QPainter &painter, const QRectF &area) const override;
    QString caption() const override;

    LinesLayout layout(const QRectF &area, const TokenSpan &span = {}) const;
    void paint(QPainter &painter, const LinesLayout &layout) const;
    /// The token or the line there: a query, a key, or both; empty where there is none.
    Cell cellAt(const QPointF &point, const LinesLayout &layout) const;

    /// A weight that has a line.
    struct Line {
        attn::HeadIndex head{};
        int query = 0;
        int key = 0;
        float weight = 0;
    };
    const std::vector<Line> &lines() const { return m_lines; } ///< the smallest weight first

private:
    bool isShown(const Line &line) const;
    void addLines(attn::HeadIndex head);
    void arrange(LinesLayout &made, const QRectF &content, const TokenSpan &span) const;
    QColor colorOf(attn::HeadIndex head) const;
    double share(float weight) const;
    double mostWidth(const LinesLayout &layout) const;
    void paintLines(QPainter &painter, const LinesLayout &layout) const;
    void paintMarkedLine(QPainter &painter, const LinesLayout &layout) const;
    void paintNumbers(QPainter &painter, const LinesLayout &layout) const;
    void paintLabels(QPainter &painter, const LinesLayout &layout) const;
    void paintTitles(QPainter &painter, const LinesLayout &layout) const;
    void paintLegend(QPainter &painter, const LinesLayout &layout) const;

    Type m_type;
    Caption m_caption;
    AxisLabels m_queries;
    AxisLabels m_keys;
    std::vector<attn::HeadIndex> m_heads;
    std::vector<Line> m_lines;
    double m_scale = 1; ///< the weight of the widest and densest line
};

} // namespace lab
