// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace lab {

/// A colour whose `lightness` steps look even (B. Ottosson, "A perceptual color space for image processing", 2020).
struct Oklab {
    double lightness = 0; ///< 0 black, 1 white
    double a = 0;         ///< green to red
    double b = 0;         ///< blue to yellow

    static Oklab of(const QColor &color);
    /// With its chroma lowered, lightness and hue kept, until it is a colour that sRGB has.
    QColor toColor() const;
};

} // namespace lab
