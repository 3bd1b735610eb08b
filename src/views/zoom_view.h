// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "views/figure_view.h"

namespace lab {

/// A figure of cells to point at, zoom and pan: hover previews, a click chooses, dragging moves what is seen; the
/// wheel, a pinch and + and − zoom, 0 and a double click show everything.
class ZoomView : public FigureView {
    Q_OBJECT
public:
    using FigureView::FigureView;

    /// Around a point that stays where it is.
    virtual void zoom(double factor, const QPointF &around) = 0;
    virtual void resetZoom() = 0;
    virtual bool isZoomed() const = 0;
    void zoomBy(int steps); ///< around the middle

protected:
    /// What is at a point of the widget; empty where nothing is.
    virtual Cell pointedAt(const QPointF &point) const = 0;
    virtual QString sentence(const Cell &cell) const = 0;
    virtual void choose(const Cell &cell) = 0;
    /// Moves the chosen cell as the key says; false where it says nothing.
    virtual bool moveBy(int key) = 0;
    virtual void beginPan() = 0;
    /// To where beginPan()'s view is when dragged from one point to the other.
    virtual void pan(const QPointF &from, const QPointF &to) = 0;

    bool event(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Drag {
        QPointF from;
        bool moved = false;
    };
    std::optional<Drag> m_drag;
};

} // namespace lab
