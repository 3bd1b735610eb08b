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

ColorMap ColorMap::cividis()
{
    // Every ninth of the paper's map; between them it is all but straight in OKLab.
    constexpr std::array<unsigned, 10> anchors{0x00204D, 0x00336F, 0x39486B, 0x575C6D, 0x707173,
                                               0x8A8779, 0xA69D75, 0xC4B56C, 0xE4CF5B, 0xFFEA46};
    ColorMap map;
    for (std::size_t i = 0; i < map.m_positive.size(); ++i) {
        const double at =
            static_cast<double>(i) * (anchors.size() - 1) / static_cast<double>(map.m_positive.size() - 1);
        const std::size_t left = std::min(static_cast<std::size_t>(at), anchors.size() - 2);
        const double share = at - static_cast<double>(left);
        const Oklab from = Oklab::of(QColor(anchors[left])), to = Oklab::of(QColor(anchors[left + 1]));
        map.m_positive[i] = Oklab{std::lerp(from.lightness, to.lightness, share), std::lerp(from.a, to.a, share),
                                  std::lerp(from.b, to.b, share)}
                                .toColor()
                                .rgb();
    }
    return map;
}

ColorMap ColorMap::grey(const Theme &theme)
{
    return sequential(theme.panel, theme.text);
}

int ColorMap::step(double size)
{
    return size > 0 ? static_cast<int>(std::lrint(std::min(size, 1.0) * (Ramp().size() - 1))) : 0; // nan gives 0
}

QRgb ColorMap::at(double share) const
{
    const auto index = static_cast<std::size_t>(step(m_signed ? std::abs(share) : share));
    return m_signed && share < 0 ? m_negative[index] : m_positive[index];
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
