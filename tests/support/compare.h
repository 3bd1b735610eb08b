// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstring>
#include <span>

#include "attn/tensor.h"

namespace support {

/// The largest |a − b|; not a number where one is and the other is not.
inline double worstDifference(std::span<const float> a, std::span<const float> b)
{
    double worst = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i] == b[i] || (std::isnan(a[i]) && std::isnan(b[i])))
            continue;
        const double difference = std::abs(static_cast<double>(a[i]) - static_cast<double>(b[i]));
        if (std::isnan(difference))
            return difference;
        worst = std::max(worst, difference);
    }
    return worst;
}

inline double worstDifference(const attn::Tensor &a, const attn::Tensor &b)
{
    return a.shape() == b.shape() ? worstDifference(a.values(), b.values()) : NAN;
}

inline bool sameBits(const attn::Tensor &a, const attn::Tensor &b)
{
    return a.shape() == b.shape() &&
           std::memcmp(a.data(), b.data(), static_cast<std::size_t>(a.size()) * sizeof(float)) == 0;
}

} // namespace support
