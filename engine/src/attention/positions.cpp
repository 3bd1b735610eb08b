// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include "attn/operations.h"

namespace attn {

void addSinusoidalPositions(MatrixView x, Index offset)
{
    for (Index column = 0; column < x.cols; column += 2) {
        const double wavelength = std::pow(10000.0, static_cast<double>(column) / static_cast<double>(x.cols));
        for (Index row = 0; row < x.rows; ++row) {
            const double angle = static_cast<double>(row + offset) / wavelength;
            x(row, column) += static_cast<float>(std::sin(angle));
            if (column + 1 < x.cols)
                x(row, column + 1) += static_cast<float>(std::cos(angle));
        }
    }
}

} // namespace attn
