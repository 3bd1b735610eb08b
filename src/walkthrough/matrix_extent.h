// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>

#include "attn/tensor.h"

namespace lab {

/// What must be known of a matrix' numbers before any of them is drawn: one pass over them.
struct MatrixExtent {
    MatrixExtent() = default;
    explicit MatrixExtent(attn::ConstMatrixView values);

    static constexpr float kNone = std::numeric_limits<float>::max();
    float largest = 0;           ///< the largest finite |value|
    float leastPositive = kNone; ///< the smallest above 0
    float leastNegative = kNone; ///< the smallest |value| of those below 0
    bool infinite = false;       ///< some are, or are no numbers
};

} // namespace lab
