// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "cli/arguments.h"
#include "walkthrough/walkthrough.h"

namespace lab {

/// Which steps of a walkthrough, the cell whose numbers stand in their formulas, and how those are written.
struct WalkArguments {
    /// Throws UsageError.
    explicit WalkArguments(const Arguments &arguments);

    /// Throw attn::Error naming what the run has.
    Walkthrough walkIn(const RunValuesPtr &values, const attn::AttentionPlace &place, attn::HeadIndex head) const;
    QList<Step> stepsOf(const Walkthrough &walk) const;

    std::optional<int> step; ///< none: all
    std::optional<int> query;
    std::optional<int> key;
    NumberStyle style;
    bool shapes = false;         ///< under the symbols, in pictures
    bool keysAreQueries = false; ///< tried
};

} // namespace lab
