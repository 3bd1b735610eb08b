// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <cstddef>
#include <initializer_list>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include "attn/memory.h"

namespace attn {

using Index = std::ptrdiff_t;

/// For vectors of numbers in aligned memory. Elements that aren't given a value have none: what is written over need
/// not be cleared first.
template <class T>
struct AlignedAllocator {
    using value_type = T;
    AlignedAllocator() = default;
    template <class U>
    AlignedAllocator(const AlignedAllocator<U> &)
    {
    }
    T *allocate(std::size_t n) { return static_cast<T *>(attn::allocate(n * sizeof(T))); }
    void deallocate(T *p, std::size_t) { release(p); }
    template <class U>
    void construct(U *p)
    {
        ::new (static_cast<void *>(p)) U; // no value
    }
    template <class U, class... Arguments>
    void construct(U *p, Arguments &&...arguments)
    {
        ::new (static_cast<void *>(p)) U(std::forward<Arguments>(arguments)...);
    }
    template <class U>
    bool operator==(const AlignedAllocator<U> &) const
    {
        return true;
    }
};

/// A row-major matrix in somebody else's memory: [rows, cols], rows `stride` floats apart.
template <class T>
struct BasicMatrix {
    T *data = nullptr;
    Index rows = 0;
    Index cols = 0;
    Index stride = 0;

    BasicMatrix() = default;
    BasicMatrix(T *d, Index r, Index c) : data(d), rows(r), cols(c), stride(c) {}
    BasicMatrix(T *d, Index r, Index c, Index s) : data(d), rows(r), cols(c), stride(s) {}
    /// A mutable view reads as a constant one.
    operator BasicMatrix<const T>() const requires(!std::is_const_v<T>) { return {data, rows, cols, stride}; }

    T &operator()(Index row, Index col) const
    {
        assert(row >= 0 && row < rows && col >= 0 && col < cols);
        return data[row * stride + col];
    }
    std::span<T> row(Index r) const { return {data + r * stride, static_cast<std::size_t>(cols)}; }
    bool empty() const { return rows == 0 || cols == 0; }
};
using MatrixView = BasicMatrix<float>;
using ConstMatrixView = BasicMatrix<const float>;

/// A stack of equally large matrices, one for each head: [heads, rows, cols]. Strides in floats; heads that live side
/// by side in the columns of one [rows, heads * cols] matrix have head_stride = cols and row_stride = heads * cols.
template <class T>
struct BasicHeads {
    T *data = nullptr;
    Index heads = 0;
    Index rows = 0;
    Index cols = 0;
    Index head_stride = 0;
    Index row_stride = 0;

    operator BasicHeads<const T>() const requires(!std::is_const_v<T>)
    {
        return {data, heads, rows, cols, head_stride, row_stride};
    }
    BasicMatrix<T> head(Index h) const
    {
        assert(h >= 0 && h < heads);
        return {data + h * head_stride, rows, cols, row_stride};
    }
    bool empty() const { return data == nullptr; }
};
using HeadsView = BasicHeads<float>;
using ConstHeadsView = BasicHeads<const float>;

/// A dense float tensor of rank 1 to 3 that owns its memory; row-major, 64-byte aligned.
class Tensor {
public:
    Tensor() = default;
    /// Filled with zeros.
    explicit Tensor(std::vector<Index> shape) : m_shape(std::move(shape)), m_data(count(m_shape), 0.0f) {}
    Tensor(std::initializer_list<Index> shape) : Tensor(std::vector<Index>(shape)) {}
    /// With any values, to be written over.
    static Tensor unwritten(std::vector<Index> shape)
    {
        Tensor tensor;
        tensor.m_data.resize(count(shape));
        tensor.m_shape = std::move(shape);
        return tensor;
    }

    const std::vector<Index> &shape() const { return m_shape; }
    Index rank() const { return static_cast<Index>(m_shape.size()); }
    Index size() const { return static_cast<Index>(m_data.size()); }
    bool empty() const { return m_data.empty(); }
    float *data() { return m_data.data(); }
    const float *data() const { return m_data.data(); }
    std::span<const float> values() const { return m_data; }
    std::span<float> values() { return m_data; }

    /// Rank 1 reads as one row.
    MatrixView matrix() { return {data(), rank() == 1 ? 1 : m_shape.at(0), m_shape.at(rank() == 1 ? 0 : 1)}; }
    ConstMatrixView matrix() const
    {
        return {data(), rank() == 1 ? 1 : m_shape.at(0), m_shape.at(rank() == 1 ? 0 : 1)};
    }
    HeadsView heads()
    {
        return {data(), m_shape.at(0), m_shape.at(1), m_shape.at(2), m_shape[1] * m_shape[2], m_shape[2]};
    }
    ConstHeadsView heads() const
    {
        return {data(), m_shape.at(0), m_shape.at(1), m_shape.at(2), m_shape[1] * m_shape[2], m_shape[2]};
    }
    ConstMatrixView head(Index h) const { return heads().head(h); }

private:
    static std::size_t count(const std::vector<Index> &shape)
    {
        std::size_t n = shape.empty() ? 0 : 1;
        for (Index extent : shape)
            n *= static_cast<std::size_t>(extent);
        return n;
    }
    std::vector<Index> m_shape;
    std::vector<float, AlignedAllocator<float>> m_data;
};

} // namespace attn
