// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "attn/operations.h"

namespace lab {

/// A matrix of scores on its way to shares, a softmax for each row, in the engine's own steps.
struct SoftmaxMatrices {
    using Allows = std::function<bool(attn::Index row, attn::Index column)>; ///< empty: everything is allowed

    SoftmaxMatrices(attn::ConstMatrixView scores, const Allows &allows);

    attn::Tensor masked;       ///< [n, m]: the score, −∞ where it is not allowed
    attn::Tensor maximum;      ///< [n, 1]
    attn::Tensor shifted;      ///< [n, m]: masked − maximum
    attn::Tensor exponentials; ///< [n, m]: e^shifted
    attn::Tensor sum;          ///< [n, 1]: of the row's exponentials
    attn::Tensor shares;       ///< [n, m]
};

} // namespace lab
