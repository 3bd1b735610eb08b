// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "attn/tensor.h"

namespace lab {

/// More rows or columns than these fall together in a map that is only looked over.
inline constexpr attn::Index kMostPooled = 128;

/// How many rows (or columns) are left of so many.
inline constexpr attn::Index pooledLength(attn::Index length)
{
    return length < kMostPooled ? length : kMostPooled;
}

/// The largest of the values that fall together: a peak stays a peak, where a mean would wash it out and a sample could
/// miss it. Values [rows, cols] become [pooledLength(rows), pooledLength(cols)]; each belongs to one cell.
attn::Tensor pooledByMaximum(attn::ConstMatrixView values);

/// 1 where all of the flags [rows * cols] that fall together are set.
std::vector<std::uint8_t> pooledFlags(std::span<const std::uint8_t> flags, attn::Index rows, attn::Index cols);

} // namespace lab
