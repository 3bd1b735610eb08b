// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/caption.h"
#include "figures/cell_painter.h"
#include "figures/color_bar.h"
#include "figures/figure.h"
#include "figures/model_layout.h"

namespace lab {

/// Where everything of a model's figure is.
struct ModelLayout {
    Page page;
    HeadArrangement heads;
    QRectF bar; ///< null: no room for one
};

/// All heads of all layers: a small map each, on one colour scale, with what it measures and what it stands out by.
/// Tokens that would fall together are pooled by maximum. Its source has an overview.
class ModelFigure : public Figure {
public:
    ModelFigure(FigureSource source, const FigureStyle &style);
    ~ModelFigure() override;

    QSizeF naturalSize() const override;
    QSizeF minimumSize() const override;
    /// What is needed at this width so that every map is clear.
    double heightForWidth(double width) const;
    void paint(QPainter &painter, const QRectF &area) const override;
    QString caption() const override;

    ModelLayout layout(const QRectF &area) const;
    void paint(QPainter &painter, const ModelLayout &layout) const;

private:
    TileStyle tileStyle() const;
    double barRoom(double width) const;
    void paintTile(QPainter &painter, const HeadTile &tile, TileText text) const;
    void paintMap(QPainter &painter, const HeadTile &tile) const;
    void paintRows(QPainter &painter, const HeadTile &tile, TileText text) const;
    /// A line of text below a map: what is measured, its number at the right, filled where it is the head's badge.
    void paintRow(QPainter &painter, const QRectF &row, const QString &name, const QString &number, bool badge) const;
    /// The marked cell, as far as it means anything there.
    Cell markIn(const attn::AttentionPlace &place) const;

    Type m_type;
    ColorMap m_colors;
    Caption m_caption;
    QList<HeadGroup> m_groups;
    bool m_hasBadges = false;
    ColorBar m_bar;
};

} // namespace lab
