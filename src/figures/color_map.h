// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include <array>

#include "figures/theme.h"

namespace lab {

/// Colours of a value in [0, 1], or of one in [-1, 1] when signed: 256 each side of 0.
class ColorMap {
public:
    /// From the panel's own colour (0 disappears) through the role's, with even steps of OKLab lightness. `roleAt` is
    /// where the role's own colour stands; beyond it the lightness goes on, and the hue stays but gets a quarter
    /// calmer.
    static ColorMap sequential(const QColor &panel, const QColor &role, double roleAt = 1);
    /// Negative hue, panel at 0, positive hue; the same steps of lightness on both sides, to the positive's own.
    static ColorMap diverging(const QColor &negative, const QColor &panel, const QColor &positive);
    /// Goes on beyond the role's purple, so that 0.1 … 1.0 are well apart.
    static ColorMap weights(const Theme &theme);
    /// Dark blue to yellow, the same for people who see colours differently (J. Nunez, C. Anderton, R. Renslow,
    /// "Optimizing colormaps with consideration for color vision deficiency", 2018).
    static ColorMap cividis();
    /// From the panel to the colour of type, for print.
    static ColorMap grey(const Theme &theme);

    bool isSigned() const { return m_signed; }
    /// `share` is clamped; nan gives the colour of 0.
    QRgb at(double share) const;
    /// Which of the 256 colours of a side this size has.
    static int step(double size);

    /// Black or white, whichever contrasts more with this fill.
    static QColor ink(QRgb fill);
    /// Contrast of two colours, 1 to 21 (WCAG 2.1, "contrast ratio").
    static double contrast(const QColor &one, const QColor &other);

private:
    using Ramp = std::array<QRgb, 256>;
    static Ramp ramp(const QColor &panel, const QColor &role, double roleAt, double endLightness);
    Ramp m_positive{};
    Ramp m_negative{}; ///< by the value's size, when signed
    bool m_signed = false;
};

} // namespace lab
