// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "walkthrough/step.h"

namespace lab {

/// A number as a table shows it.
QString cellText(const StepMatrix &matrix, float value, int digits);
/// The longest that a number of these can be as text, without setting each of them as text.
QString widestText(const StepMatrix &matrix, int digits);
/// Of each value whether it is infinite, [rows * cols]; empty where none is.
std::vector<std::uint8_t> infiniteOnes(const StepMatrix &matrix);

} // namespace lab
