// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include "figures/cost_account.h"

namespace lab {

/// What a figure of costs tells, as CSV: a row a step with all digits of its operations, bytes and microseconds.
/// Scores, softmax and context, whose time is measured together, have a row together.
QByteArray costCsv(const CostAccount &account);

} // namespace lab
