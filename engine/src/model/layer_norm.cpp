// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include <Eigen/Core>

#include "attn/operations.h"

namespace attn {

namespace {

using Row = Eigen::Map<Eigen::ArrayXf>;
using ConstRow = Eigen::Map<const Eigen::ArrayXf>;

/// Writes x − mean; returns the mean. First, as mean(x²) − mean(x)² would cancel.
float center(const ConstRow &from, Row &to)
{
    const float mean = from.mean();
    to = from - mean;
    return mean;
}

} // namespace

void layerNorm(ConstMatrixView x, std::span<const float> gain, std::span<const float> bias, float eps, MatrixView y)
{
    assert(y.rows == x.rows && y.cols == x.cols && std::ssize(gain) == x.cols && std::ssize(bias) == x.cols);
    const ConstRow gains(gain.data(), x.cols);
    const ConstRow biases(bias.data(), x.cols);
    for (Index i = 0; i < x.rows; ++i) {
        const ConstRow from(x.row(i).data(), x.cols);
        Row to(y.row(i).data(), x.cols);
        center(from, to);
        const float deviation = std::sqrt(to.square().mean() + eps);
        to = gains * (to / deviation) + biases;
    }
}

void normStatistics(ConstMatrixView x, std::span<float> mean, std::span<float> variance)
{
    assert(std::ssize(mean) == x.rows && std::ssize(variance) == x.rows);
    Eigen::ArrayXf centered(x.cols);
    Row to(centered.data(), x.cols);
    for (Index i = 0; i < x.rows; ++i) {
        const auto row = static_cast<std::size_t>(i);
        mean[row] = center(ConstRow(x.row(i).data(), x.cols), to);
        variance[row] = to.square().mean();
    }
}

} // namespace attn
