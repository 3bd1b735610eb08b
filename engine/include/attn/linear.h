// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "attn/activation.h"
#include "attn/export.h"
#include "attn/progress.h"
#include "attn/tensor.h"

namespace attn {

/// y = x·w + b: a copy of w and b, laid out once in the order in which the kernels read it. Immutable; safe from
/// several threads. Shapes that don't fit are our own mistake (assert).
class ATTN_API Linear {
public:
    Linear() = default;
    /// w is [in, out], b is [out] or empty for zero.
    explicit Linear(ConstMatrixView w, std::span<const float> b = {});
    /// x·wᵀ: w is [out, in].
    static Linear transposed(ConstMatrixView w);

    bool empty() const { return m_out == 0; }
    Index in() const { return m_in; }
    Index out() const { return m_out; }

    /// y[n, out] = activation(x[n, in] · w + b), the sum itself where no activation is given. y may not alias x.
    /// `threads` as in attn/operations.h; the result doesn't depend on it. Throws Cancelled.
    void apply(ConstMatrixView x, MatrixView y, int threads, const Progress &progress = {},
               std::optional<Activation> activation = {}) const;

private:
    std::vector<float, AlignedAllocator<float>> m_packed;
    std::vector<float> m_bias;
    Index m_in = 0;
    Index m_out = 0;
};

} // namespace attn
