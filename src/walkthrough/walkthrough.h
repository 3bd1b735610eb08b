// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "walkthrough/step.h"

namespace lab {

/// What is walked through: one head of one attention sub-layer, and the cell whose numbers stand in the formulas.
struct WalkPlace {
    attn::AttentionPlace place;
    attn::HeadIndex head{};
    attn::Index query = 0;
    attn::Index key = 0;
    attn::Index dimension = 0;   ///< which entry of a vector stands for its row, where a step makes vectors
    bool keysAreQueries = false; ///< tried: what scores would be with K := Q
};

/// The steps of a run, from the words to the word that comes out (see Step). Cheap once the run's values are prepared:
/// microseconds a step; nothing is computed twice.
class Walkthrough {
public:
    /// Query and key beyond the run's are taken as the last ones there are.
    Walkthrough(RunValuesPtr values, const WalkPlace &place, const NumberStyle &style = {});

    /// How many steps there are: 20, or 19 where the model has no logits. Step numbers count from 0 up to it.
    int count() const;
    /// Whether queries could be keys, too: both come from the same rows, and each head has its own.
    static bool canTryKeysAsQueries(const attn::ModelConfig &config, const attn::AttentionPlace &place);
    /// Where that makes a difference to see.
    static bool triesKeysAsQueries(int number);
    Step step(int number) const;
    QList<Step> steps() const;
    /// What a step is called, whatever the words: for the rail, and in full.
    QString shortTitle(int number) const;
    QString title(int number) const;
    const WalkPlace &place() const { return m_place; }
    const RunValues &values() const { return *m_values; }

    /// A cell worth starting with: the query given, or the first that is no special token, and the key that gets its
    /// largest weight.
    static WalkPlace chosenCell(const RunValues &values, const attn::AttentionPlace &place, attn::HeadIndex head,
                                std::optional<attn::Index> query = {});

private:
    RunValuesPtr m_values;
    WalkPlace m_place;
    NumberStyle m_style;
};

} // namespace lab
