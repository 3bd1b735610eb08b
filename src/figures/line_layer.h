// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>
#include <QLineF>
#include <QPainter>

namespace lab {

/// A layer of translucent straight lines over a part of a picture of pixels. Each is drawn as a run of pixels across in
/// every column (or row) that it passes, some ten times faster than the outlines that QPainter makes of wide lines: the
/// thousands of lines of a long text follow the mouse.
class LineLayer {
public:
    /// Over `area`, which is in the painter's coordinates, in the pixels of the painter's device.
    LineLayer(const QPainter &painter, const QRectF &area);

    /// Antialiased, with flat ends; over what was drawn before.
    void draw(const QLineF &line, double width, const QColor &color);
    /// What was drawn, pixel on pixel.
    void paint(QPainter &painter) const;

private:
    QRect m_place;         ///< in the device's pixels
    QTransform m_toDevice; ///< from the painter's coordinates
    QImage m_image;
};

} // namespace lab
