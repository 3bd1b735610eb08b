// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include <Eigen/Core>

#include "attn/operations.h"

namespace attn {

void layerNorm(ConstMatrixView x, std::span<const float> gain, std::span<const float> bias, float eps, MatrixView y)
{
    assert(y.rows == x.rows && y.cols == x.cols && std::ssize(gain) == x.cols && std::ssize(bias) == x.cols);
    using Row = Eigen::Map<Eigen::ArrayXf>;
    using ConstRow = Eigen::Map<const Eigen::ArrayXf>;
    const ConstRow gains(gain.data(), x.cols);
    const ConstRow biases(bias.data(), x.cols);
    for (Index i = 0; i < x.rows; ++i) {
        const ConstRow from(x.row(i).data(), x.cols);
        Row to(y.row(i).data(), x.cols);
        to = from - from.mean(); // first, as mean(x²) − mean(x)² would cancel
        const float deviation = std::sqrt(to.square().mean() + eps);
        to = gains * (to / deviation) + biases;
    }
}

} // namespace attn
