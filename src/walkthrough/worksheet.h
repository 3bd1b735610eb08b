// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include "walkthrough/walkthrough.h"

namespace lab {

/// One thing to work out by hand.
struct Exercise {
    QString text;   ///< what is given and what is asked
    QString latex;  ///< with a blank where the answer goes; may be empty
    QString answer; ///< LaTeX of what goes there
};

/// Exercises on a head of a run, every number of it the run's, as shown with the style's digits; answers are what the
/// shown numbers give, so that a pocket calculator agrees. The seed chooses the cells: the same seed, the same sheet.
QList<Exercise> worksheet(const RunValues &values, const attn::AttentionPlace &place, attn::HeadIndex head,
                          std::uint32_t seed, const NumberStyle &style = {});

} // namespace lab
