// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "model/stack.h"

namespace attn {

/// What is searched in, and where the search ends.
struct Search {
    const Stack &decoder;
    const Memory *memory;
    /// Logits [n, vocabulary] of rows after the final norm.
    std::function<Tensor(const Tensor &normed)> logits;
    std::int32_t start_id;
    std::int32_t eos_id;     ///< -1: there is none
    Index max_positions;     ///< tokens fed at most, the start token included
    bool keeps_earlier_rows; ///< a token changes no row before it (causal), so keys and values may be kept
};

/// A token sequence the model wrote.
struct Hypothesis {
    std::vector<std::int32_t> produced; ///< the end token last, where it was reached
    double log_probability = 0;         ///< Σ ln p(token | those before)
    bool ended = false;

    /// By which hypotheses of different lengths are compared: the mean log-probability, Σ ln p / |produced|.
    double score() const { return log_probability / static_cast<double>(produced.size()); }
};

/// The most probable token, again and again. At equal logits the lower id wins.
Hypothesis greedySearch(const Search &search, const Settings &settings, const std::function<void(double)> &done);

/// Keeps the `beams` best beginnings. Ends once as many hypotheses have ended, and returns the one with the best score;
/// the greedy one competes with them, so that a wider search never scores below it.
Hypothesis beamSearch(const Search &search, int beams, const Settings &settings,
                      const std::function<void(double)> &done);

} // namespace attn
