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
    QRectF bar;     ///< null: no room for one
    QRectF profile; ///< of the chosen row; null: not wished, or no room
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

    /// Of what is shown: hidden tokens have no row and no column.
    int rows() const { return static_cast<int>(m_weights.values.rows); }
    int cols() const { return static_cast<int>(m_weights.values.cols); }
    /// The query and key of a cell that is shown, and the other way round.
    Cell cellOf(const GridCell &cell) const
    {
        return {m_weights.queries.token(cell.row), m_weights.keys.token(cell.col)};
    }
    std::optional<int> rowOf(std::optional<int> query) const { return m_weights.queries.place(query); }
    std::optional<int> colOf(std::optional<int> key) const { return m_weights.keys.place(key); }
    Viewport everything() const { return {0, 0, rows() * 1.0, cols() * 1.0}; }
    HeatMapLayout layout(const QRectF &area, const Viewport &view) const;
    HeatMapLayout layout(const QRectF &area) const { return layout(area, everything()); }
    void paint(QPainter &painter, const HeatMapLayout &layout) const;

private:
    double axisTitleHeight(const HeatMapLayout &layout) const;
    double profileRoom(const QRectF &content) const;
    void paintAxisTitles(QPainter &painter, const HeatMapLayout &layout) const;
    void paintProfile(QPainter &painter, const HeatMapLayout &layout) const;

    Type m_type;
    HeadWeights m_weights;
    WeightColors m_colors;
    Tone m_tone;
    Caption m_caption;
    AxisLabels m_queries;
    AxisLabels m_keys;
    CellField m_field;
    ColorBar m_bar;
    std::optional<CellLevels> m_levels; ///< of a table that is painted as an image
};

} // namespace lab
