// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "benchmark.h"

namespace attn::bench {

/// The engine's work and that of the peers that can do it, with the operands in it.
struct Works {
    Work ours;
    std::vector<std::pair<std::string, Work>> peers{}; ///< for a model ours "without maps" stands here, too
};

/// What is to be measured.
struct Case {
    Result what; ///< name, sizes and threads
    double flops = 0;
    /// Called when its turn comes: the largest weights fill a gigabyte.
    std::function<Works(const Peers &peers, const Progress &progress)> make;
};

std::vector<Case> allCases(int threads);

} // namespace attn::bench
