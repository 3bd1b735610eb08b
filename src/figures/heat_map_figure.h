// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/cell_grid.h"
#include "figures/figure.h"
#include "figures/labels.h"

namespace lab {

/// Where everything of a heat map is. The grid keeps its place while the viewport changes.
struct HeatMapLayout {
    QRectF area;
    CellGrid grid;
};

/// One head's weights: queries down, keys across.
class HeatMapFigure : public Figure {
public:
    HeatMapFigure(FigureSource source, const FigureStyle &style);
    ~HeatMapFigure() override;

    QSizeF naturalSize() const override;
    QSizeF minimumSize() const override;
    void paint(QPainter &painter, const QRectF &area) const override;
    QString caption() const override;

    int rows() const;
    int cols() const;
    Viewport everything() const;
    HeatMapLayout layout(const QRectF &area, const Viewport &view) const;
    HeatMapLayout layout(const QRectF &area) const { return layout(area, everything()); }
    void paint(QPainter &painter, const HeatMapLayout &layout) const;
};

} // namespace lab
