// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "session/experiment.h"
#include "session/head_badge.h"

namespace lab {

/// One head of a run at a glance.
struct HeadSummary {
    attn::AttentionPlace place;
    attn::HeadIndex head{};
    attn::HeadMeasures measures;
    std::optional<HeadBadge> badge;
    attn::Tensor map; ///< its weights, pooled by maximum (session/pooled_map.h)
};

/// One attention sub-layer at a glance.
struct PlaceSummary {
    attn::AttentionPlace place;
    attn::Index queries = 0;
    attn::Index keys = 0;
    std::vector<std::uint8_t> masked; ///< [of a head's map] 1 where the mask hides all of a cell; empty: nothing hidden
    std::vector<HeadSummary> heads;
};

/// All heads of all layers of a run. Never changed once made.
struct HeadOverview {
    RunPtr run;
    std::vector<PlaceSummary> places; ///< in the order of Model::places()
    float largest = 0;                ///< of all weights

    /// Null where the model has no such head.
    const HeadSummary *find(const attn::AttentionPlace &place, attn::HeadIndex head) const;
};
using HeadOverviewPtr = std::shared_ptr<const HeadOverview>;

/// What heads can be compared by.
enum class HeadMeasure { Entropy, Itself, Previous, First, Distance };
inline constexpr HeadMeasure kHeadMeasures[] = {HeadMeasure::Entropy, HeadMeasure::Itself, HeadMeasure::Previous,
                                                HeadMeasure::First, HeadMeasure::Distance};
/// None where it is not measured: of cross-attention, or where no row has a choice.
std::optional<double> value(HeadMeasure measure, const attn::HeadMeasures &measures);

/// One layer's part of an overview; `key_is_padding`: [n_k], or empty. Throws attn::Cancelled.
PlaceSummary summarized(const attn::LayerTrace &layer, std::span<const std::uint8_t> key_is_padding,
                        const attn::Progress &progress = {});
/// All parts together, with the badges that heads have among one another.
HeadOverviewPtr headOverview(RunPtr run, std::vector<PlaceSummary> places);

/// Makes an overview a layer at a time, so that other work can come between.
class HeadOverviewMaker {
public:
    explicit HeadOverviewMaker(RunPtr run) : m_places(run->model->places()), m_run(std::move(run)) {}

    bool isDone() const { return m_made.size() == m_places.size(); }
    double share() const; ///< done, from 0 to 1
    /// Computes the next layer and looks it over; only while not done. Throws attn::Cancelled.
    LayerTracePtr step(const attn::Progress &progress);
    /// Once done.
    HeadOverviewPtr finish() { return headOverview(m_run, std::move(m_made)); }

private:
    std::vector<attn::AttentionPlace> m_places;
    RunPtr m_run;
    std::vector<PlaceSummary> m_made;
};

/// All of it in one go. Throws attn::Cancelled.
HeadOverviewPtr makeHeadOverview(const RunPtr &run, const attn::Progress &progress = {});

} // namespace lab
