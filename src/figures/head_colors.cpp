// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/head_colors.h"

#include <cmath>

#include "figures/oklab.h"

namespace lab {

QColor headColor(attn::HeadIndex head, const Theme &theme)
{
    constexpr double kGoldenAngle = 2.399963229728653; // π (3 − √5)
    constexpr double kChroma = 0.15;
    const Oklab first = Oklab::of(theme.weights.fill);
    const double hue = std::atan2(first.b, first.a) - kGoldenAngle * static_cast<double>(attn::value(head));
    return Oklab{theme.dark ? 0.74 : 0.56, kChroma * std::cos(hue), kChroma * std::sin(hue)}.toColor();
}

} // namespace lab
