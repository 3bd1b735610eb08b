// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "walkthrough/step_builder.h"

namespace lab {

/// Puts what one may ask at a step, with answers that are true of this run (see Aside).
void addAsides(StepBuilder &b);

} // namespace lab
