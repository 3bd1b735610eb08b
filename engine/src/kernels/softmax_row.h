// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attn/tensor.h"
#include "kernels/maxima.h"

/// The steps of a stable softmax on rows, vectorised; results don't depend on the row's alignment.
namespace attn::kernels {

/// The largest of n values, NaN where one of them is, −∞ where n is 0.
float maximum(const float *row, Index n);

/// row[j] = e^(row[j] − shift), exactly 0 where row[j] is −∞ or the result would be denormal; NaN stays NaN. Returns
/// the sum, whose rounding does not grow with n.
float exponentiate(float *row, Index n, float shift);

/// Gathers those of row i, whose n scores are whole vectors; odd are NaN and +∞.
void gatherMaxima(const float *row, Index n, Index i, Maxima &maxima);

/// exponentiate() of all rows of whole vectors, with usable maxima. `inverses`, [rows], gets 1 / sum of each, 0 where
/// all scores are −∞.
void exponentiateRows(const MatrixView &scores, const Maxima &maxima, float *inverses);

/// 1 / sum; 1 where the sum is not a number, as the row already holds nothing but NaN and zeros, which are to stay.
float inverse(float sum);

/// to[j] = factor · from[j]; may be the same memory.
void scaleRow(const float *from, Index n, float factor, float *to);

} // namespace attn::kernels
