// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/figure.h"

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
};

} // namespace lab
