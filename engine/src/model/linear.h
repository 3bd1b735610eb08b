// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attn/operations.h"
#include "kernels/packing.h"

namespace attn {

/// y[n, out] = x[n, in] · w[in, out], w packed. As linear() otherwise.
void linear(ConstMatrixView x, const kernels::Packed &w, MatrixView y, int threads, const Progress &progress);

} // namespace attn
