// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include <Eigen/Core>

#include "peer.h"

/// What a careful program writes around a library that has matrix products only: blocks of queries that stay in the
/// cache, Eigen's vectorised exponential, threads over heads and blocks, memory that is reused.
namespace attn::bench {

using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Block = Eigen::Map<RowMajor, 0, Eigen::OuterStride<>>;
using ConstBlock = Eigen::Map<const RowMajor, 0, Eigen::OuterStride<>>;

inline ConstBlock mapped(const ConstMatrixView &m)
{
    return {m.data, m.rows, m.cols, Eigen::OuterStride<>(m.stride)};
}

inline Block mapped(const MatrixView &m)
{
    return {m.data, m.rows, m.cols, Eigen::OuterStride<>(m.stride)};
}

template <class View>
View rowsOf(const View &m, Index first, Index count)
{
    return {m.data + first * m.stride, count, m.cols, m.stride};
}

inline void softmaxRows(Block scores)
{
    for (Index i = 0; i < scores.rows(); ++i) {
        auto row = scores.row(i).array();
        row = (row - row.maxCoeff()).exp();
        row *= 1.0f / row.sum();
    }
}

/// Product has scores(q, k, scale, s), s = scale · q·kᵀ, and times(a, b, y), y = a·b; each on one thread.
template <class Product>
Work blockedAttention(const AttentionOperands &operands)
{
    constexpr Index kRows = 64;
    const Index heads = operands.q.heads, n = operands.q.rows;
    const float scale = 1.0f / std::sqrt(static_cast<float>(operands.q.cols));
    const Index blocks = (n + kRows - 1) / kRows;
    auto scratch = std::make_shared<std::vector<Tensor>>();
    if (operands.weights.empty())
        for (int thread = 0; thread < operands.threads; ++thread)
            scratch->push_back(Tensor{std::min(n, kRows), n});
    return [=] {
#pragma omp parallel for num_threads(operands.threads) schedule(static) if (operands.threads > 1)
        for (Index task = 0; task < heads * blocks; ++task) {
            const Index head = task / blocks, first = task % blocks * kRows, rows = std::min(kRows, n - first);
            const MatrixView scores =
                operands.weights.empty()
                    ? rowsOf((*scratch)[static_cast<std::size_t>(omp_get_thread_num())].matrix(), 0, rows)
                    : rowsOf(operands.weights.head(head), first, rows);
            Product::scores(rowsOf(operands.q.head(head), first, rows), operands.k.head(head), scale, scores);
            softmaxRows(mapped(scores));
            Product::times(scores, operands.v.head(head), rowsOf(operands.context.head(head), first, rows));
        }
    };
}

/// The layer with the same attention; its rows are shared out among the threads.
template <class Product>
Work blockedLayer(const LayerOperands &operands)
{
    const Index n = operands.x.rows, width = operands.x.cols, heads = operands.weights.heads;
    struct Rows {
        Tensor q, k, v, context;
    };
    const auto rows =
        std::make_shared<Rows>(Rows{Tensor{n, width}, Tensor{n, width}, Tensor{n, width}, Tensor{n, width}});
    const auto byHead = [=](Tensor &t) { return HeadsView{t.data(), heads, n, width / heads, width / heads, width}; };
    const Work attention = blockedAttention<Product>(
        {byHead(rows->q), byHead(rows->k), byHead(rows->v), operands.weights, byHead(rows->context), operands.threads});
    const auto project = [threads = operands.threads](ConstMatrixView x, ConstMatrixView w, MatrixView y) {
#pragma omp parallel for num_threads(threads) schedule(static) if (threads > 1)
        for (int part = 0; part < threads; ++part) {
            const Index first = x.rows * part / threads, count = x.rows * (part + 1) / threads - first;
            Product::times(rowsOf(x, first, count), w, rowsOf(y, first, count));
        }
    };
    return [=] {
        project(operands.x, operands.w_q, rows->q.matrix());
        project(operands.x, operands.w_k, rows->k.matrix());
        project(operands.x, operands.w_v, rows->v.matrix());
        attention();
        project(rows->context.matrix(), operands.w_o, operands.output);
    };
}

} // namespace attn::bench
