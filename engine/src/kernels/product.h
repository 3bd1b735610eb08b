// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

#include "kernels/packing.h"
#include "kernels/views.h"

/// Matrix products on one thread, with one register-blocked micro-kernel: a few rows of sums times a panel of columns
/// stay in registers while it goes down the depth. Every sum is taken in the order of the depth, whatever the shape of
/// the block it is computed in. Where a stop is requested they return early and y is undefined.
namespace attn::kernels {

/// y = scale · a·b for the rows `depth` of b: a is [rows, depth.size()]. y may have fewer columns than b: the first
/// ones; or more, up to the end of the last vector: zeros.
void multiply(ConstMatrixView a, const Packed &b, Range depth, float scale, MatrixView y, const std::stop_token &stop);

} // namespace attn::kernels
