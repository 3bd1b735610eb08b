// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/product.h"

#include <array>
#include <utility>

namespace attn::kernels {

namespace {

/// Rows of sums that fit the registers beside V vectors of b and one of a, and enough of them to hide the latency of a
/// multiply-add.
constexpr int rowsFor(int vectors)
{
    return vectors == 1 ? kRegisters - 4 > 12 ? 14 : 10 : (kRegisters - vectors - 1) / vectors;
}

constexpr int kMostRows = rowsFor(1);
/// Rows of a panel that stay in the cache next to the core while all rows of a go over them.
constexpr Index kPieceDepth = 512;

/// A block of the product: R rows of a, V vectors of columns.
struct Block {
    Index depth;
    const float *a;
    Index a_stride;
    const float *b; ///< rows of V vectors
    Index b_stride;
    float *y;
    Index y_stride;
    Index columns; ///< of y that are there: at most V vectors
    float scale;
    bool add; ///< to what y holds
};

template <int R, int V>
void computeBlock(const Block &block)
{
    Vector sums[R][V];
    const bool whole = block.columns == V * kWidth;
    alignas(kAlignment) float edge[R][V * kWidth] = {};
    float *const y = whole ? block.y : edge[0];
    const Index y_stride = whole ? block.y_stride : V * kWidth;
    if (block.add && !whole)
        for (int r = 0; r < R; ++r)
            std::copy_n(block.y + r * block.y_stride, block.columns, edge[r]);
#pragma GCC unroll 16
    for (int r = 0; r < R; ++r)
#pragma GCC unroll 4
        for (int v = 0; v < V; ++v)
            sums[r][v] = block.add ? load(y + r * y_stride + v * kWidth) : Vector{};

    const float *b = block.b;
    for (Index d = 0; d < block.depth; ++d, b += block.b_stride) {
        Vector right[V];
#pragma GCC unroll 4
        for (int v = 0; v < V; ++v)
            right[v] = load(b + v * kWidth);
#pragma GCC unroll 16
        for (int r = 0; r < R; ++r) {
            const Vector left = broadcast(block.a[r * block.a_stride + d]);
#pragma GCC unroll 4
            for (int v = 0; v < V; ++v)
                sums[r][v] += left * right[v];
        }
    }

    const Vector scale = broadcast(block.scale);
#pragma GCC unroll 16
    for (int r = 0; r < R; ++r)
#pragma GCC unroll 4
        for (int v = 0; v < V; ++v)
            store(y + r * y_stride + v * kWidth, scale * sums[r][v]);
    if (!whole)
        for (int r = 0; r < R; ++r)
            std::copy_n(edge[r], block.columns, block.y + r * block.y_stride);
}

using BlockFunction = void (*)(const Block &);

/// computeBlock<R, V> for R = 1 … rowsFor(V); other places stay empty.
template <int V>
constexpr std::array<BlockFunction, kMostRows> functionsFor()
{
    return []<int... R>(std::integer_sequence<int, R...>)
    {
        return std::array<BlockFunction, kMostRows>{&computeBlock<R + 1, V>...};
    }
    (std::make_integer_sequence<int, rowsFor(V)>());
}

template <int... V>
constexpr std::array<std::array<BlockFunction, kMostRows>, sizeof...(V)> functions(std::integer_sequence<int, V...>)
{
    return {functionsFor<V + 1>()...};
}

constexpr auto kFunctions = functions(std::make_integer_sequence<int, kPanelVectors>());

/// Some columns of b, at most a panel of them: whole vectors, rows `stride` floats apart.
struct Panel {
    const float *data;
    Index stride;
    Index width;
};

/// y = scale · (y +) a·panel, all rows of a.
void multiplyPanel(ConstMatrixView a, const Panel &panel, float scale, bool add, MatrixView y)
{
    const auto vectors = static_cast<int>(panel.width / kWidth);
    const int most = rowsFor(vectors);
    // Rows in blocks of like size: 16 rows are 6 + 5 + 5, as a block of 4 would leave the multipliers waiting.
    const Index blocks = (a.rows + most - 1) / most;
    for (Index i = 0; i < blocks; ++i) {
        const Index first = a.rows * i / blocks, rows = a.rows * (i + 1) / blocks - first;
        kFunctions[static_cast<std::size_t>(vectors - 1)][static_cast<std::size_t>(rows - 1)](
            {a.cols, a.data + first * a.stride, a.stride, panel.data, panel.stride, y.data + first * y.stride, y.stride,
             y.cols, scale, add});
    }
}

} // namespace

void multiply(ConstMatrixView a, const Packed &b, Range depth, float scale, MatrixView y, const std::stop_token &stop)
{
    assert(a.cols == depth.size() && y.rows == a.rows && y.cols <= roundedUp(b.columns, kWidth));
    for (Index p = 0; p * kPanelColumns < y.cols; ++p) {
        const Index width = b.panelWidth(p);
        const Range columns{p * kPanelColumns, std::min((p + 1) * kPanelColumns, y.cols)};
        for (Index d = 0; d < depth.size(); d += kPieceDepth) {
            if (stop.stop_requested())
                return;
            const Range piece{d, std::min(d + kPieceDepth, depth.size())};
            multiplyPanel(columnsOf(a, piece), {b.panel(p) + (depth.begin + d) * width, width, width},
                          piece.end == depth.size() ? scale : 1.0f, d > 0, columnsOf(y, columns));
        }
    }
}

} // namespace attn::kernels
