// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/color_map.h"

#include <algorithm>
#include <cmath>

#include "figures/oklab.h"

namespace lab {

namespace {

/// Relative luminance (WCAG 2.1).
double luminance(const QColor &color)
{
    static const std::array<double, 256> linear = [] {
        std::array<double, 256> made{};
        for (std::size_t i = 0; i < made.size(); ++i) {
            const double part = static_cast<double>(i) / 255;
            made[i] = part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
        }
        return made;
    }();
    const auto at = [](int part) { return linear[static_cast<std::size_t>(part)]; };
    return 0.2126 * at(color.red()) + 0.7152 * at(color.green()) + 0.0722 * at(color.blue());
}

} // namespace

ColorMap::Ramp ColorMap::ramp(const QColor &panel, const QColor &role, double roleAt, double endLightness)
{
    const Oklab from = Oklab::of(panel), to = Oklab::of(role);
    Ramp colors{};
    for (std::size_t i = 0; i < colors.size(); ++i) {
        const double share = static_cast<double>(i) / static_cast<double>(colors.size() - 1);
        const double hue = std::min(share / roleAt, 1.0);
        const double calm = 1 - 0.25 * std::max(0.0, share - roleAt) / std::max(1 - roleAt, 1e-9);
        const Oklab color{from.lightness + share * (endLightness - from.lightness),
                          calm * (from.a + hue * (to.a - from.a)), calm * (from.b + hue * (to.b - from.b))};
        colors[i] = color.toColor().rgb();
    }
    colors[0] = panel.rgb();
    return colors;
}

ColorMap ColorMap::sequential(const QColor &panel, const QColor &role, double roleAt)
{
    const double from = Oklab::of(panel).lightness;
    ColorMap map;
    map.m_positive = ramp(panel, role, roleAt, from + (Oklab::of(role).lightness - from) / roleAt);
    return map;
}

ColorMap ColorMap::diverging(const QColor &negative, const QColor &panel, const QColor &positive)
{
    ColorMap map;
    const double end = Oklab::of(positive).lightness;
    map.m_positive = ramp(panel, positive, 1, end);
    map.m_negative = ramp(panel, negative, 1, end);
    map.m_signed = true;
    return map;
}

ColorMap ColorMap::weights(const Theme &theme)
{
    return sequential(theme.panel, theme.weights.fill, 0.75);
}

QRgb ColorMap::at(double share) const
{
    const double size = m_signed ? std::abs(share) : share;
    if (!(size > 0)) // nan too
        return m_positive[0];
    const double last = static_cast<double>(m_positive.size() - 1);
    const auto index = static_cast<std::size_t>(std::lrint(std::min(size, 1.0) * last));
    return share < 0 ? m_negative[index] : m_positive[index];
}

double ColorMap::contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one), b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

QColor ColorMap::ink(QRgb fill)
{
    const QColor color(fill);
    return contrast(color, Qt::black) >= contrast(color, Qt::white) ? Qt::black : Qt::white;
}

} // namespace lab
