// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attn/tensor.h"

/// Parts of views.
namespace attn::kernels {

/// From `begin` up to, not including, `end`.
struct Range {
    Index begin = 0;
    Index end = 0;
    Index size() const { return end - begin; }
    bool empty() const { return end <= begin; }
};

template <class T>
BasicMatrix<T> rowsOf(const BasicMatrix<T> &m, Range range)
{
    return {m.data + range.begin * m.stride, range.size(), m.cols, m.stride};
}

template <class T>
BasicMatrix<T> columnsOf(const BasicMatrix<T> &m, Range range)
{
    return {m.data + range.begin, m.rows, range.size(), m.stride};
}

} // namespace attn::kernels
