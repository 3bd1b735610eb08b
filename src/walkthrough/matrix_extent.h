// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "walkthrough/step.h"

namespace lab {

/// What must be known of a matrix' numbers before any of them is drawn: one pass over them.
struct MatrixExtent {
    /// `digits`: after the point, as they will be shown.
    MatrixExtent(attn::ConstMatrixView values, int digits);

    float largest = 0;         ///< the largest finite |value|
    bool infinite = false;     ///< some are, or are no numbers
    bool tiny = false;         ///< some are above 0 and shown as "<0.01"
    bool tinyNegative = false; ///< some below
};

/// The longest that a number of these can be as text, without setting each of them as text.
QString widestText(const StepMatrix &matrix, const MatrixExtent &extent, int digits);
/// A number as a table shows it.
QString cellText(const StepMatrix &matrix, float value, int digits);
/// Of each value whether it is infinite, [rows * cols]; empty where none is.
std::vector<std::uint8_t> infiniteOnes(attn::ConstMatrixView values, const MatrixExtent &extent);

} // namespace lab
