// SPDX-License-Identifier: GPL-3.0-or-later
#include "attn/operations.h"
#include "kernels/activation_row.h"

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
    first.apply(x, hidden, threads, progress, kind);
    second.apply(hidden, y, threads, progress);
}

} // namespace attn
