// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention/visible_keys.h"

#include <algorithm>

namespace attn {

kernels::Range visibleKeys(const Mask &mask, Index row, Index n_k)
{
    const Index position = row + mask.query_offset;
    kernels::Range range{0, n_k};
    if (mask.causal)
        range.end = std::min(range.end, position + 1);
    if (mask.window >= 0) {
        range.begin = std::min(std::max<Index>(0, position - mask.window), n_k);
        if (mask.window < n_k - position) // else the window reaches the end, and the sum might overflow
            range.end = std::min(range.end, position + mask.window + 1);
    }
    range.end = std::max(range.end, range.begin);
    return range;
}

std::vector<Index> rowsWithoutKeys(const Mask &mask, Index n_q, Index n_k)
{
    std::vector<Index> rows;
    Index key = 0; // the first that is neither left of the row's range nor padding
    for (Index row = 0; row < n_q; ++row) {
        const kernels::Range range = visibleKeys(mask, row, n_k);
        key = std::max(key, range.begin);
        while (key < range.end && !mask.key_is_padding.empty() && mask.key_is_padding[static_cast<std::size_t>(key)])
            ++key;
        if (key >= range.end)
            rows.push_back(row);
    }
    return rows;
}

} // namespace attn
