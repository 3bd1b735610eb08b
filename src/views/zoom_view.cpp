// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/zoom_view.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>

namespace lab {

namespace {
constexpr double kZoomStep = 1.2; ///< for each notch of a wheel
constexpr int kNotch = 120;       ///< eighths of a degree
} // namespace

void ZoomView::zoomBy(int steps)
{
    zoom(std::pow(kZoomStep, steps), rect().center());
}

bool ZoomView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && figure()) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const Cell cell = pointedAt(help->pos());
        QToolTip::showText(help->globalPos(), cell.isEmpty() ? QString() : sentence(cell), this);
        return true;
    }
    if (event->type() == QEvent::NativeGesture) {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            zoom(1 + gesture->value(), gesture->position());
            return true;
        }
    }
    return FigureView::event(event);
}

void ZoomView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !figure())
        return;
    m_drag = Drag{event->position(), false};
    beginPan();
}

void ZoomView::mouseMoveEvent(QMouseEvent *event)
{
    if (!figure())
        return;
    if (m_drag) {
        const QPointF by = event->position() - m_drag->from;
        m_drag->moved = m_drag->moved || (isZoomed() && by.manhattanLength() >= QApplication::startDragDistance());
        if (m_drag->moved) {
            setCursor(Qt::ClosedHandCursor);
            pan(m_drag->from, event->position());
            return;
        }
    }
    session()->selection().hover(pointedAt(event->position()));
}

void ZoomView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_drag)
        return;
    const bool moved = m_drag->moved;
    m_drag.reset();
    unsetCursor();
    if (!moved)
        choose(pointedAt(event->position()));
}

void ZoomView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        resetZoom();
}

void ZoomView::wheelEvent(QWheelEvent *event)
{
    zoom(std::pow(kZoomStep, static_cast<double>(event->angleDelta().y()) / kNotch), event->position());
    event->accept();
}

void ZoomView::leaveEvent(QEvent *event)
{
    FigureView::leaveEvent(event);
    if (session())
        session()->selection().hover({});
}

void ZoomView::keyPressEvent(QKeyEvent *event)
{
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (figure() && plain && moveBy(event->key()))
        return;
    if (figure() && plain && event->key() == Qt::Key_0)
        resetZoom();
    else if (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Minus)
        zoomBy(event->key() == Qt::Key_Plus ? 1 : -1);
    else
        FigureView::keyPressEvent(event);
}

} // namespace lab
