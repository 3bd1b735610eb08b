// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include <array>

#include "figures/theme.h"

namespace lab {

/// 256 colours from a value in [0, 1], or from one in [-1, 1] when signed.
class ColorMap {
public:
    /// From the panel's own colour (0 disappears) to the role's, with even steps of lightness (OKLab, Ottosson 2020).
    static ColorMap sequential(const QColor &from, const QColor &to);
    /// Negative hue, panel at 0, positive hue; the same steps on both sides.
    static ColorMap diverging(const QColor &negative, const QColor &zero, const QColor &positive);
    static ColorMap weights(const Theme &theme);

    /// `share` is clamped; nan gives the colour of 0.
    QRgb at(double share) const;

    /// Black or white, whichever contrasts more with this fill.
    static QColor ink(QRgb fill);

private:
    explicit ColorMap(bool isSigned) : m_signed(isSigned) {}
    bool m_signed = false;
    std::array<QRgb, 256> m_colors{};
};

} // namespace lab
