// SPDX-License-Identifier: GPL-3.0-or-later
#include "walkthrough/matrix_extent.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "figures/labels.h"

namespace lab {

MatrixExtent::MatrixExtent(attn::ConstMatrixView values, int digits)
{
    constexpr float kMost = std::numeric_limits<float>::max();
    const auto least = static_cast<float>(0.5 * std::pow(10.0, -digits)); // what is nearer to 0 is shown as "<0.01"
    for (attn::Index row = 0; row < values.rows; ++row)
        for (const float value : values.row(row)) {
            const float size = std::abs(value);
            infinite |= !(size <= kMost);
            largest = size <= kMost ? std::max(largest, size) : largest;
            tiny |= value > 0 && value < least;
            tinyNegative |= value < 0 && value > -least;
        }
}

QString cellText(const StepMatrix &matrix, float value, int digits)
{
    return matrix.integers ? QString::number(static_cast<double>(value), 'f', 0) : numberText(value, digits);
}

QString widestText(const StepMatrix &matrix, const MatrixExtent &extent, int digits)
{
    if (matrix.integers)
        return cellText(matrix, extent.largest, digits);
    QString widest = numberText(-extent.largest, digits); // with a sign, so that all tables have type of one size
    if (extent.infinite)
        for (const float other : {-std::numeric_limits<float>::infinity(), std::numeric_limits<float>::quiet_NaN()})
            if (const QString text = numberText(other, digits); text.size() > widest.size())
                widest = text;
    constexpr float kTiny = 1e-30F;
    const float below =
        extent.largest < kLeastWithPower ? 0 : static_cast<float>(kLeastWithPower) - 1; // of those without a power
    for (const float other : {-below, extent.tiny ? kTiny : 0.0F, extent.tinyNegative ? -kTiny : 0.0F})
        if (const QString text = numberText(other, digits); text.size() >= widest.size())
            widest = text; // "<" is wider than a digit
    return widest;
}

std::vector<std::uint8_t> infiniteOnes(attn::ConstMatrixView values, const MatrixExtent &extent)
{
    std::vector<std::uint8_t> flags;
    if (!extent.infinite)
        return flags;
    flags.reserve(static_cast<std::size_t>(values.rows * values.cols));
    for (attn::Index row = 0; row < values.rows; ++row)
        for (const float value : values.row(row))
            flags.push_back(std::isinf(value) ? 1 : 0);
    return flags;
}

} // namespace lab
