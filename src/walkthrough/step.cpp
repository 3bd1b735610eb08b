// SPDX-License-Identifier: GPL-3.0-or-later
#include "walkthrough/step.h"

#include <cassert>

namespace lab {

Quantity StepMatrix::at(attn::Index row, attn::Index column) const
{
    assert(opens && row < values.rows && column < values.cols);
    const attn::Index r = rowIndex.isEmpty() ? corner.row + row : rowIndex.at(row);
    if (headColumns > 0) {
        Quantity quantity = corner.at(r, column % headColumns);
        quantity.head = attn::HeadIndex(static_cast<std::int32_t>(column / headColumns));
        return quantity;
    }
    return corner.at(r, columnIndex.isEmpty() ? corner.column + column : columnIndex.at(column));
}

} // namespace lab
