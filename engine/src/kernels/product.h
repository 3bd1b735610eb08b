// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

#include "attn/tensor.h"

/// Matrix products on one thread, in pieces of a fixed size: small enough that Eigen packs them on the stack (128 KiB)
/// and that a stop request is seen between two of them, and placed by the shapes alone, so that the order of every sum
/// is the same whoever computes it. Where a stop is requested they return early and y is undefined.
namespace attn::kernels {

inline constexpr Index kPieceColumns = 128;
inline constexpr Index kPieceDepth = 256;

/// y = a·b
void multiply(ConstMatrixView a, ConstMatrixView b, MatrixView y, const std::stop_token &stop);

/// y = scale · a·bᵀ
void multiplyTransposed(ConstMatrixView a, ConstMatrixView b, float scale, MatrixView y, const std::stop_token &stop);

} // namespace attn::kernels
