// SPDX-License-Identifier: GPL-3.0-or-later
#include "attn/attention.h"

#include <algorithm>
#include <limits>

#include "attention/aligned.h"
#include "attention/visible_keys.h"
#include "kernels/parallel.h"
#include "kernels/product.h"
#include "kernels/softmax_row.h"
#include "kernels/views.h"

namespace attn {

namespace {

using kernels::kPanelColumns;
using kernels::Packed;
using kernels::Range;
using kernels::roundedUp;

/// Weights that no cache holds are written past the caches.
bool areStreamed(const HeadsView &weights)
{
    constexpr Index kMostCached = Index{6} << 20; // 24 MiB
    return weights.heads * weights.rows * weights.cols > kMostCached &&
           reinterpret_cast<std::uintptr_t>(weights.data) % kAlignment == 0 &&
           weights.row_stride % kFloatsPerLine == 0 && weights.head_stride % kFloatsPerLine == 0;
}

/// How the work falls into tiles: some query rows of one head against all keys. It depends on the shapes alone.
struct Plan {
    explicit Plan(const AttentionInput &input)
        : stride(roundedUp(input.k.rows, kFloatsPerLine)),
          most_rows(std::clamp<Index>(kTileFloats / std::max<Index>(stride, 1), 8, 96)),
          tiles_per_head((input.q.rows + most_rows - 1) / most_rows), tasks(tiles_per_head * input.q.heads),
          keys(roundedUp(kernels::packedSize(input.k.cols, input.k.rows), kFloatsPerLine)),
          values(roundedUp(kernels::packedSize(input.v.rows, input.v.cols), kFloatsPerLine)),
          multiply_adds(1.0 * input.q.heads * input.q.rows * input.k.rows * (input.q.cols + input.v.cols))
    {
    }
    Index floatsPerThread() const
    {
        return keys + values + most_rows * (stride + kFloatsPerLine) + roundedUp(most_rows, kFloatsPerLine);
    }

    /// The query rows of a tile of a head, as many as those of the others or one less.
    Range rows(Index tile, Index n_q) const { return {n_q * tile / tiles_per_head, n_q * (tile + 1) / tiles_per_head}; }

    static constexpr Index kTileFloats = 65536; ///< 256 KiB, which stays in the cache
    Index stride;
    Index most_rows; ///< of a tile
    Index tiles_per_head;
    Index tasks;
    Index keys;   ///< floats of one head's packed keys
    Index values; ///< and values
    double multiply_adds;
};

/// One thread's part of the workspace.
class Scratch {
public:
    Scratch(float *memory, const Plan &plan, bool streams_weights)
        : stride(plan.stride), streams(streams_weights), tile(memory + plan.keys + plan.values),
          maxima(tile + plan.most_rows * plan.stride), inverses(maxima + plan.most_rows * kFloatsPerLine),
          m_keys(memory), m_values(memory + plan.keys)
    {
    }

    /// Packs the keys and values of a key/value head, once while the tiles of it follow each other.
    void take(const AttentionInput &input, Index kv_head)
    {
        if (kv_head == m_head)
            return;
        m_head = kv_head;
        kernels::packTransposed(input.k.head(kv_head), input.scale, m_keys);
        keys = {m_keys, input.k.cols, input.k.rows};
        const ConstMatrixView v = input.v.head(kv_head);
        if (kernels::readableInPlace(v)) {
            values = {v.data, v.rows, v.cols, v.stride};
        } else {
            kernels::pack(v, m_values);
            values = {m_values, v.rows, v.cols};
        }
    }

    Packed keys;   ///< scale · kᵀ: [d_k, n_k]
    Packed values; ///< v: [n_k, d_v]
    Index stride;
    bool streams;    ///< weights go past the caches
    float *tile;     ///< [rows, stride]: scores, then e^(score − max)
    float *maxima;   ///< [rows, a vector]: the largest score of a row, lane by lane
    float *inverses; ///< [rows]: 1 / sum of a tile's row, 0 for a row without keys

private:
    float *m_keys;
    float *m_values;
    Index m_head = -1;
};

[[maybe_unused]] bool fits(const AttentionInput &in, const AttentionOutput &out)
{
    const auto is = [](const auto &view, Index heads, Index rows, Index cols) {
        return view.heads == heads && view.rows == rows && view.cols == cols;
    };
    const Index heads = in.q.heads, n_q = in.q.rows, n_k = in.k.rows;
    const bool padding_fits = in.mask.key_is_padding.empty() || std::ssize(in.mask.key_is_padding) == n_k;
    return in.k.heads > 0 && heads % in.k.heads == 0 && is(in.k, in.k.heads, n_k, in.q.cols) &&
           is(in.v, in.k.heads, n_k, in.v.cols) && is(out.context, heads, n_q, in.v.cols) && padding_fits &&
           (in.bias.empty() || is(in.bias, heads, n_q, n_k)) &&
           (out.weights.empty() || is(out.weights, heads, n_q, n_k)) &&
           (out.scores.empty() || is(out.scores, heads, n_q, n_k));
}

/// One tile's way from queries to context.
class Tile {
public:
    Tile(const AttentionInput &input, const AttentionOutput &output, const Scratch &scratch, Index head, Range queries)
        : m_input(input), m_output(output), m_scratch(scratch), m_head(head), m_n_k(input.k.rows),
          m_queries(queries), m_maxima{scratch.maxima}
    {
        m_tile = {scratch.tile, m_queries.size(), m_n_k, scratch.stride};
        const Range first = visibleKeys(input.mask, m_queries.begin, m_n_k);
        const Range last = visibleKeys(input.mask, m_queries.end - 1, m_n_k);
        m_keys = {first.begin / kPanelColumns * kPanelColumns, std::min(roundedUp(last.end, kPanelColumns), m_n_k)};
        m_sees_all = last.begin == 0 && first.end == m_n_k && input.mask.key_is_padding.empty() && input.bias.empty();
    }

    void compute(const std::stop_token &stop)
    {
        computeScores(stop);
        if (stop.stop_requested())
            return;
        if (!m_output.scores.empty())
            keepScores();
        m_usable = m_maxima.areUsable();
        if (!m_sees_all || !m_usable) {
            maskScores();
            m_usable = m_maxima.areUsable();
        }
        exponentiate();
        computeContext(stop);
        if (!m_output.weights.empty() && m_keys.size() < m_n_k)
            clearHiddenWeights();
    }

private:
    /// The range up to the end of its last vector: beyond n_k the tile has room.
    static Range vectors(Range keys) { return {keys.begin, roundedUp(keys.end, kernels::kWidth)}; }

    void computeScores(const std::stop_token &stop)
    {
        const Range scored = m_output.scores.empty() ? m_keys : Range{0, m_n_k};
        const ConstMatrixView q = rowsOf(m_input.q.head(m_head), m_queries);
        kernels::multiply({.a = q,
                           .b = m_scratch.keys.from(scored.begin / kPanelColumns),
                           .depth = {0, q.cols},
                           .y = kernels::columnsOf(m_tile, vectors(scored)),
                           .maxima = m_sees_all ? &m_maxima : nullptr},
                          stop);
    }

    void keepScores() const
    {
        const MatrixView scores = rowsOf(m_output.scores.head(m_head), m_queries);
        for (Index row = 0; row < m_queries.size(); ++row)
            std::ranges::copy(m_tile.row(row), scores.row(row).begin());
    }

    void addBias(Index row) const
    {
        if (m_input.bias.empty())
            return;
        const float *bias = m_input.bias.head(m_head).row(m_queries.begin + row).data();
        float *scores = m_tile.row(row).data();
        for (Index j = m_keys.begin; j < m_keys.end; ++j)
            scores[j] += bias[j];
    }

    void maskRow(Index row) const
    {
        constexpr float kMasked = -std::numeric_limits<float>::infinity();
        const Range seen = visibleKeys(m_input.mask, m_queries.begin + row, m_n_k), keys = vectors(m_keys);
        float *scores = m_tile.row(row).data();
        std::fill(scores + keys.begin, scores + std::clamp(seen.begin, keys.begin, keys.end), kMasked);
        std::fill(scores + std::clamp(seen.end, keys.begin, keys.end), scores + keys.end, kMasked);
        const std::span<const std::uint8_t> padding = m_input.mask.key_is_padding;
        if (padding.empty())
            return;
        for (Index j = m_keys.begin; j < m_keys.end; ++j)
            scores[j] = padding[static_cast<std::size_t>(j)] ? kMasked : scores[j];
    }

    /// Adds the bias, makes masked scores −∞, and gathers the maxima.
    void maskScores()
    {
        const Range keys = vectors(m_keys);
        m_maxima = {m_maxima.lanes};
        for (Index row = 0; row < m_queries.size(); ++row) {
            addBias(row);
            maskRow(row);
            kernels::gatherMaxima(m_tile.row(row).data() + keys.begin, keys.size(), row, m_maxima);
        }
    }

    /// Turns scores into e^(score − max) and notes 1 / the sum of each row, 0 for a row that sees nothing.
    void exponentiate() const
    {
        if (m_keys.empty())
            std::fill_n(m_scratch.inverses, m_queries.size(), 0.0f);
        else if (m_usable)
            kernels::exponentiateRows(kernels::columnsOf(m_tile, vectors(m_keys)), m_maxima, m_scratch.inverses);
        else
            exponentiateOneByOne();
    }

    /// The same where a score is NaN or +∞.
    void exponentiateOneByOne() const
    {
        for (Index row = 0; row < m_queries.size(); ++row) {
            float *scores = m_tile.row(row).data() + m_keys.begin;
            const float maximum = kernels::maximum(scores, m_keys.size());
            const bool sees_nothing = maximum == -std::numeric_limits<float>::infinity();
            const float sum = kernels::exponentiate(scores, m_keys.size(), sees_nothing ? 0.0f : maximum);
            m_scratch.inverses[row] = sees_nothing ? 0.0f : kernels::inverse(sum);
        }
    }

    /// Zeros to the weights of keys that no row of the tile sees.
    void clearHiddenWeights() const
    {
        const MatrixView weights = rowsOf(m_output.weights.head(m_head), m_queries);
        for (Index row = 0; row < m_queries.size(); ++row) {
            float *to = weights.row(row).data();
            std::fill(to, to + m_keys.begin, 0.0f);
            std::fill(to + m_keys.end, to + m_n_k, 0.0f);
        }
    }

    void computeContext(const std::stop_token &stop) const
    {
        const MatrixView context = rowsOf(m_output.context.head(m_head), m_queries);
        kernels::Product product{.a = columnsOf(m_tile, m_keys),
                                 .b = m_scratch.values,
                                 .depth = m_keys,
                                 .y = context,
                                 .factors = m_scratch.inverses};
        if (!m_output.weights.empty()) {
            product.kept = columnsOf(rowsOf(m_output.weights.head(m_head), m_queries), m_keys);
            product.streamed = m_scratch.streams;
        }
        kernels::multiply(product, stop);
        if (m_sees_all && m_usable && !m_keys.empty())
            return; // every row has its keys
        for (Index row = 0; row < context.rows; ++row)
            if (m_scratch.inverses[row] == 0.0f) // where no value is finite, 0 times it would not be 0
                std::ranges::fill(context.row(row), 0.0f);
    }

    const AttentionInput &m_input;
    const AttentionOutput &m_output;
    const Scratch &m_scratch;
    Index m_head;
    Index m_n_k;
    Range m_queries;
    Range m_keys; ///< what some row of the tile sees, in whole panels
    MatrixView m_tile;
    kernels::Maxima m_maxima;
    bool m_sees_all;      ///< every score of the tile counts as it is
    bool m_usable = true; ///< the maxima are
};

} // namespace

std::size_t attentionWorkspace(const AttentionInput &input, int threads)
{
    const Plan plan(input);
    const int used = kernels::threadsFor(threads, plan.multiply_adds, plan.tasks);
    return static_cast<std::size_t>(used * plan.floatsPerThread()) * sizeof(float) + kAlignment;
}

std::vector<Index> attention(const AttentionInput &input, const AttentionOutput &output, std::span<std::byte> workspace,
                             int threads, const Progress &progress)
{
    assert(fits(input, output));
    assert(workspace.size() >= attentionWorkspace(input, threads));
    const Plan plan(input);
    float *const scratch = alignedFloats(workspace).data();
    const int used = kernels::threadsFor(threads, plan.multiply_adds, plan.tasks);
    const bool streams = areStreamed(output.weights);
    kernels::parallel(plan.tasks, used, [&](kernels::Supply &supply, int thread) {
        Scratch own(scratch + thread * plan.floatsPerThread(), plan, streams);
        for (Range tasks = supply.take(); !tasks.empty(); tasks = supply.take()) {
            for (Index task = tasks.begin; task < tasks.end; ++task) {
                if (progress.stop.stop_requested())
                    return;
                const Index head = task / plan.tiles_per_head;
                own.take(input, head * input.k.heads / input.q.heads);
                const Range queries = plan.rows(task % plan.tiles_per_head, input.q.rows);
                Tile(input, output, own, head, queries).compute(progress.stop);
            }
        }
        kernels::flushStreams();
    });
    progress.checkpoint();
    return rowsWithoutKeys(input.mask, input.q.rows, input.k.rows);
}

} // namespace attn
