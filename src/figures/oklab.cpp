// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/oklab.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lab {

namespace {

using Rgb = std::array<double, 3>; ///< linear sRGB

double linear(double encoded)
{
    return encoded <= 0.04045 ? encoded / 12.92 : std::pow((encoded + 0.055) / 1.055, 2.4);
}

double encoded(double linear)
{
    return linear <= 0.0031308 ? 12.92 * linear : 1.055 * std::pow(linear, 1 / 2.4) - 0.055;
}

Rgb toLinearRgb(const Oklab &color)
{
    const double l = std::pow(color.lightness + 0.3963377774 * color.a + 0.2158037573 * color.b, 3);
    const double m = std::pow(color.lightness - 0.1055613458 * color.a - 0.0638541728 * color.b, 3);
    const double s = std::pow(color.lightness - 0.0894841775 * color.a - 1.2914855480 * color.b, 3);
    return {4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
}

bool inGamut(const Rgb &rgb)
{
    const double rounding = 1e-4;
    return std::ranges::all_of(rgb, [&](double part) { return part >= -rounding && part <= 1 + rounding; });
}

} // namespace

Oklab Oklab::of(const QColor &color)
{
    const double red = linear(color.redF()), green = linear(color.greenF()), blue = linear(color.blueF());
    const double l = std::cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
    const double m = std::cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
    const double s = std::cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
    return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

QColor Oklab::toColor() const
{
    double keep = 1;
    if (!inGamut(toLinearRgb(*this))) {
        double low = 0, high = 1; // grey is always in the gamut
        for (int i = 0; i < 24; ++i) {
            keep = (low + high) / 2;
            (inGamut(toLinearRgb({lightness, a * keep, b * keep})) ? low : high) = keep;
        }
        keep = low;
    }
    const Rgb rgb = toLinearRgb({lightness, a * keep, b * keep});
    const auto part = [](double value) { return static_cast<float>(encoded(std::clamp(value, 0.0, 1.0))); };
    return QColor::fromRgbF(part(rgb[0]), part(rgb[1]), part(rgb[2]));
}

} // namespace lab
