// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/axis_labels.h"
#include "figures/caption.h"
#include "figures/cell_painter.h"
#include "figures/color_bar.h"
#include "figures/figure.h"
#include "figures/head_weights.h"

namespace lab {

/// All heads of one layer, a small heat map each, on one colour scale.
class HeadsFigure : public Figure {
public:
    HeadsFigure(FigureSource source, const FigureStyle &style);
    ~HeadsFigure() override;

    QSizeF naturalSize() const override;
    QSizeF minimumSize() const override;
    void paint(QPainter &painter, const QRectF &area) const override;
    QString caption() const override;

    /// The head whose title or map is there when painted in this area.
    std::optional<attn::HeadIndex> headAt(const QPointF &point, const QRectF &area) const;
    /// Title and map of a head then.
    QRectF headRect(attn::HeadIndex head, const QRectF &area) const;

private:
    struct Layout;
    Layout layout(const QRectF &area) const;
    QRectF headRect(const Layout &made, int head) const;
    Layout arranged(const QSizeF &room, int across) const;
    TextLine headTitle(int head, double width) const;
    double gap() const { return 1.5 * m_type.pixels(); }
    double titleHeight() const;

    Type m_type;
    std::vector<HeadWeights> m_heads;
    WeightColors m_colors;
    Caption m_caption;
    AxisLabels m_queries;
    AxisLabels m_keys;
    std::vector<CellField> m_fields; ///< refer to the heads and the colours
    ColorBar m_bar;
};

} // namespace lab
