// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/axis_labels.h"
#include "figures/caption.h"
#include "figures/cell_painter.h"
#include "figures/color_bar.h"
#include "figures/figure.h"
#include "figures/head_weights.h"

namespace lab {

/// Where everything of a heat map is. The grid keeps its place while the viewport changes.
struct HeatMapLayout {
    Page page;
    CellGrid grid;
    QRectF bar; ///< null: no room for one
    LabelPlan rows;
    LabelPlan cols;
    bool axisTitles = true;
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

    int rows() const { return static_cast<int>(m_weights.values.rows); }
    int cols() const { return static_cast<int>(m_weights.values.cols); }
    Viewport everything() const { return {0, 0, rows() * 1.0, cols() * 1.0}; }
    HeatMapLayout layout(const QRectF &area, const Viewport &view) const;
    HeatMapLayout layout(const QRectF &area) const { return layout(area, everything()); }
    void paint(QPainter &painter, const HeatMapLayout &layout) const;

private:
    double axisTitleHeight(const HeatMapLayout &layout) const;
    void paintAxisTitles(QPainter &painter, const HeatMapLayout &layout) const;

    Type m_type;
    HeadWeights m_weights;
    ColorMap m_colors;
    Caption m_caption;
    AxisLabels m_queries;
    AxisLabels m_keys;
    CellField m_field;
    ColorBar m_bar;
};

} // namespace lab
