// SPDX-License-Identifier: GPL-3.0-or-later
#include "walkthrough/matrix_extent.h"

#include <algorithm>
#include <cmath>

namespace lab {

MatrixExtent::MatrixExtent(attn::ConstMatrixView values)
{
    for (attn::Index row = 0; row < values.rows; ++row)
        for (const float value : values.row(row)) {
            const float size = std::abs(value);
            infinite |= !(size <= kNone);
            largest = size <= kNone ? std::max(largest, size) : largest;
            leastPositive = value > 0 ? std::min(leastPositive, size) : leastPositive;
            leastNegative = value < 0 ? std::min(leastNegative, size) : leastNegative;
        }
}

} // namespace lab
