// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/head_overview.h"

#include <algorithm>
#include <utility>

#include "session/pooled_map.h"

namespace lab {

namespace {

/// [n_k], or empty where no key is padding.
std::vector<std::uint8_t> keyPadding(const Run &run, const attn::AttentionPlace &place)
{
    const std::int32_t padding = run.model->config().pad_id;
    const std::vector<attn::Token> &keys = run.trace->keyTokens(place);
    const auto isPadding = [padding](const attn::Token &token) { return token.id == padding; };
    if (padding < 0 || std::ranges::none_of(keys, isPadding))
        return {};
    std::vector<std::uint8_t> flags;
    flags.reserve(keys.size());
    for (const attn::Token &key : keys)
        flags.push_back(isPadding(key));
    return flags;
}

/// [queries * keys], 1 where a key is hidden; empty where none is.
std::vector<std::uint8_t> hiddenCells(const attn::Mask &mask, attn::Index queries, attn::Index keys)
{
    if (mask.isTrivial())
        return {};
    std::vector<std::uint8_t> flags;
    flags.reserve(static_cast<std::size_t>(queries * keys));
    for (attn::Index i = 0; i < queries; ++i)
        for (attn::Index j = 0; j < keys; ++j)
            flags.push_back(!mask.allows(i, j));
    return flags;
}

/// Heads stand out among their kind: encoder, decoder or cross.
void giveBadges(HeadOverview &overview)
{
    const auto isAlike = [](const attn::AttentionPlace &one, const attn::AttentionPlace &other) {
        return one.block == other.block && one.kind == other.kind;
    };
    for (PlaceSummary &place : overview.places)
        for (HeadSummary &head : place.heads) {
            std::vector<attn::HeadMeasures> others;
            for (const PlaceSummary &each : overview.places)
                for (const HeadSummary &other : each.heads)
                    if (isAlike(each.place, place.place) && &other != &head)
                        others.push_back(other.measures);
            head.badge = badgeOf(head.measures, others);
        }
}

} // namespace

const HeadSummary *HeadOverview::find(const attn::AttentionPlace &place, attn::HeadIndex head) const
{
    const auto found = std::ranges::find(places, place, &PlaceSummary::place);
    const auto index = static_cast<std::size_t>(attn::value(head));
    return found == places.end() || index >= found->heads.size() ? nullptr : &found->heads[index];
}

std::optional<double> value(HeadMeasure measure, const attn::HeadMeasures &measures)
{
    if (measures.rows == 0)
        return {};
    switch (measure) {
    case HeadMeasure::Entropy:
        return measures.entropy;
    case HeadMeasure::Itself:
        return measures.itself;
    case HeadMeasure::Previous:
        return measures.previous;
    case HeadMeasure::First:
        return measures.first;
    case HeadMeasure::Distance:
        return measures.distance;
    }
    return {};
}

PlaceSummary summarized(const attn::LayerTrace &layer, std::span<const std::uint8_t> key_is_padding,
                        const attn::Progress &progress)
{
    const attn::ConstHeadsView weights = layer.weights.heads();
    PlaceSummary place{layer.place, weights.rows, weights.cols, {}, {}};
    const std::vector<attn::HeadMeasures> measures = attn::measureHeads(layer, key_is_padding, progress);
    for (attn::Index h = 0; h < weights.heads; ++h) {
        progress.checkpoint();
        place.heads.push_back({layer.place,
                               attn::HeadIndex{static_cast<std::int32_t>(h)},
                               measures[static_cast<std::size_t>(h)],
                               {},
                               pooledByMaximum(weights.head(h))});
    }
    attn::Mask mask = layer.mask;
    mask.key_is_padding = key_is_padding;
    if (const std::vector<std::uint8_t> hidden = hiddenCells(mask, place.queries, place.keys); !hidden.empty())
        place.masked = pooledFlags(hidden, place.queries, place.keys);
    return place;
}

HeadOverviewPtr headOverview(RunPtr run, std::vector<PlaceSummary> places)
{
    const auto overview = std::make_shared<HeadOverview>();
    overview->run = std::move(run);
    overview->places = std::move(places);
    for (const PlaceSummary &place : overview->places)
        for (const HeadSummary &head : place.heads)
            overview->largest = std::max(overview->largest, std::ranges::max(head.map.values()));
    giveBadges(*overview);
    return overview;
}

double HeadOverviewMaker::share() const
{
    return static_cast<double>(m_made.size()) / static_cast<double>(std::max<std::size_t>(1, m_places.size()));
}

LayerTracePtr HeadOverviewMaker::step(const attn::Progress &progress)
{
    attn::Progress quiet; // the share done is counted in layers
    quiet.stop = progress.stop;
    const attn::AttentionPlace &place = m_places.at(m_made.size());
    LayerTracePtr layer = m_run->model->layer(*m_run->trace, place, quiet);
    m_made.push_back(summarized(*layer, keyPadding(*m_run, place), quiet));
    return layer;
}

HeadOverviewPtr makeHeadOverview(const RunPtr &run, const attn::Progress &progress)
{
    HeadOverviewMaker maker(run);
    while (!maker.isDone()) {
        progress.at(maker.share());
        maker.step(progress);
    }
    return maker.finish();
}

} // namespace lab
