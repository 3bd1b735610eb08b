// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "formula/node.h"

namespace lab::math {

/// The space between two atoms in mu, 1/18 of an em (The TeXbook, page 170). Scripts leave most of it out.
double spaceBetween(AtomClass left, AtomClass right, bool inScript);

/// A + that has nothing to add to is a sign and no operation (Appendix G, rules 5 and 6).
void demoteBinaries(std::vector<AtomClass> &atoms);

} // namespace lab::math
