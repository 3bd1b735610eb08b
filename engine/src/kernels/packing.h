// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include "kernels/vector.h"

/// The right-hand side of a product, laid out in the order in which the micro-kernel reads it: panels of kPanelColumns
/// columns, in each of them one row of the panel after the other. The last panel is as wide as its columns, rounded up
/// to whole vectors and filled up with zeros.
namespace attn::kernels {

/// Vectors side by side in a panel: what the registers allow beside some rows of sums. Where products need a register
/// before they are added and a number several instructions until it stands in every lane, few rows of many vectors have
/// the least to do besides.
inline constexpr Index kPanelVectors = kRegisters == 32 ? 4 : kFuses ? 2 : 6;
inline constexpr Index kPanelColumns = kPanelVectors * kWidth;

inline constexpr Index roundedUp(Index n, Index unit)
{
    return (n + unit - 1) / unit * unit;
}

inline constexpr Index packedSize(Index depth, Index columns)
{
    return depth * roundedUp(columns, kWidth);
}

/// b[depth, columns] to `to`, packedSize(depth, columns) floats, 64-byte aligned.
void pack(const ConstMatrixView &b, float *to);

/// The same of factor · bᵀ: b is [columns, depth].
void packTransposed(const ConstMatrixView &b, float factor, float *to);

/// A packed matrix, or one that can be read where it lies.
struct Packed {
    const float *data = nullptr;
    Index depth = 0;
    Index columns = 0;
    Index stride = 0; ///< of one that is read where it lies: from row to row

    /// Where panel `p` begins.
    const float *panel(Index p) const { return data + p * kPanelColumns * (stride == 0 ? depth : 1); }
    /// The columns from panel `p` on.
    Packed from(Index p) const { return {panel(p), depth, columns - p * kPanelColumns, stride}; }
    Index panels() const { return (columns + kPanelColumns - 1) / kPanelColumns; }
    /// Floats in a row of panel `p`, and from one row to the next.
    Index panelWidth(Index p) const { return std::min(kPanelColumns, roundedUp(columns, kWidth) - p * kPanelColumns); }
    Index rowStride(Index p) const { return stride == 0 ? panelWidth(p) : stride; }
};

/// Whether b is as good to read where it lies as it would be when packed: whole vectors, at the borders of cache lines,
/// and one panel whose rows follow each other, or so few of them that they don't push each other out of the cache.
bool readableInPlace(const ConstMatrixView &b);

} // namespace attn::kernels
