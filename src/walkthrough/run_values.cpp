// SPDX-License-Identifier: GPL-3.0-or-later
#include "walkthrough/run_values.h"

#include <algorithm>
#include <cassert>
#include <functional>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

#include "session/inspection.h"
#include "walkthrough/alibi_parts.h"
#include "walkthrough/dot_products.h"
#include "walkthrough/softmax_matrices.h"

namespace lab {

namespace {

attn::AttentionPlace attentionOf(const Quantity &quantity)
{
    return {quantity.block, quantity.layer,
            quantity.part == Part::Cross ? attn::AttentionKind::Cross : attn::AttentionKind::Self};
}

attn::ConstMatrixView column(std::span<const float> values)
{
    return {values.data(), std::ssize(values), 1};
}

struct NormRows {
    std::vector<float> mean;
    std::vector<float> variance;
};

/// Everything between a head's scores and its weights that the layer doesn't keep.
struct HeadSteps {
    attn::Tensor unscaled; ///< [1, n_q, n_k]
    SoftmaxMatrices softmax;
};

/// scores + bias, as the engine adds them.
attn::Tensor biased(attn::ConstMatrixView scores, attn::ConstMatrixView bias)
{
    attn::Tensor sum{scores.rows, scores.cols};
    for (attn::Index i = 0; i < scores.rows; ++i)
        std::ranges::transform(scores.row(i), bias.row(i), sum.matrix().row(i).begin(), std::plus<float>());
    return sum;
}

} // namespace

struct RunValues::Kept {
    /// What was computed for this key, or is computed now. Not under the lock: two threads may both compute, one is
    /// kept.
    template <class Map, class Make>
    const auto &get(Map &map, const typename Map::key_type &key, const Make &make)
    {
        {
            const std::lock_guard lock(mutex);
            const auto found = map.find(key);
            if (found != map.end())
                return found->second;
        }
        auto made = make();
        const std::lock_guard lock(mutex);
        return map.try_emplace(key, std::move(made)).first->second;
    }

    std::mutex mutex;
    std::map<attn::AttentionPlace, LayerTracePtr> layers;
    std::map<std::pair<attn::Block, attn::LayerIndex>, std::shared_ptr<const attn::LayerFlow>> flows;
    std::map<attn::Block, attn::EmbeddingParts> embeddings;
    std::map<attn::Block, NormRows> finals;
    std::map<std::pair<attn::AttentionPlace, attn::Index>, HeadSteps> heads;
    std::map<bool, SoftmaxMatrices> logits; ///< one at most
    std::map<attn::Block, AlibiParts> alibi;

    const attn::LayerFlow &flow(const Run &run, const Quantity &q)
    {
        return *get(flows, {q.block, q.layer}, [&] { return run.model->flow(*run.trace, q.block, q.layer); });
    }

    const attn::SubLayerFlow &subLayer(const Run &run, const Quantity &q)
    {
        const attn::LayerFlow &all = flow(run, q);
        return q.part == Part::Self ? all.self : q.part == Part::Cross ? all.cross.value() : all.feed_forward;
    }

    const attn::EmbeddingParts &embedding(const Run &run, attn::Block block)
    {
        return get(embeddings, block, [&] { return run.model->embeddingParts(*run.trace, block); });
    }

    const NormRows &finalNorm(const Run &run, attn::Block block)
    {
        return get(finals, block, [&] {
            const attn::Tensor &x = run.trace->stack(block).hidden.back();
            NormRows rows{std::vector<float>(static_cast<std::size_t>(x.shape()[0])), {}};
            rows.variance = rows.mean;
            attn::normStatistics(x.matrix(), rows.mean, rows.variance);
            return rows;
        });
    }

    const SoftmaxMatrices &logitSteps(const Run &run)
    {
        return get(logits, true, [&] { return SoftmaxMatrices(run.trace->logits.matrix(), {}); });
    }
};

RunValues::RunValues(RunPtr run, LayerTracePtr layer) : m_run(std::move(run)), m_kept(std::make_unique<Kept>())
{
    if (layer)
        m_kept->layers.emplace(layer->place, std::move(layer));
}

RunValues::~RunValues() = default;

const LayerTracePtr &RunValues::layerPtr(const attn::AttentionPlace &place) const
{
    return m_kept->get(m_kept->layers, place, [&] { return m_run->model->layer(trace(), place); });
}

const attn::LayerTrace &RunValues::layer(const attn::AttentionPlace &place) const
{
    return *layerPtr(place);
}

bool RunValues::hasBias(const attn::AttentionPlace &place) const
{
    return place.kind == attn::AttentionKind::Self && !config().addsPositionVectors();
}

bool RunValues::isMasked(const attn::AttentionPlace &place, attn::Index i, attn::Index j) const
{
    return Inspection(m_run, layerPtr(place), {}).isMasked(static_cast<int>(i), static_cast<int>(j));
}

void RunValues::prepare(const attn::AttentionPlace &place, attn::HeadIndex head) const
{
    const QuantityPlace at{place.block, place.layer, partOf(place.kind), head};
    for (const What what : {What::Weight, What::Shifted, What::Sum, What::Word})
        matrix(at.of(what));
    if (config().final_norm)
        matrix(QuantityPlace{place.block, place.layer, Part::Final, {}}.of(What::Mean));
    if (!trace().logits.empty())
        matrix(at.of(What::Probability));
}

double RunValues::value(const Quantity &quantity) const
{
    if (quantity.what == What::Constant) {
        if (quantity.name == "scale")
            return static_cast<double>(trace().scale);
        if (quantity.name == "embedding_scale")
            return static_cast<double>(config().embedding_scale);
        assert(quantity.name == "norm_eps");
        return static_cast<double>(config().norm_eps);
    }
    return static_cast<double>(matrix(quantity)(quantity.row, quantity.column));
}

attn::ConstMatrixView RunValues::matrix(const Quantity &q) const
{
    switch (q.what) {
    case What::Constant:
        return {};
    case What::Parameter: {
        const attn::Tensor *tensor = m_run->model->parameter(q.name);
        return tensor ? tensor->matrix() : attn::ConstMatrixView();
    }
    case What::Sinusoid:
        return m_kept->embedding(*m_run, q.block).positions.matrix();
    case What::Slope:
        return alibi(q.block).slopes();
    case What::Distance:
        return alibi(q.block).distances();
    case What::Word:
        return m_kept->embedding(*m_run, q.block).words.matrix();
    case What::Embedding:
        return trace().stack(q.block).embedding.matrix();
    case What::Mean:
    case What::Variance:
    case What::Normed:
    case What::Output:
    case What::Sum:
    case What::Hidden:
    case What::Activated:
        return streamMatrix(q);
    case What::Logit:
    case What::LogitMaximum:
    case What::LogitShifted:
    case What::LogitExponential:
    case What::LogitSum:
    case What::Probability:
        return logitMatrix(q.what);
    default:
        return headMatrix(q);
    }
}

attn::ConstMatrixView RunValues::streamMatrix(const Quantity &q) const
{
    if (q.part == Part::Final) {
        if (q.what == What::Normed)
            return trace().stack(q.block).normed.matrix();
        const NormRows &rows = m_kept->finalNorm(*m_run, q.block);
        return column(q.what == What::Mean ? rows.mean : rows.variance);
    }
    const attn::SubLayerFlow &flow = m_kept->subLayer(*m_run, q);
    switch (q.what) {
    case What::Mean:
        return column(flow.mean);
    case What::Variance:
        return column(flow.variance);
    case What::Normed:
        return flow.normed.matrix();
    case What::Output:
        return flow.output.matrix();
    case What::Sum:
        return flow.sum.matrix();
    case What::Hidden:
        return m_kept->flow(*m_run, q).hidden.matrix();
    default:
        return m_kept->flow(*m_run, q).activated.matrix();
    }
}

attn::ConstMatrixView RunValues::logitMatrix(What what) const
{
    if (what == What::Logit)
        return trace().logits.matrix();
    const SoftmaxMatrices &table = m_kept->logitSteps(*m_run);
    switch (what) {
    case What::LogitMaximum:
        return table.maximum.matrix();
    case What::LogitShifted:
        return table.shifted.matrix();
    case What::LogitExponential:
        return table.exponentials.matrix();
    case What::LogitSum:
        return table.sum.matrix();
    default:
        return table.shares.matrix();
    }
}

const AlibiParts &RunValues::alibi(attn::Block block) const
{
    const auto n = static_cast<attn::Index>(trace().stack(block).tokens.size());
    return m_kept->get(m_kept->alibi, block, [&] { return AlibiParts(config().heads, n); });
}

attn::ConstMatrixView RunValues::headMatrix(const Quantity &q) const
{
    const attn::AttentionPlace place = attentionOf(q);
    const attn::LayerTrace &of = layer(place);
    const attn::Index h = attn::value(q.head);
    const attn::Index kv = h * of.k.shape()[0] / of.q.shape()[0];
    switch (q.what) {
    case What::Query:
        return of.q.head(h);
    case What::Key:
        return of.k.head(kv);
    case What::Value:
        return of.v.head(kv);
    case What::ScaledScore:
        return of.scores.head(h);
    case What::Bias:
        return of.bias.head(h);
    case What::Weight:
        return of.weights.head(h);
    case What::Context:
        return of.context.head(h);
    default:
        break;
    }
    const HeadSteps &steps = m_kept->get(m_kept->heads, {place, h}, [&] {
        const Inspection inspection(m_run, layerPtr(place), q.head);
        const auto allows = [&](attn::Index i, attn::Index j) {
            return !inspection.isMasked(static_cast<int>(i), static_cast<int>(j));
        };
        const attn::Tensor sum = of.bias.empty() ? attn::Tensor() : biased(of.scores.head(h), of.bias.head(h));
        return HeadSteps{dotProducts(of.q.head(h), of.k.head(kv)),
                         SoftmaxMatrices(sum.empty() ? of.scores.head(h) : sum.matrix(), allows)};
    });
    switch (q.what) {
    case What::Score:
        return steps.unscaled.head(0);
    case What::MaskedScore:
        return steps.softmax.masked.matrix();
    case What::RowMaximum:
        return steps.softmax.maximum.matrix();
    case What::Shifted:
        return steps.softmax.shifted.matrix();
    case What::Exponential:
        return steps.softmax.exponentials.matrix();
    default:
        assert(q.what == What::RowSum);
        return steps.softmax.sum.matrix();
    }
}

bool RunValues::has(const Quantity &q) const
{
    if (q.what == What::Constant)
        return q.name == "scale" || q.name == "embedding_scale" || q.name == "norm_eps";
    if (q.what != What::Parameter && !hasPlace(q))
        return false;
    const attn::ConstMatrixView all = matrix(q);
    return q.row >= 0 && q.row < all.rows && q.column >= 0 && q.column < all.cols;
}

namespace {

bool hasHead(const attn::ModelConfig &config, const Quantity &q)
{
    return (q.part == Part::Self || q.part == Part::Cross) && attn::value(q.head) >= 0 &&
           attn::value(q.head) < config.heads;
}

} // namespace

bool RunValues::hasPlace(const Quantity &q) const
{
    const bool ofBlock = q.block == attn::Block::Encoder ? trace().encoder.has_value() : trace().decoder.has_value();
    const attn::Index layer = attn::value(q.layer);
    if (!ofBlock || layer < 0 || layer >= config().layers(q.block))
        return false;
    if (q.part == Part::Cross && (q.block == attn::Block::Encoder || !trace().encoder))
        return false;
    switch (q.what) {
    case What::Sinusoid:
        return config().positions == attn::Positions::Sinusoidal;
    case What::Slope:
        return config().positions == attn::Positions::Alibi;
    case What::Distance:
        return config().positions == attn::Positions::Alibi && q.part == Part::Self;
    case What::Word:
    case What::Embedding:
        return true;
    case What::Mean:
    case What::Variance:
    case What::Normed:
        return q.part != Part::Final || config().final_norm;
    case What::Output:
    case What::Sum:
        return q.part != Part::Final;
    case What::Hidden:
    case What::Activated:
        return q.part == Part::FeedForward;
    case What::Logit:
    case What::LogitMaximum:
    case What::LogitShifted:
    case What::LogitExponential:
    case What::LogitSum:
    case What::Probability:
        return !trace().logits.empty();
    case What::Bias:
        return hasHead(config(), q) && hasBias(attentionOf(q));
    default:
        return hasHead(config(), q);
    }
}

namespace {

Quantity streamAfter(const attn::ModelConfig &config, const QuantityPlace &place)
{
    return place.of(config.norm == attn::NormPlace::Pre ? What::Sum : What::Normed);
}

} // namespace

Quantity RunValues::streamBefore(const QuantityPlace &place) const
{
    QuantityPlace before{place.block, place.layer, Part::Self, {}};
    const bool crosses = place.block == attn::Block::Decoder && config().hasEncoder();
    if (place.part == Part::FeedForward) {
        before.part = crosses ? Part::Cross : Part::Self;
    } else if (place.part != Part::Cross) {
        const attn::Index last =
            place.part == Part::Final ? config().layers(place.block) - 1 : attn::value(place.layer) - 1;
        if (last < 0)
            return before.of(What::Embedding);
        before.layer = attn::LayerIndex{static_cast<std::int32_t>(last)};
        before.part = Part::FeedForward;
    }
    return streamAfter(config(), before);
}

Quantity RunValues::input(const QuantityPlace &place) const
{
    return config().norm == attn::NormPlace::Pre
               ? QuantityPlace{place.block, place.layer, place.part, {}}.of(What::Normed)
               : streamBefore(place);
}

Quantity RunValues::inputOfKeys(const QuantityPlace &place) const
{
    return place.part == Part::Cross ? end(attn::Block::Encoder) : input(place);
}

Quantity RunValues::end(attn::Block block) const
{
    const auto last = static_cast<std::int32_t>(config().layers(block) - 1);
    const QuantityPlace place{block, attn::LayerIndex{last}, Part::Final, {}};
    return config().final_norm ? place.of(What::Normed) : streamBefore(place);
}

Quantity RunValues::normed(const QuantityPlace &place) const
{
    if (place.part == Part::Final || config().norm == attn::NormPlace::Pre)
        return streamBefore(place);
    return QuantityPlace{place.block, place.layer, place.part, {}}.of(What::Sum);
}

} // namespace lab
