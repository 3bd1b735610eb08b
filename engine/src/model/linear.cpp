// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/linear.h"

#include <algorithm>

#include "kernels/parallel.h"
#include "kernels/product.h"
#include "kernels/views.h"

namespace attn {

namespace {

using kernels::Range;

constexpr Index kBlockRows = 192; ///< a panel of w is packed once for them

/// Calls block(rows, columns) for the blocks of y[rows, columns], which are the same whatever the number of threads.
template <class Block>
void forBlocks(MatrixView y, Index depth, int threads, const Progress &progress, const Block &block)
{
    const Index across = (y.cols + kernels::kPanelColumns - 1) / kernels::kPanelColumns;
    const Index tasks = (y.rows + kBlockRows - 1) / kBlockRows * across;
    const int used = kernels::threadsFor(threads, 1.0 * y.rows * y.cols * depth, tasks);
    kernels::parallelFor(tasks, used, [&](Index task, int) {
        if (progress.stop.stop_requested())
            return;
        const Index row = task / across * kBlockRows;
        const Index column = task % across * kernels::kPanelColumns;
        block(Range{row, std::min(row + kBlockRows, y.rows)},
              Range{column, std::min(column + kernels::kPanelColumns, y.cols)});
    });
    progress.checkpoint();
}

} // namespace

void linear(ConstMatrixView x, ConstMatrixView w, std::span<const float> b, MatrixView y, int threads,
            const Progress &progress)
{
    assert(x.cols == w.rows && y.rows == x.rows && y.cols == w.cols && (b.empty() || std::ssize(b) == y.cols));
    forBlocks(y, x.cols, threads, progress, [&](Range rows, Range columns) {
        const MatrixView result = columnsOf(rowsOf(y, rows), columns);
        kernels::multiply(rowsOf(x, rows), columnsOf(w, columns), result, progress.stop);
        if (b.empty())
            return;
        const float *bias = b.data() + columns.begin;
        for (Index i = 0; i < result.rows; ++i) {
            float *row = result.row(i).data();
            for (Index j = 0; j < result.cols; ++j)
                row[j] += bias[j];
        }
    });
}

void linear(ConstMatrixView x, const kernels::Packed &w, MatrixView y, int threads, const Progress &progress)
{
    assert(x.cols == w.depth && y.rows == x.rows && y.cols == w.columns);
    forBlocks(y, x.cols, threads, progress, [&](Range rows, Range columns) {
        kernels::multiply(rowsOf(x, rows), w.from(columns.begin / kernels::kPanelColumns), {0, x.cols}, 1.0f,
                          columnsOf(rowsOf(y, rows), columns), progress.stop);
    });
}

} // namespace attn
