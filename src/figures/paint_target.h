// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPaintEngine>
#include <QPainter>

namespace lab {

/// Whether what is painted is kept as shapes (SVG, PDF) instead of pixels.
inline bool isVector(const QPainter &painter)
{
    const QPaintEngine::Type type = painter.paintEngine()->type();
    return type == QPaintEngine::SVG || type == QPaintEngine::Pdf || type == QPaintEngine::Picture;
}

/// Whether something there would be seen: figures that follow the mouse paint only what changes.
inline bool isInClip(const QPainter &painter, const QRectF &rect)
{
    return !painter.hasClipping() || painter.clipBoundingRect().intersects(rect);
}

} // namespace lab
