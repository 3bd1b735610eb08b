// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attn/tensor.h"

/// The activations of attn/operations.h on n numbers in place, a vector at a time. Absolute error below 3e-7 · max(1,
/// |x|); NaN stays NaN.
namespace attn::kernels {

void relu(float *row, Index n);
void gelu(float *row, Index n);
void geluTanh(float *row, Index n);

} // namespace attn::kernels
