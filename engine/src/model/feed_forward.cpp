// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "attn/operations.h"
#include "kernels/activation_row.h"
#include "kernels/parallel.h"
#include "kernels/views.h"

namespace attn {

void activate(Activation kind, MatrixView x)
{
    for (Index i = 0; i < x.rows; ++i) {
        const std::span<float> row = x.row(i);
        switch (kind) {
        case Activation::Relu:
            kernels::relu(row.data(), x.cols);
            break;
        case Activation::Gelu:
            kernels::gelu(row.data(), x.cols);
            break;
        case Activation::GeluTanh:
            kernels::geluTanh(row.data(), x.cols);
            break;
        }
    }
}

void feedForward(ConstMatrixView x, const Linear &first, const Linear &second, Activation kind, MatrixView hidden,
                 MatrixView y, int threads, const Progress &progress)
{
    first.apply(x, hidden, threads, progress);
    constexpr Index kRows = 16;
    const Index tasks = (hidden.rows + kRows - 1) / kRows;
    const double multiply_adds = 20.0 * hidden.rows * hidden.cols; // what an exponential costs
    kernels::parallelFor(tasks, kernels::threadsFor(threads, multiply_adds, tasks), [&](Index task) {
        if (!progress.stop.stop_requested())
            activate(kind, kernels::rowsOf(hidden, {task * kRows, std::min((task + 1) * kRows, hidden.rows)}));
    });
    progress.checkpoint();
    second.apply(hidden, y, threads, progress);
}

} // namespace attn
