// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

#include "kernels/maxima.h"
#include "kernels/packing.h"
#include "kernels/views.h"

/// Matrix products on one thread, with one register-blocked micro-kernel: a few rows of sums times a panel of columns
/// stay in registers while it goes down the depth. Every sum is taken in the order of the depth, whatever the shape of
/// the block it is computed in.
namespace attn::kernels {

/// y = factors ∘ (a·b) + bias, and what can be had on the way.
struct Product {
    ConstMatrixView a; ///< [rows, depth.size()]
    Packed b;
    Range depth; ///< the rows of b
    /// [rows, columns]: may have fewer columns than b: the first ones; or more, up to the end of the last vector.
    MatrixView y;
    const float *factors = nullptr; ///< [rows], or none
    const float *bias = nullptr;    ///< [columns, up to the end of the last vector], or none
    /// Of y, or none. Where it is wanted, y has whole vectors, and the columns beyond those of b become −∞.
    Maxima *maxima = nullptr;
    MatrixView kept{};     ///< [rows, depth.size()]: factors ∘ a, or empty
    bool streamed = false; ///< past the caches; kept's rows begin at the borders of cache lines
};

/// Where a stop is requested it returns early, and y is undefined.
void multiply(const Product &product, const std::stop_token &stop);

} // namespace attn::kernels
