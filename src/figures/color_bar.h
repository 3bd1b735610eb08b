// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/color_map.h"
#include "figures/type.h"

namespace lab {

/// A legend of colours. It ends where the data range ends: a colour that is nowhere in the picture is not in the bar.
struct ColorBar {
    const ColorMap *colors = nullptr;
    double low = 0, high = 1; ///< of the data
    double scale = 1;         ///< the value of the map's last colour

    /// Its ends, and round numbers between them that keep `spacing` of the bar's length (0 to 1) from one another.
    QList<double> ticks(double spacing) const;
    double width(const Type &type) const;
    /// Upright, `high` on top; labels right of it, inside `rect`.
    void paint(QPainter &painter, const QRectF &rect, const Type &type, const Theme &theme) const;
};

} // namespace lab
