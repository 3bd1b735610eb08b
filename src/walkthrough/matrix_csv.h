// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "walkthrough/step.h"

namespace lab {

/// A step's matrix as its table shows it, for a spreadsheet: words, or numbers as the table counts them, in the first
/// row and column; full precision.
std::string csvOf(const StepMatrix &matrix);

/// What labels a row or column that has no word: as formulas count, from 1; of a choice of rows the row's own number.
QString numberLabel(int index, const QList<int> &numbers);

} // namespace lab
