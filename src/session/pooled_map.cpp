// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/pooled_map.h"

#include <algorithm>
#include <limits>

namespace lab {

namespace {

/// Which cell each row (or column) falls into.
std::vector<attn::Index> cellsOf(attn::Index length)
{
    const attn::Index cells = pooledLength(length);
    std::vector<attn::Index> made(static_cast<std::size_t>(length));
    for (attn::Index cell = 0; cell < cells; ++cell)
        std::fill(made.begin() + cell * length / cells, made.begin() + (cell + 1) * length / cells, cell);
    return made;
}

} // namespace

attn::Tensor pooledByMaximum(attn::ConstMatrixView values)
{
    attn::Tensor made{pooledLength(values.rows), pooledLength(values.cols)};
    std::ranges::fill(made.values(), -std::numeric_limits<float>::infinity());
    const std::vector<attn::Index> rows = cellsOf(values.rows), cols = cellsOf(values.cols);
    for (attn::Index i = 0; i < values.rows; ++i) {
        const std::span<const float> from = values.row(i);
        const std::span<float> to = made.matrix().row(rows[static_cast<std::size_t>(i)]);
        for (std::size_t j = 0; j < from.size(); ++j) {
            float &largest = to[static_cast<std::size_t>(cols[j])];
            largest = std::max(largest, from[j]);
        }
    }
    return made;
}

std::vector<std::uint8_t> pooledFlags(std::span<const std::uint8_t> flags, attn::Index rows, attn::Index cols)
{
    const attn::Index width = pooledLength(cols);
    std::vector<std::uint8_t> made(static_cast<std::size_t>(pooledLength(rows) * width), 1);
    const std::vector<attn::Index> rowCells = cellsOf(rows), colCells = cellsOf(cols);
    for (attn::Index i = 0; i < rows; ++i)
        for (attn::Index j = 0; j < cols; ++j)
            if (flags[static_cast<std::size_t>(i * cols + j)] == 0) {
                const auto cell = rowCells[static_cast<std::size_t>(i)] * width + colCells[static_cast<std::size_t>(j)];
                made[static_cast<std::size_t>(cell)] = 0;
            }
    return made;
}

} // namespace lab
