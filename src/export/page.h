// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QSizeF>

#include "figures/figure.h"

class QPaintDevice;

namespace lab {

/// A sheet that a figure is painted on, in the file's units (pixels, or 1/96 inch).
struct Sheet {
    QSizeF size;
    int dpi = 96;

    /// File units for a logical pixel: type of so many points is dpi / 72 units high for each.
    double scale() const { return dpi / 96.0; }
    /// What the figure fills, in logical pixels.
    QRectF area() const { return {QPointF(0, 0), size / scale()}; }
};

/// Paints the figure over the whole page. The device must count 96 units to the inch.
void paintPage(QPainter &painter, const Figure &figure, const Sheet &page);
void paintPage(QPaintDevice &device, const Figure &figure, const Sheet &page);

} // namespace lab
