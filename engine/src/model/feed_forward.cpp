// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <numbers>

#include "attn/operations.h"
#include "kernels/parallel.h"
#include "kernels/views.h"

namespace attn {

namespace {

float gelu(float x)
{
    return 0.5f * x * (1.0f + std::erf(x / std::numbers::sqrt2_v<float>));
}

float geluTanh(float x)
{
    constexpr float kSqrtTwoOverPi = std::numbers::sqrt2_v<float> * std::numbers::inv_sqrtpi_v<float>;
    return 0.5f * x * (1.0f + std::tanh(kSqrtTwoOverPi * (x + 0.044715f * x * x * x)));
}

template <class Function>
void forEachValue(MatrixView x, const Function &function)
{
    for (Index i = 0; i < x.rows; ++i)
        for (float &value : x.row(i))
            value = function(value);
}

} // namespace

void activate(Activation kind, MatrixView x)
{
    switch (kind) {
    case Activation::Relu:
        forEachValue(x, [](float value) { return value < 0.0f ? 0.0f : value; });
        break;
    case Activation::Gelu:
        forEachValue(x, gelu);
        break;
    case Activation::GeluTanh:
        forEachValue(x, geluTanh);
        break;
    }
}

void feedForward(ConstMatrixView x, ConstMatrixView w1, std::span<const float> b1, ConstMatrixView w2,
                 std::span<const float> b2, Activation kind, MatrixView hidden, MatrixView y, int threads,
                 const Progress &progress)
{
    linear(x, w1, b1, hidden, threads, progress);
    constexpr Index kRows = 16;
    const Index tasks = (hidden.rows + kRows - 1) / kRows;
    const double multiply_adds = 20.0 * hidden.rows * hidden.cols; // what an error function costs
    kernels::parallelFor(tasks, kernels::threadsFor(threads, multiply_adds, tasks), [&](Index task, int) {
        if (!progress.stop.stop_requested())
            activate(kind, kernels::rowsOf(hidden, {task * kRows, std::min((task + 1) * kRows, hidden.rows)}));
    });
    progress.checkpoint();
    linear(hidden, w2, b2, y, threads, progress);
}

} // namespace attn
