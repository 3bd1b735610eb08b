// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attn/operations.h"

namespace attn {

/// y[n, out] = x[n, in] · w[out, in]ᵀ: logits from an embedding. As linear() otherwise.
void linearTransposed(ConstMatrixView x, ConstMatrixView w, MatrixView y, int threads, const Progress &progress);

} // namespace attn
