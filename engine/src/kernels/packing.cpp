// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/packing.h"

#include <Eigen/Core>

namespace attn::kernels {

namespace {

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wignored-attributes" // an alignment that the template argument need not carry

/// A square of `from`, kWidth rows by kWidth columns, to `to` with rows and columns exchanged.
void transposeSquare(const float *from, Index stride, float *to, Index to_stride)
{
    namespace ei = Eigen::internal;
    using Packet = ei::packet_traits<float>::type;
    static_assert(ei::packet_traits<float>::size == kWidth);
    ei::PacketBlock<Packet, kWidth> block;
    for (Index i = 0; i < kWidth; ++i)
        block.packet[i] = ei::ploadu<Packet>(from + i * stride);
    ei::ptranspose(block);
    for (Index i = 0; i < kWidth; ++i)
        ei::pstoreu(to + i * to_stride, block.packet[i]);
}

#pragma GCC diagnostic pop

/// The same of part of a square; the rest of `to`'s rows is zeros.
void transposePart(ConstMatrixView from, float *to, Index to_stride)
{
    for (Index d = 0; d < from.cols; ++d)
        for (Index c = 0; c < kWidth; ++c)
            to[d * to_stride + c] = c < from.rows ? from.data[c * from.stride + d] : 0.0f;
}

} // namespace

bool readableInPlace(ConstMatrixView b)
{
    constexpr Index kFewFloats = 8192; // 32 KiB: the cache next to the core
    const bool aligned = reinterpret_cast<std::uintptr_t>(b.data) % kAlignment == 0;
    return aligned && b.cols % kWidth == 0 && b.stride % (kAlignment / sizeof(float)) == 0 &&
           ((b.stride == b.cols && b.cols <= kPanelColumns) || b.rows * b.stride <= kFewFloats);
}

void pack(ConstMatrixView b, float *to)
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

void packTransposed(ConstMatrixView b, float *to)
{
    const Index columns = b.rows, depth = b.cols;
    const Packed packed{to, depth, columns};
    for (Index c = 0; c < columns; c += kWidth) { // a vector of columns at a time
        const Index p = c / kPanelColumns, width = packed.panelWidth(p);
        float *vectors = to + p * kPanelColumns * depth + (c - p * kPanelColumns);
        const Index valid = std::min(kWidth, columns - c);
        const float *from = b.data + c * b.stride;
        Index d = 0;
        if (valid == kWidth)
            for (; d + kWidth <= depth; d += kWidth)
                transposeSquare(from + d, b.stride, vectors + d * width, width);
        transposePart({from + d, valid, depth - d, b.stride}, vectors + d * width, width);
    }
}

} // namespace attn::kernels
