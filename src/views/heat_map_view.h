// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/heat_map_figure.h"
#include "session/inspection.h"
#include "views/table_accessible.h"
#include "views/zoom_view.h"

namespace lab {

/// One head's heat map: hover, choose, zoom and pan.
class HeatMapView : public ZoomView, public AccessibleTable {
    Q_OBJECT
public:
    explicit HeatMapView(QWidget *parent = nullptr);

    QString valueText() const override;
    void zoom(double factor, const QPointF &around) override;
    void resetZoom() override;
    bool isZoomed() const override { return m_zoom.has_value(); }

    // A row for each query, a column for each key, in each cell the weight.
    int rows() const override { return map() ? map()->rows() : 0; }
    int columns() const override { return map() ? map()->cols() : 0; }
    QString rowName(int row) const override;
    QString columnName(int col) const override;
    QString cellText(const GridCell &cell) const override;
    QString cellSentence(const GridCell &cell) const override;
    QRectF cellRect(const GridCell &cell) const override;
    std::optional<GridCell> cellAt(const QPointF &point) const override;
    std::optional<GridCell> chosenCell() const override;
    void chooseCell(const GridCell &cell) override;

protected:
    void figureChanged() override;
    void paintFigure(QPainter &painter) override;
    void resizeEvent(QResizeEvent *event) override;
    Cell pointedAt(const QPointF &point) const override;
    QString sentence(const Cell &cell) const override;
    void choose(const Cell &cell) override;
    bool moveBy(int key) override;
    void beginPan() override { m_panned = view(); }
    void pan(const QPointF &from, const QPointF &to) override;

private:
    const HeatMapFigure *map() const { return static_cast<const HeatMapFigure *>(figure()); }
    Viewport view() const { return m_zoom.value_or(map()->everything()); }
    const HeatMapLayout &layoutNow() const;
    /// Its query and key; empty beside the map.
    Cell selected(const std::optional<GridCell> &cell) const { return cell ? map()->cellOf(*cell) : Cell{}; }
    void makeVisible(const GridCell &cell);
    void setView(const Viewport &view);
    /// Of the figure that is shown, which the session can be ahead of.
    Inspection inspection() const;
    QString weightOf(const Cell &cell) const; ///< with 9 significant digits

    mutable std::optional<HeatMapLayout> m_layout; ///< kept while hovering; none: to be made
    std::optional<Viewport> m_zoom;                ///< none: everything is seen, also of the next run
    Viewport m_panned;                             ///< where the dragging began
};

} // namespace lab
