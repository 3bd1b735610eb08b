// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "figures/figure.h"

namespace lab {

/// One head's weights as a table: numbers, and which of them the mask made 0. Views into the source's LayerTrace.
struct HeadWeights {
    attn::ConstMatrixView values;
    std::vector<std::uint8_t> masked; ///< [rows * cols], or empty where nothing is
    float largest = 0;

    HeadWeights(const FigureSource &source, attn::HeadIndex head);
    bool isMasked(int row, int col) const
    {
        return !masked.empty() && masked[static_cast<std::size_t>(row * values.cols + col)] != 0;
    }
};

/// Where the colours of weights end: 1, or the next of 0.5, 0.2, 0.1, 0.05 … that is not below the largest weight, so
/// that long texts, whose weights are small, are not blank.
double weightScale(double largest);

} // namespace lab
