// SPDX-License-Identifier: GPL-3.0-or-later
#include "walkthrough/cell_text.h"

#include <cmath>
#include <limits>

#include "figures/labels.h"

namespace lab {

QString cellText(const StepMatrix &matrix, float value, int digits)
{
    return matrix.integers ? QString::number(static_cast<double>(value), 'f', 0) : numberText(value, digits);
}

QString widestText(const StepMatrix &matrix, int digits)
{
    const MatrixExtent &extent = matrix.extent;
    if (matrix.integers)
        return cellText(matrix, extent.largest, digits);
    QString widest = numberText(-extent.largest, digits); // with a sign, so that all tables have type of one size
    if (extent.infinite)
        for (const float other : {-std::numeric_limits<float>::infinity(), std::numeric_limits<float>::quiet_NaN()})
            if (const QString text = numberText(other, digits); text.size() > widest.size())
                widest = text;
    constexpr float kTiny = 1e-30F;
    const auto least = static_cast<float>(0.5 * std::pow(10.0, -digits)); // what is nearer to 0 is shown as "<0.01"
    const float below =
        extent.largest < kLeastWithPower ? 0 : static_cast<float>(kLeastWithPower) - 1; // of those without a power
    for (const float other :
         {-below, extent.leastPositive < least ? kTiny : 0.0F, extent.leastNegative < least ? -kTiny : 0.0F})
        if (const QString text = numberText(other, digits); text.size() >= widest.size())
            widest = text; // "<" is wider than a digit
    return widest;
}

std::vector<std::uint8_t> infiniteOnes(const StepMatrix &matrix)
{
    std::vector<std::uint8_t> flags;
    if (!matrix.extent.infinite)
        return flags;
    flags.reserve(static_cast<std::size_t>(matrix.values.rows * matrix.values.cols));
    for (attn::Index row = 0; row < matrix.values.rows; ++row)
        for (const float value : matrix.values.row(row))
            flags.push_back(std::isinf(value) ? 1 : 0);
    return flags;
}

} // namespace lab
