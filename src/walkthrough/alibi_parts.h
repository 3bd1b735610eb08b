// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attn/position_bias.h"

namespace lab {

/// What ALiBi makes its bias of, for n words.
class AlibiParts {
public:
    AlibiParts(attn::Index heads, attn::Index n);

    /// [heads, 1]: −slope.
    attn::ConstMatrixView slopes() const { return m_slopes.matrix(); }
    /// [n, n]: |i − j|. Its rows overlap.
    attn::ConstMatrixView distances() const { return {m_distances.data() + m_n - 1, m_n, m_n, -1}; }

private:
    attn::Index m_n;
    attn::Tensor m_slopes;
    attn::Tensor m_distances; ///< n − 1, …, 0, …, n − 1
};

} // namespace lab
