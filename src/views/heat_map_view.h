// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/heat_map_figure.h"
#include "session/inspection.h"
#include "views/figure_view.h"

class QNativeGestureEvent;

namespace lab {

/// One head's heat map: hover, choose, zoom and pan.
class HeatMapView : public FigureView {
    Q_OBJECT
public:
    explicit HeatMapView(QWidget *parent = nullptr);

    QString valueText() const override;
    /// The cell at a point of the widget.
    std::optional<GridCell> cellAt(const QPointF &point) const;
    QRectF cellRect(const GridCell &cell) const;
    /// Around a point that stays where it is.
    void zoom(double factor, const QPointF &around);
    void zoomBy(int steps); ///< around the middle
    void resetZoom();
    bool isZoomed() const { return m_zoom.has_value(); }

    /// The table as it is read out: 0 rows and columns as long as there is no run.
    int rows() const { return map() ? map()->rows() : 0; }
    int columns() const { return map() ? map()->cols() : 0; }
    QString rowName(int row) const;                   ///< the query's token
    QString columnName(int col) const;                ///< the key's token
    QString cellText(const GridCell &cell) const;     ///< the weight with 9 significant digits
    QString cellSentence(const GridCell &cell) const; ///< the same as a sentence
    std::optional<GridCell> chosenCell() const;
    void chooseCell(const GridCell &cell);

protected:
    void figureChanged() override;
    void paintFigure(QPainter &painter) override;
    bool event(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Drag {
        QPointF from;
        Viewport view;
        bool moved = false;
    };
    const HeatMapFigure *map() const { return static_cast<const HeatMapFigure *>(figure()); }
    Viewport view() const { return m_zoom.value_or(map()->everything()); }
    const HeatMapLayout &layoutNow() const;
    void pan(const QPointF &by);
    bool moveCell(int key);
    void makeVisible(const GridCell &cell);
    void setView(const Viewport &view);
    /// Of the figure that is shown, which the session can be ahead of.
    Inspection inspection() const;

    mutable std::optional<HeatMapLayout> m_layout; ///< kept while hovering; none: to be made
    std::optional<Viewport> m_zoom;                ///< none: everything is seen, also of the next run
    std::optional<Drag> m_drag;
};

} // namespace lab
