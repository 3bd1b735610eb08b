// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attn/export.h"
#include "attn/tensor.h"

namespace attn {

enum class Activation { Relu, Gelu, GeluTanh };

/// relu: max(0, x). gelu: x/2 · (1 + erf(x/√2)). gelu_tanh: x/2 · (1 + tanh(√(2/π) (x + 0.044715 x³))) (Hendrycks and
/// Gimpel 2016).
ATTN_API void activate(Activation kind, MatrixView x);

} // namespace attn
