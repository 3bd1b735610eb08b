// SPDX-License-Identifier: GPL-3.0-or-later
#include "walkthrough/softmax_matrices.h"

#include <limits>
#include <vector>

namespace lab {

SoftmaxMatrices::SoftmaxMatrices(attn::ConstMatrixView scores, const Allows &allows)
    : masked{scores.rows, scores.cols}, maximum{scores.rows, 1}, shifted{scores.rows, scores.cols},
      exponentials{scores.rows, scores.cols}, sum{scores.rows, 1}, shares{scores.rows, scores.cols}
{
    std::vector<std::uint8_t> allowed(static_cast<std::size_t>(scores.cols), 1);
    for (attn::Index i = 0; i < scores.rows; ++i) {
        for (attn::Index j = 0; j < scores.cols; ++j) {
            const bool seen = !allows || allows(i, j);
            allowed[static_cast<std::size_t>(j)] = seen;
            masked.matrix()(i, j) = seen ? scores(i, j) : -std::numeric_limits<float>::infinity();
        }
        const attn::SoftmaxSteps steps =
            attn::softmaxSteps(scores.row(i), allowed, shifted.matrix().row(i), exponentials.matrix().row(i));
        maximum.matrix()(i, 0) = steps.maximum;
        sum.matrix()(i, 0) = static_cast<float>(steps.sum);
        attn::softmax(scores.row(i), allowed, shares.matrix().row(i));
    }
}

} // namespace lab
