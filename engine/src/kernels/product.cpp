// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/product.h"

#include <array>
#include <limits>
#include <utility>

namespace attn::kernels {

namespace {

/// Rows of sums that fit the registers beside a column of a or a row of b, whichever is shorter, one number of the
/// other and a product on its way, but no more than there are registers for where they begin: enough of them to hide
/// the latency of a multiply-add.
constexpr int rowsFor(int vectors)
{
    int rows = 10;
    while (rows * vectors + std::min(rows, vectors) + (kFuses ? 1 : 2) > kRegisters)
        --rows;
    return rows;
}

constexpr int kMostRows = rowsFor(1);
/// Rows of a panel that stay in the cache while all rows of a go over them.
constexpr Index kPieceDepth = 512;
/// Steps down the depth after which what is to be kept of a is written.
constexpr Index kStepsPerLine = kAlignment / sizeof(float);

/// A block of the product: R rows of a, V vectors of columns.
struct Block {
    Index depth;
    const float *a;
    Index a_stride;
    const float *b; ///< rows of V vectors
    Index b_stride;
    float *y;
    Index y_stride;
    bool add;             ///< to what y holds
    bool last;            ///< the sums are whole now
    const float *factors; ///< this and what follows: as in Product; [R]
    const float *bias;    ///< [V vectors]
    float *maxima;        ///< [R vectors]
    bool first;           ///< no maxima stand there yet
    float *odd;           ///< [one vector]
    const float *edge;    ///< [one vector]: added to the last vector of scores
    float *kept;
    Index kept_stride;
    bool streamed;
};

/// A line of each of R rows of a from step `begin` on, multiplied by their factors, to where they are to be kept.
template <int R>
[[gnu::always_inline]] inline void keepLine(const Block &block, Index begin)
{
    for (int r = 0; r < R; ++r) {
        const float *from = block.a + r * block.a_stride + begin;
        float *to = block.kept + r * block.kept_stride + begin;
        const Vector factor = broadcast(block.factors[r]);
        for (Index d = 0; d < kStepsPerLine; d += kWidth) {
            if (block.streamed)
                stream(to + d, factor * load(from + d));
            else
                store(to + d, factor * load(from + d));
        }
    }
}

/// The same of less than a line at the end of each row.
[[gnu::noinline]] void keepRest(const Block &block, Index rows, Index begin)
{
    for (Index r = 0; r < rows; ++r)
        for (Index d = begin; d < block.depth; ++d)
            block.kept[r * block.kept_stride + d] = block.factors[r] * block.a[r * block.a_stride + d];
}

/// Added to the last vector of a row of scores, of which `valid` lanes count: −∞ for the others.
const float *edge(Index valid)
{
    static constexpr auto kLanes = [] {
        std::array<float, 2 * kWidth> lanes{};
        for (std::size_t lane = kWidth; lane < lanes.size(); ++lane)
            lanes[lane] = -std::numeric_limits<float>::infinity();
        return lanes;
    }();
    return kLanes.data() + kWidth - valid;
}

/// One step down the depth: a column of R numbers times a row of V vectors. The shorter one stays in registers.
template <int R, int V>
[[gnu::always_inline]] inline void addProducts(const float *a, Index a_stride, const float *b, Vector (&sums)[R][V])
{
    if constexpr (R < V) {
        Vector left[R];
#pragma GCC unroll 10
        for (int r = 0; r < R; ++r)
            left[r] = broadcast(a[r * a_stride]);
#pragma GCC unroll 6
        for (int v = 0; v < V; ++v) {
            const Vector right = load(b + v * kWidth);
#pragma GCC unroll 10
            for (int r = 0; r < R; ++r)
                sums[r][v] += left[r] * right;
        }
    } else {
        Vector right[V];
#pragma GCC unroll 6
        for (int v = 0; v < V; ++v)
            right[v] = load(b + v * kWidth);
#pragma GCC unroll 10
        for (int r = 0; r < R; ++r) {
            const Vector left = broadcast(a[r * a_stride]);
#pragma GCC unroll 6
            for (int v = 0; v < V; ++v)
                sums[r][v] += left * right[v];
        }
    }
}

template <int R, int V>
void computeBlock(const Block &block)
{
    Vector sums[R][V];
#pragma GCC unroll 10
    for (int r = 0; r < R; ++r)
#pragma GCC unroll 6
        for (int v = 0; v < V; ++v)
            sums[r][v] = block.add ? load(block.y + r * block.y_stride + v * kWidth) : Vector{};

    const float *b = block.b;
    for (Index begin = 0; begin < block.depth; begin += kStepsPerLine) {
        const Index end = std::min(begin + kStepsPerLine, block.depth);
        // Where another program runs on the same core, what a loop needs besides its multiply-adds is not free.
#pragma GCC unroll 4
        for (Index d = begin; d < end; ++d, b += block.b_stride) {
            addProducts<R, V>(block.a + d, block.a_stride, b, sums);
        }
        if (block.kept && end - begin == kStepsPerLine)
            keepLine<R>(block, begin);
        else if (block.kept)
            keepRest(block, R, begin);
    }

    float *const y = block.y;
    const Index y_stride = block.y_stride;
    if (float *const maxima = block.maxima) {
        const Vector edge = load(block.edge);
        Vector odd = load(block.odd);
        const bool first = block.first;
#pragma GCC unroll 10
        for (int r = 0; r < R; ++r) {
            Vector largest = first ? broadcast(-std::numeric_limits<float>::infinity()) : load(maxima + r * kWidth);
            Vector total{};
#pragma GCC unroll 6
            for (int v = 0; v < V; ++v) {
                total += sums[r][v];
                const Vector score = v == V - 1 ? sums[r][v] + edge : sums[r][v];
                largest = larger(score, largest);
                store(y + r * y_stride + v * kWidth, score);
            }
            odd += total;
            store(maxima + r * kWidth, largest);
        }
        store(block.odd, odd);
        return;
    }
    if (block.last && block.factors) {
#pragma GCC unroll 10
        for (int r = 0; r < R; ++r)
#pragma GCC unroll 6
            for (int v = 0; v < V; ++v)
                sums[r][v] *= broadcast(block.factors[r]);
    }
#pragma GCC unroll 10
    for (int r = 0; r < R; ++r) {
#pragma GCC unroll 6
        for (int v = 0; v < V; ++v)
            store(y + r * y_stride + v * kWidth, block.bias ? sums[r][v] + load(block.bias + v * kWidth) : sums[r][v]);
    }
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

/// A block whose y ends inside its last vector: by way of a block that does not.
void computeEdge(BlockFunction compute, Block block, Index rows, Index columns)
{
    alignas(kAlignment) float whole[kMostRows * kPanelColumns];
    float *const y = std::exchange(block.y, whole);
    const Index y_stride = std::exchange(block.y_stride, kPanelColumns);
    for (Index r = 0; r < rows && block.add; ++r)
        std::copy_n(y + r * y_stride, columns, whole + r * kPanelColumns);
    compute(block);
    for (Index r = 0; r < rows; ++r)
        std::copy_n(whole + r * kPanelColumns, columns, y + r * y_stride);
}

/// All rows of a times the piece of panel `p` at these rows of b.
void multiplyPanel(const Product &product, Index p, Range piece)
{
    const Packed &b = product.b;
    const Index column = p * kPanelColumns, width = b.panelWidth(p);
    const Index columns = std::min(product.y.cols - column, width);
    const bool first_piece = piece.begin == 0, last_piece = piece.end == product.depth.size();
    const auto vectors = static_cast<int>(width / kWidth);
    const int most = rowsFor(vectors);
    Block block{};
    block.depth = piece.size();
    block.a_stride = product.a.stride;
    block.b = b.panel(p) + (product.depth.begin + piece.begin) * b.rowStride(p);
    block.b_stride = b.rowStride(p);
    block.y_stride = product.y.stride;
    block.add = !first_piece;
    block.last = last_piece;
    block.bias = last_piece && product.bias ? product.bias + column : nullptr;
    block.first = p == 0;
    block.edge = edge(std::min(b.columns - column, width) - (width - kWidth));
    block.kept_stride = product.kept.stride;
    block.streamed = product.streamed;
    // Rows in blocks of like size: 16 rows are 6 + 5 + 5, as a block of 4 would leave the multipliers waiting.
    const Index blocks = (product.a.rows + most - 1) / most;
    const Index fewest = product.a.rows / std::max<Index>(blocks, 1), larger_blocks = product.a.rows - fewest * blocks;
    for (Index i = 0, row = 0, rows = 0; i < blocks; ++i, row += rows) {
        rows = fewest + (i < larger_blocks);
        block.a = product.a.data + row * product.a.stride + piece.begin;
        block.y = product.y.data + row * product.y.stride + column;
        block.factors = product.factors ? product.factors + row : nullptr;
        if (product.maxima && last_piece) {
            block.maxima = product.maxima->lanes + row * kWidth;
            block.odd = product.maxima->odd;
        }
        if (!product.kept.empty() && p == 0)
            block.kept = product.kept.data + row * product.kept.stride + piece.begin;
        const BlockFunction compute =
            kFunctions[static_cast<std::size_t>(vectors - 1)][static_cast<std::size_t>(rows - 1)];
        if (columns == width)
            compute(block);
        else
            computeEdge(compute, block, rows, columns);
    }
}

} // namespace

void multiply(const Product &product, const std::stop_token &stop)
{
    assert(product.a.cols == product.depth.size() && product.y.rows == product.a.rows);
    assert(product.y.cols <= roundedUp(product.b.columns, kWidth));
    const Index depth = product.depth.size();
    for (Index p = 0; p * kPanelColumns < product.y.cols; ++p) {
        for (Index d = 0; d < depth; d += kPieceDepth) {
            if (stop.stop_requested())
                return;
            multiplyPanel(product, p, {d, std::min(d + kPieceDepth, depth)});
        }
    }
}

} // namespace attn::kernels
