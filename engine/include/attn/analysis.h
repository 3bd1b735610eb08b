// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "attn/export.h"
#include "attn/progress.h"
#include "attn/tensor.h"

namespace attn {

struct LayerTrace;

/// How one head spreads its weights w over the keys: means over the query rows i that have a choice, those that see at
/// least two keys (the mask leaves the others no choice). Rows and keys count from 0.
struct HeadMeasures {
    Index rows = 0;          ///< with a choice; where there are none, nothing below is measured
    double entropy = 0;      ///< bits: −Σ_j w_ij log2 w_ij, with 0 · log2 0 = 0 (Shannon 1948, section 6)
    double most_entropy = 0; ///< bits: log2 of the number of keys that i sees; the entropy of even weights
    double first = 0;        ///< w_i0
    // Of self-attention alone: in cross-attention, positions of queries and keys have nothing to do with each other.
    std::optional<double> itself;   ///< w_ii
    std::optional<double> previous; ///< w_i,i−1, of the rows i ≥ 1; none where no such row has a choice
    std::optional<double> distance; ///< tokens: Σ_j w_ij |i − j|
};

/// Measures of every head of a layer. `key_is_padding`: [n_k] or empty, as the mask had it. Throws Cancelled.
ATTN_API std::vector<HeadMeasures>
measureHeads(const LayerTrace &layer, std::span<const std::uint8_t> key_is_padding = {}, const Progress &progress = {});

} // namespace attn
