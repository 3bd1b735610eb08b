// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <numbers>

#include "attn/reference.h"

namespace attn::reference {

void linear(ConstMatrixView x, ConstMatrixView w, std::span<const float> b, MatrixView y)
{
    for (Index i = 0; i < x.rows; ++i) {
        for (Index j = 0; j < w.cols; ++j) {
            double sum = b.empty() ? 0.0 : static_cast<double>(b[static_cast<std::size_t>(j)]);
            for (Index c = 0; c < x.cols; ++c)
                sum += static_cast<double>(x(i, c)) * static_cast<double>(w(c, j));
            y(i, j) = static_cast<float>(sum);
        }
    }
}

void layerNorm(ConstMatrixView x, std::span<const float> gain, std::span<const float> bias, float eps, MatrixView y)
{
    const double n = static_cast<double>(x.cols);
    for (Index i = 0; i < x.rows; ++i) {
        double mean = 0;
        for (float value : x.row(i))
            mean += static_cast<double>(value) / n;
        double variance = 0;
        for (float value : x.row(i))
            variance += std::pow(static_cast<double>(value) - mean, 2) / n;
        const double deviation = std::sqrt(variance + static_cast<double>(eps));
        for (Index j = 0; j < x.cols; ++j) {
            const auto column = static_cast<std::size_t>(j);
            const double normed = (static_cast<double>(x(i, j)) - mean) / deviation;
            y(i, j) =
                static_cast<float>(static_cast<double>(gain[column]) * normed + static_cast<double>(bias[column]));
        }
    }
}

namespace {

double activated(Activation kind, double x)
{
    switch (kind) {
    case Activation::Relu:
        return std::max(0.0, x);
    case Activation::Gelu:
        return x / 2 * (1 + std::erf(x / std::numbers::sqrt2));
    case Activation::GeluTanh:
        return x / 2 * (1 + std::tanh(std::sqrt(2 / std::numbers::pi) * (x + 0.044715 * x * x * x)));
    }
    return x;
}

} // namespace

void activate(Activation kind, MatrixView x)
{
    for (Index i = 0; i < x.rows; ++i)
        for (float &value : x.row(i))
            value = static_cast<float>(activated(kind, static_cast<double>(value)));
}

void feedForward(ConstMatrixView x, ConstMatrixView w1, std::span<const float> b1, ConstMatrixView w2,
                 std::span<const float> b2, Activation kind, MatrixView y)
{
    Tensor hidden{x.rows, w1.cols};
    reference::linear(x, w1, b1, hidden.matrix());
    reference::activate(kind, hidden.matrix());
    reference::linear(hidden.matrix(), w2, b2, y);
}

} // namespace attn::reference
