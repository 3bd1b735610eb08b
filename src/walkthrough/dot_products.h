// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attn/tensor.h"

namespace lab {

/// q kᵀ, [rows of q, rows of k], by the engine: its scores with a scale of 1.
attn::Tensor dotProducts(attn::ConstMatrixView q, attn::ConstMatrixView k);

/// A matrix as the only head of an attention.
inline attn::ConstHeadsView oneHead(attn::ConstMatrixView m)
{
    return {m.data, 1, m.rows, m.cols, m.rows * m.stride, m.stride};
}

} // namespace lab
