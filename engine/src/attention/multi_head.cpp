// SPDX-License-Identifier: GPL-3.0-or-later
#include "attn/multi_head.h"

#include <cassert>

#include "attention/aligned.h"
#include "kernels/packing.h"

namespace attn {

namespace {

/// [rows, heads · cols] in the workspace, seen as [heads, rows, cols].
HeadsView sideBySide(float *memory, Index heads, Index rows, Index width)
{
    return {memory, heads, rows, width / heads, width / heads, width};
}

ConstMatrixView keySide(const MultiHeadInput &input)
{
    return input.x_kv.empty() ? input.x : input.x_kv;
}

/// Where the projected rows stand in the workspace, in floats; each begins at the border of a cache line.
struct Places {
    Places(const MultiHead &layer, Index n_q, Index n_k)
    {
        const auto line = [](Index floats) { return kernels::roundedUp(floats, kFloatsPerLine); };
        k = line(n_q * layer.q.out());
        v = k + line(n_k * layer.k.out());
        context = v + line(n_k * layer.v.out());
        end = context + line(n_q * layer.o.in());
    }
    Index k, v, context, end; ///< q begins at 0
};

AttentionInput attentionInput(const MultiHead &layer, const MultiHeadInput &input, float *memory, const Places &places)
{
    const Index n_q = input.x.rows, n_k = keySide(input).rows;
    AttentionInput attention;
    attention.q = sideBySide(memory, layer.heads, n_q, layer.q.out());
    attention.k = sideBySide(memory + places.k, layer.kv_heads, n_k, layer.k.out());
    attention.v = sideBySide(memory + places.v, layer.kv_heads, n_k, layer.v.out());
    attention.scale = input.scale;
    attention.mask = input.mask;
    return attention;
}

} // namespace

std::size_t multiHeadWorkspace(const MultiHead &layer, const MultiHeadInput &input, int threads)
{
    const Places places(layer, input.x.rows, keySide(input).rows);
    return static_cast<std::size_t>(places.end) * sizeof(float) + kAlignment +
           attentionWorkspace(attentionInput(layer, input, nullptr, places), threads);
}

std::vector<Index> multiHead(const MultiHead &layer, const MultiHeadInput &input, const MultiHeadOutput &output,
                             std::span<std::byte> workspace, int threads, const Progress &progress)
{
    assert(workspace.size() >= multiHeadWorkspace(layer, input, threads));
    const ConstMatrixView x = input.x, x_kv = keySide(input);
    const Places places(layer, x.rows, x_kv.rows);
    const std::span<float> floats = alignedFloats(workspace);
    float *const memory = floats.data();
    layer.q.apply(x, {memory, x.rows, layer.q.out()}, threads, progress);
    layer.k.apply(x_kv, {memory + places.k, x_kv.rows, layer.k.out()}, threads, progress);
    layer.v.apply(x_kv, {memory + places.v, x_kv.rows, layer.v.out()}, threads, progress);
    const HeadsView context = sideBySide(memory + places.context, layer.heads, x.rows, layer.o.in());
    std::vector<Index> masked =
        attention(attentionInput(layer, input, memory, places), {context, output.weights, output.scores},
                  std::as_writable_bytes(floats.subspan(static_cast<std::size_t>(places.end))), threads, progress);
    layer.o.apply({context.data, x.rows, layer.o.in()}, output.output, threads, progress);
    return masked;
}

} // namespace attn
