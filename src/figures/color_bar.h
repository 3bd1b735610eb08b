// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/cell_field.h"
#include "figures/type.h"

namespace lab {

/// A legend of colours. It ends where the data range ends: a colour that is nowhere in the picture is not in the bar.
struct ColorBar {
    const ColorMap *colors = nullptr;
    double low = 0, high = 1; ///< of the data
    Tone tone{};
    bool isOfRow = false; ///< values are shares of their row's largest

    /// Its ends, and round numbers between them that keep `spacing` of the bar's length (0 to 1) from one another;
    /// powers of ten where the tone is logarithmic.
    QList<double> ticks(double spacing) const;
    double width(const Type &type) const;
    /// Upright, `high` on top; labels right of it, inside `rect`.
    void paint(QPainter &painter, const QRectF &rect, const Type &type, const Theme &theme) const;

private:
    /// Where a value stands, 0 at the bottom to 1 on top; and the other way round.
    double positionOf(double value) const;
    double valueAt(double position) const;
    QString text(double tick) const;
};

/// The bar of maps of weights with this tone.
ColorBar weightBar(const WeightColors &colors, const Tone &tone, const MapStyle &style, double largest);

} // namespace lab
