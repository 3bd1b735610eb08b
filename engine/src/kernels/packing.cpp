// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/packing.h"

#include <utility>

#include "kernels/views.h"

namespace attn::kernels {

namespace {

/// Rows that are transposed together. Not more than eight: the first half of eight lanes is loaded beside the second,
/// and within a half shuffles are cheap on every processor.
constexpr Index kSide = std::min<Index>(kWidth, 8);

using Side __attribute__((vector_size(kSide * sizeof(float)))) = float;
using Half __attribute__((vector_size(4 * sizeof(float)))) = float;

template <class T>
T loaded(const float *from)
{
    T v;
    std::memcpy(&v, from, sizeof v);
    return v;
}

/// Four numbers of a row, beside them those of the fourth row after it where there is room.
Side gathered(const float *from, Index stride)
{
    return [=]<int... lane>(std::integer_sequence<int, lane...>)
    {
        return __builtin_shufflevector(loaded<Half>(from), loaded<Half>(from + (kSide - 4) * stride), lane...);
    }
    (std::make_integer_sequence<int, kSide>());
}

/// In each half the chosen lanes of a (0 … 3) and b (4 … 7).
template <int... chosen>
Side shuffled(Side a, Side b)
{
    return [ a, b ]<int... lane>(std::integer_sequence<int, lane...>)
    {
        constexpr int kChosen[] = {chosen...};
        return __builtin_shufflevector(a, b, (lane / 4 * 4 + kChosen[lane % 4] % 4 + kChosen[lane % 4] / 4 * kSide)...);
    }
    (std::make_integer_sequence<int, kSide>());
}

/// factor · the first four numbers of kSide rows to four rows.
void transposeFour(const float *from, Index stride, float factor, float *to, Index to_stride)
{
    const Side a = gathered(from, stride), b = gathered(from + stride, stride);
    const Side c = gathered(from + 2 * stride, stride), d = gathered(from + 3 * stride, stride);
    const Side ab_low = shuffled<0, 4, 1, 5>(a, b), ab_high = shuffled<2, 6, 3, 7>(a, b);
    const Side cd_low = shuffled<0, 4, 1, 5>(c, d), cd_high = shuffled<2, 6, 3, 7>(c, d);
    const Side rows[] = {shuffled<0, 1, 4, 5>(ab_low, cd_low), shuffled<2, 3, 6, 7>(ab_low, cd_low),
                         shuffled<0, 1, 4, 5>(ab_high, cd_high), shuffled<2, 3, 6, 7>(ab_high, cd_high)};
    for (Index i = 0; i < 4; ++i) {
        const Side scaled = factor * rows[i];
        std::memcpy(to + i * to_stride, &scaled, sizeof scaled);
    }
}

/// The same of fewer columns or numbers; the rest of `to`'s rows is zeros.
void transposePart(const ConstMatrixView &from, float factor, float *to, Index to_stride)
{
    for (Index d = 0; d < from.cols; ++d)
        for (Index c = 0; c < kWidth; ++c)
            to[d * to_stride + c] = c < from.rows ? factor * from.data[c * from.stride + d] : 0.0f;
}

constexpr Index kFetchedRows = 128;

/// Reads the rows once in the order in which they lie, as then the processor foresees what comes next: transposing many
/// side by side it does not, and waits for memory.
void fetch(const ConstMatrixView &rows)
{
    for (Index i = 0; i < rows.rows; ++i)
        for (Index d = 0; d < rows.cols; d += kAlignment / Index{sizeof(float)})
            [[maybe_unused]] const float read = static_cast<const volatile float *>(rows.data)[i * rows.stride + d];
}

} // namespace

bool readableInPlace(const ConstMatrixView &b)
{
    constexpr Index kFewFloats = 8192; // 32 KiB: the cache next to the core
    const bool aligned = reinterpret_cast<std::uintptr_t>(b.data) % kAlignment == 0;
    return aligned && b.cols % kWidth == 0 && b.stride % (kAlignment / sizeof(float)) == 0 &&
           ((b.stride == b.cols && b.cols <= kPanelColumns) || b.rows * b.stride <= kFewFloats);
}

void pack(const ConstMatrixView &b, float *to)
{
    const Packed packed{to, b.rows, b.cols};
    for (Index p = 0; p < packed.panels(); ++p) {
        const Index width = packed.panelWidth(p), first = p * kPanelColumns;
        const Index valid = std::min(width, b.cols - first);
        float *row = to + first * b.rows;
        for (Index d = 0; d < b.rows; ++d, row += width) {
            const float *from = b.data + d * b.stride + first;
            std::copy(from, from + valid, row);
            std::fill(row + valid, row + width, 0.0f);
        }
    }
}

void packTransposed(const ConstMatrixView &b, float factor, float *to)
{
    const Index columns = b.rows, depth = b.cols;
    const Packed packed{to, depth, columns};
    for (Index c = 0; c < columns; c += kWidth) { // a vector of columns at a time
        const Index p = c / kPanelColumns, width = packed.panelWidth(p);
        float *vectors = to + p * kPanelColumns * depth + (c - p * kPanelColumns);
        const Index end = std::min(c + kWidth, columns);
        if (columns > kFetchedRows && c % kFetchedRows == 0)
            fetch(rowsOf(b, {c, std::min(c + kFetchedRows, columns)}));
        const float *from = b.data + c * b.stride;
        Index d = 0;
        if (end == c + kWidth)
            for (; d + 4 <= depth; d += 4)
                for (Index side = 0; side < kWidth; side += kSide)
                    transposeFour(from + side * b.stride + d, b.stride, factor, vectors + d * width + side, width);
        transposePart({from + d, end - c, depth - d, b.stride}, factor, vectors + d * width, width);
    }
}

} // namespace attn::kernels
