// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attn/export.h"

namespace attn {

/// Multiply-adds that one core does at most, in 10⁹ floating-point operations a second (two each), at this build's
/// vector width; on the baseline, which has no fused ones, multiplications and additions. Takes about 20 ms. What the
/// fractions of a benchmark are of.
ATTN_API double peakGflops();

} // namespace attn
