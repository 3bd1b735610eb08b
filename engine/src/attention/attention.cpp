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

/// How the work falls into tiles: some query rows of one head against all keys. It depends on the shapes alone.
struct Plan {
    explicit Plan(const AttentionInput &input)
        : stride(roundedUp(input.k.rows, kFloatsPerLine)),
          rows(std::clamp<Index>(kTileFloats / std::max<Index>(stride, 1), 8, 48)), // 256 KiB, which stays in the cache
          tiles_per_head((input.q.rows + rows - 1) / rows), tasks(tiles_per_head * input.q.heads),
          keys(roundedUp(kernels::packedSize(input.k.cols, input.k.rows), kFloatsPerLine)),
          values(roundedUp(kernels::packedSize(input.v.rows, input.v.cols), kFloatsPerLine)),
          multiply_adds(1.0 * input.q.heads * input.q.rows * input.k.rows * (input.q.cols + input.v.cols))
    {
    }
    Index floatsPerThread() const { return keys + values + rows * stride + roundedUp(rows, kFloatsPerLine); }

    static constexpr Index kTileFloats = 65536;
    Index stride;
    Index rows;
    Index tiles_per_head;
    Index tasks;
    Index keys;   ///< floats of one head's packed keys
    Index values; ///< and values
    double multiply_adds;
};

/// One thread's part of the workspace.
class Scratch {
public:
    Scratch(float *memory, const Plan &plan)
        : tile(memory + plan.keys + plan.values), inverses(tile + plan.rows * plan.stride), m_keys(memory),
          m_values(memory + plan.keys)
    {
    }

    /// Packs the keys and values of a key/value head, once while the tiles of it follow each other.
    void take(const AttentionInput &input, Index kv_head)
    {
        if (kv_head == m_head)
            return;
        m_head = kv_head;
        kernels::packTransposed(input.k.head(kv_head), m_keys);
        kernels::pack(input.v.head(kv_head), m_values);
        keys = {m_keys, input.k.cols, input.k.rows};
        values = {m_values, input.v.rows, input.v.cols};
    }

    Packed keys;     ///< kᵀ: [d_k, n_k]
    Packed values;   ///< v: [n_k, d_v]
    float *tile;     ///< [rows, stride]: scores, then e^(score − max)
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
    Tile(const AttentionInput &input, const AttentionOutput &output, const Plan &plan, Index task,
         const Scratch &scratch)
        : m_input(input), m_output(output), m_scratch(scratch), m_head(task / plan.tiles_per_head), m_n_k(input.k.rows)
    {
        m_queries.begin = task % plan.tiles_per_head * plan.rows;
        m_queries.end = std::min(m_queries.begin + plan.rows, input.q.rows);
        m_tile = {scratch.tile, m_queries.size(), m_n_k, plan.stride};
        m_inverses = scratch.inverses;
        m_keys.begin = visibleKeys(input.mask, m_queries.begin, m_n_k).begin / kPanelColumns * kPanelColumns;
        m_keys.end = visibleKeys(input.mask, m_queries.end - 1, m_n_k).end;
        m_keys.end = std::min(roundedUp(m_keys.end, kPanelColumns), m_n_k);
    }

    void compute(const std::stop_token &stop)
    {
        const Range scored = m_output.scores.empty() ? m_keys : Range{0, m_n_k};
        const ConstMatrixView q = rowsOf(m_input.q.head(m_head), m_queries);
        // Whole vectors: beyond n_k the tile has room, and what stands there is never read.
        const MatrixView scores =
            kernels::columnsOf(m_tile, {scored.begin, std::min(roundedUp(scored.end, kernels::kWidth), m_tile.stride)});
        kernels::multiply(q, m_scratch.keys.from(scored.begin / kPanelColumns), {0, q.cols}, m_input.scale, scores,
                          stop);
        if (stop.stop_requested())
            return;
        if (!m_output.scores.empty())
            keepScores();
        for (Index row = 0; row < m_queries.size(); ++row)
            exponentiateRow(row);
        if (!m_output.weights.empty())
            keepWeights();
        computeContext(stop);
    }

private:
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
        const Range seen = visibleKeys(m_input.mask, m_queries.begin + row, m_n_k);
        float *scores = m_tile.row(row).data();
        std::fill(scores + m_keys.begin, scores + std::clamp(seen.begin, m_keys.begin, m_keys.end), kMasked);
        std::fill(scores + std::clamp(seen.end, m_keys.begin, m_keys.end), scores + m_keys.end, kMasked);
        const std::span<const std::uint8_t> padding = m_input.mask.key_is_padding;
        if (padding.empty())
            return;
        for (Index j = m_keys.begin; j < m_keys.end; ++j)
            scores[j] = padding[static_cast<std::size_t>(j)] ? kMasked : scores[j];
    }

    /// Turns a row of scores into e^(score − max) and notes 1 / their sum.
    void exponentiateRow(Index row) const
    {
        addBias(row);
        maskRow(row);
        float *scores = m_tile.row(row).data() + m_keys.begin;
        const float maximum = kernels::maximum(scores, m_keys.size());
        const bool sees_nothing = maximum == -std::numeric_limits<float>::infinity();
        const double sum = kernels::exponentiate(scores, m_keys.size(), sees_nothing ? 0.0f : maximum);
        m_inverses[row] = sees_nothing ? 0.0f : kernels::inverse(sum);
    }

    void keepWeights() const
    {
        const MatrixView weights = rowsOf(m_output.weights.head(m_head), m_queries);
        for (Index row = 0; row < m_queries.size(); ++row) {
            float *to = weights.row(row).data();
            std::fill(to, to + m_keys.begin, 0.0f);
            kernels::scaleRow(m_tile.row(row).data() + m_keys.begin, m_keys.size(), m_inverses[row], to + m_keys.begin);
            std::fill(to + m_keys.end, to + m_n_k, 0.0f);
        }
    }

    void computeContext(const std::stop_token &stop) const
    {
        const MatrixView context = rowsOf(m_output.context.head(m_head), m_queries);
        if (!m_keys.empty())
            kernels::multiply(columnsOf(m_tile, m_keys), m_scratch.values, m_keys, 1.0f, context, stop);
        for (Index row = 0; row < context.rows; ++row) {
            const std::span<float> values = context.row(row);
            if (m_inverses[row] == 0.0f)
                std::ranges::fill(values, 0.0f);
            else
                kernels::scaleRow(values.data(), context.cols, m_inverses[row], values.data());
        }
    }

    const AttentionInput &m_input;
    const AttentionOutput &m_output;
    const Scratch &m_scratch;
    Index m_head;
    Index m_n_k;
    Range m_queries;
    Range m_keys; ///< what some row of the tile sees, in whole panels
    MatrixView m_tile;
    float *m_inverses = nullptr;
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
    kernels::parallelRanges(plan.tasks, used, [&](Range tasks, int thread) {
        Scratch own(scratch + thread * plan.floatsPerThread(), plan);
        for (Index task = tasks.begin; task < tasks.end; ++task) {
            if (progress.stop.stop_requested())
                return;
            own.take(input, task / plan.tiles_per_head * input.k.heads / input.q.heads);
            Tile(input, output, plan, task, own).compute(progress.stop);
        }
    });
    progress.checkpoint();
    return rowsWithoutKeys(input.mask, input.q.rows, input.k.rows);
}

} // namespace attn
