// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include "support/random_tensor.h"
#include "support/walk_cases.h"
#include "walkthrough/walkthrough.h"

namespace lab::test {

/// A run that chance chose, and a cell of one of its heads.
struct RandomWalk {
    RunValuesPtr values;
    WalkPlace place;
};

/// Of all the tiny models, masks and scales; 1 to 10 words, the last of which is now and then padding, and rarely all.
inline RandomWalk randomWalk(support::Random &random)
{
    WalkCase chosen = walkCases()[random.below(walkCases().size())].second;
    chosen.ids.resize(static_cast<std::size_t>(1 + random.below(9)));
    for (std::int32_t &id : chosen.ids)
        id = static_cast<std::int32_t>(5 + random.below(12));
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
