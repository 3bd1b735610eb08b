// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/product.h"

#include <algorithm>

#include <Eigen/Core>

#include "kernels/views.h"

namespace attn::kernels {

namespace {

using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Stride = Eigen::OuterStride<>;

Eigen::Map<const RowMajor, Eigen::Unaligned, Stride> map(ConstMatrixView m)
{
    return {m.data, m.rows, m.cols, Stride(m.stride)};
}

Eigen::Map<RowMajor, Eigen::Unaligned, Stride> map(MatrixView m)
{
    return {m.data, m.rows, m.cols, Stride(m.stride)};
}

/// Calls piece(columns, depth) for the pieces of a product; the depths of a column piece follow each other from 0.
template <class Piece>
void forPieces(Index columns, Index depth, const std::stop_token &stop, const Piece &piece)
{
    for (Index c = 0; c < columns; c += kPieceColumns) {
        for (Index d = 0; d < depth; d += kPieceDepth) {
            if (stop.stop_requested())
                return;
            piece(Range{c, std::min(c + kPieceColumns, columns)}, Range{d, std::min(d + kPieceDepth, depth)});
        }
    }
}

} // namespace

void multiply(ConstMatrixView a, ConstMatrixView b, MatrixView y, const std::stop_token &stop)
{
    assert(a.cols == b.rows && y.rows == a.rows && y.cols == b.cols);
    forPieces(y.cols, a.cols, stop, [&](Range columns, Range depth) {
        const auto left = map(columnsOf(a, depth));
        const auto right = map(columnsOf(rowsOf(b, depth), columns));
        auto result = map(columnsOf(y, columns));
        if (depth.begin == 0)
            result.noalias() = left * right;
        else
            result.noalias() += left * right;
    });
}

void multiplyTransposed(ConstMatrixView a, ConstMatrixView b, float scale, MatrixView y, const std::stop_token &stop)
{
    assert(a.cols == b.cols && y.rows == a.rows && y.cols == b.rows);
    forPieces(y.cols, a.cols, stop, [&](Range columns, Range depth) {
        const auto left = map(columnsOf(a, depth));
        const auto right = map(columnsOf(rowsOf(b, columns), depth)).transpose();
        auto result = map(columnsOf(y, columns));
        if (depth.begin == 0)
            result.noalias() = left * right;
        else
            result.noalias() += left * right;
        if (depth.end == a.cols) // not as a factor of the product: for a single row Eigen would put it on the heap
            result *= scale;
    });
}

} // namespace attn::kernels
