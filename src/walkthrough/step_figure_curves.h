// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/type.h"
#include "walkthrough/step.h"

namespace lab {

/// What a step's curves need: the scale at their left, and above them their names and what they run along.
double curvesWidth(const StepCurves &curves, const Type &type);

} // namespace lab
