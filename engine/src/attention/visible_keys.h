// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "attn/mask.h"
#include "kernels/views.h"

namespace attn {

/// The keys that causality and window leave query row `row`; padding may take more away. Both ends never fall from one
/// row to the next.
kernels::Range visibleKeys(const Mask &mask, Index row, Index n_k);

/// The query rows that the mask leaves no key, ascending.
std::vector<Index> rowsWithoutKeys(const Mask &mask, Index n_q, Index n_k);

} // namespace attn
