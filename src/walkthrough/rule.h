// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "walkthrough/unfolding.h"

namespace lab {

/// A rule's result on these operands; not a number for Rule::Leaf. Products with 0 are 0, as a masked key's are,
/// whatever stands beside.
double applied(Rule rule, std::span<const double> operands, attn::Activation activation);

} // namespace lab
