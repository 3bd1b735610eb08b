// SPDX-License-Identifier: GPL-3.0-or-later
#include "attn/linear.h"

#include <algorithm>
#include <cassert>

#include "kernels/parallel.h"
#include "kernels/product.h"
#include "kernels/views.h"

namespace attn {

namespace {

using kernels::Range;

constexpr Index kBlockRows = 192; ///< they stay in the cache while a panel of w goes over them

} // namespace

Linear::Linear(ConstMatrixView w, std::span<const float> b)
    : m_packed(static_cast<std::size_t>(kernels::packedSize(w.rows, w.cols))), m_bias(b.begin(), b.end()), m_in(w.rows),
      m_out(w.cols)
{
    assert(b.empty() || std::ssize(b) == w.cols);
    if (!b.empty())
        m_bias.resize(static_cast<std::size_t>(kernels::roundedUp(w.cols, kernels::kWidth))); // read in whole vectors
    kernels::pack(w, m_packed.data());
}

Linear Linear::transposed(ConstMatrixView w)
{
    Linear result;
    result.m_in = w.cols;
    result.m_out = w.rows;
    result.m_packed.resize(static_cast<std::size_t>(kernels::packedSize(w.cols, w.rows)));
    kernels::packTransposed(w, 1.0f, result.m_packed.data());
    return result;
}

void Linear::apply(ConstMatrixView x, MatrixView y, int threads, const Progress &progress,
                   std::optional<Activation> activation) const
{
    assert(x.cols == m_in && y.rows == x.rows && y.cols == m_out);
    const kernels::Packed w{m_packed.data(), m_in, m_out};
    // The same blocks whatever the number of threads.
    const Index down = (y.rows + kBlockRows - 1) / kBlockRows;
    const Index tasks = down * w.panels();
    const int used = kernels::threadsFor(threads, 1.0 * y.rows * y.cols * m_in, tasks);
    kernels::parallelFor(tasks, used, [&](Index task) {
        if (progress.stop.stop_requested())
            return;
        const Index row = task / w.panels() * kBlockRows, panel = task % w.panels();
        const Range rows{row, std::min(row + kBlockRows, y.rows)};
        const Range columns{panel * kernels::kPanelColumns, std::min((panel + 1) * kernels::kPanelColumns, y.cols)};
        const MatrixView block = columnsOf(rowsOf(y, rows), columns);
        kernels::multiply({.a = rowsOf(x, rows),
                           .b = w.from(panel),
                           .depth = {0, m_in},
                           .y = block,
                           .bias = m_bias.empty() ? nullptr : m_bias.data() + columns.begin},
                          progress.stop);
        if (activation && !progress.stop.stop_requested())
            activate(*activation, block);
    });
    progress.checkpoint();
}

} // namespace attn
