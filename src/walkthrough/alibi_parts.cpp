// SPDX-License-Identifier: GPL-3.0-or-later
#include "walkthrough/alibi_parts.h"

#include <algorithm>
#include <cstdlib>
#include <functional>

namespace lab {

AlibiParts::AlibiParts(attn::Index heads, attn::Index n) : m_n(n), m_slopes{heads, 1}, m_distances{2 * n - 1}
{
    std::ranges::transform(attn::alibiSlopes(heads), m_slopes.data(), std::negate<float>());
    for (attn::Index d = 0; d < 2 * n - 1; ++d)
        m_distances.data()[d] = static_cast<float>(std::abs(d - n + 1));
}

} // namespace lab
