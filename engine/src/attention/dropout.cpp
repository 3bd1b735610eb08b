// SPDX-License-Identifier: GPL-3.0-or-later
#include <random>

#include "attn/operations.h"

namespace attn {

void dropout(MatrixView x, float rate, std::uint32_t seed)
{
    assert(rate >= 0 && rate < 1);
    std::mt19937 draw(seed); // its numbers are the same everywhere, those of the standard's distributions are not
    const double threshold = static_cast<double>(rate) * 4294967296.0;
    for (Index i = 0; i < x.rows; ++i)
        for (float &value : x.row(i))
            value = static_cast<double>(draw()) < threshold ? 0.0f : value / (1.0f - rate);
}

} // namespace attn
