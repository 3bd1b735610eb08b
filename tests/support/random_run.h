// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <memory>

#include "support/changed_model.h"
#include "support/random_tensor.h"
#include "support/walk_cases.h"
#include "walkthrough/walkthrough.h"

namespace lab::test {

/// A run that chance chose, and a cell of one of its heads.
struct RandomWalk {
    RunValuesPtr values;
    WalkPlace place;
};

/// What no tiny model is: a single head, shared keys, narrow values, one dimension, numbers at the edge.
inline const QStringList &oddModels()
{
    using Models = std::vector<std::unique_ptr<ChangedModel>>;
    static const Models made = [] {
        Models models;
        const auto add = [&](const QJsonObject &config, const ChangedModel::Change &change) {
            models.push_back(std::make_unique<ChangedModel>("tiny-encdec-post", config, change));
        };
        const std::vector<std::string> shared{".w_k", ".b_k", ".w_v", ".b_v"}, values{".w_v", ".b_v", ".w_o"};
        add({{"heads", 1}, {"d_k", 12}}, {});
        add({{"kv_heads", 1}}, only(shared, cut(12, 6)));
        add({{"d_v", 3}}, only(values, cut(12, 6)));
        add({{"d_k", 1}}, cut(12, 2));
        add({}, scaledBy(1e30f, "w_v"));
        add({}, scaledBy(1e-30f, "w_q"));
        return models;
    }();
    static const QStringList paths = [] {
        QStringList list;
        for (const auto &model : made)
            list << model->path();
        return list;
    }();
    return paths;
}

inline float oddScale(support::Random &random)
{
    static constexpr std::array<float, 6> kScales{0.0f, -0.5f, 1.0f, 1e-30f, 1e30f, 3e38f};
    return kScales.at(static_cast<std::size_t>(random.below(std::ssize(kScales))));
}

/// Of all the tiny models, odd ones, masks and scales; 1 to 10 words, the last of which is now and then padding, and
/// rarely all.
inline RandomWalk randomWalk(support::Random &random)
{
    WalkCase chosen = walkCases()[random.below(walkCases().size())].second;
    chosen.ids.resize(static_cast<std::size_t>(1 + random.below(9)));
    for (std::int32_t &id : chosen.ids)
        id = static_cast<std::int32_t>(5 + random.below(12));
    if (random.below(3) == 0)
        chosen = {oddModels().at(random.below(oddModels().size())), {}, {}, chosen.ids, chosen.target};
    if (random.below(5) == 0)
        chosen.scale = {attn::ScaleChoice::Kind::Number, oddScale(random)};
    chosen.target.resize(static_cast<std::size_t>(1 + random.below(3)));
    chosen.target[0] = static_cast<std::int32_t>(2 + random.below(3));
    if (random.below(6) == 0)
        chosen.ids.front() = 0; // padding where a causal mask leaves nothing else
    const attn::Index chance = random.below(8);
    if (chance == 0)
        std::ranges::fill(chosen.ids, 0);
    else if (chance < 6)
        chosen.ids.push_back(static_cast<std::int32_t>(random.below(6)));
    RandomWalk made{walkCase(chosen), {}};
    const std::vector<attn::AttentionPlace> places = made.values->run().model->places();
    made.place.place = places[static_cast<std::size_t>(random.below(std::ssize(places)))];
    made.place.head = attn::HeadIndex(static_cast<std::int32_t>(random.below(made.values->config().heads)));
    made.place.query = random.below(10);
    made.place.key = random.below(10);
    return made;
}

} // namespace lab::test
