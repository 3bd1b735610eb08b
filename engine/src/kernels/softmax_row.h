// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attn/tensor.h"

/// The steps of a stable softmax on one row, vectorised; results don't depend on the row's alignment.
namespace attn::kernels {

/// The largest of n values, NaN where one of them is, −∞ where n is 0.
float maximum(const float *row, Index n);

/// row[j] = e^(row[j] − shift), exactly 0 where row[j] is −∞ or the result would be denormal; NaN stays NaN. Returns
/// the sum, whose rounding does not grow with n.
double exponentiate(float *row, Index n, float shift);

/// 1 / sum; 1 where the sum is not a number, as the row already holds nothing but NaN and zeros, which are to stay.
float inverse(double sum);

/// to[j] = factor · from[j]; may be the same memory.
void scaleRow(const float *from, Index n, float factor, float *to);

} // namespace attn::kernels
