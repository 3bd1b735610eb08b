// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "walkthrough/step_builder.h"

namespace lab {

/// Puts the step's questions, if it has some, with the answers computed from the run (see Question).
void addQuestions(StepBuilder &b);

} // namespace lab
