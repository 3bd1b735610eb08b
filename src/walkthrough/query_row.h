// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "session/inspection.h"
#include "walkthrough/step_builder.h"

namespace lab {

/// The chosen query's row: what questions and asides are about.
struct QueryRow {
    explicit QueryRow(const StepBuilder &b);
    bool isHidden() const { return inspection.weightSum(i) == 0; }

    Inspection inspection;
    int i;
    std::vector<double> weights;
    std::vector<double> parts; ///< |w·v| of each key
};

/// Where the largest is; nothing where another is as large.
std::optional<qsizetype> soleLargest(const std::vector<double> &numbers);

/// The row's weights if `by` were added to score `key`, or to all (below 0): by the engine's own softmax.
std::vector<float> weightsWhenRisen(const StepBuilder &b, int key, float by);

} // namespace lab
