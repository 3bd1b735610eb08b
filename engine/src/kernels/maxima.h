// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>

#include "kernels/vector.h"

namespace attn::kernels {

/// What a softmax wants to know of rows of scores before it goes over them.
struct Maxima {
    float *lanes; ///< [rows, kWidth]: the largest of a row, lane by lane
    /// Not finite in some lane where a score's exponential needs more care, as such a score makes any sum it is in.
    alignas(kAlignment) float odd[kWidth] = {};

    bool areUsable() const
    {
        return std::ranges::all_of(odd, [](float lane) { return std::isfinite(lane); });
    }
};

} // namespace attn::kernels
