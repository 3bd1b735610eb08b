// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "attn/progress.h"
#include "first_call.h"
#include "peer.h"

/// How fast the engine is, alone or beside peers in the same process.
namespace attn::bench {

/// One measurement. FLOPs are counted densely: attention 4·heads·n²·d_k, a layer 8·n·d_model² + 4·n²·d_model, a model
/// its layers with 4·n·d_model·d_ff each besides; exponentials, norms and masks don't count.
struct Result {
    std::string name;
    Index n = 0;
    Index heads = 0;
    Index d_k = 0;
    int threads = 1;
    double microseconds = 0;                ///< the median
    double peak_gflops = 0;                 ///< what a core could do at most in the meantime
    double fraction_of_peak = 0;            ///< of what the threads' cores could
    std::map<std::string, double> ratios{}; ///< a peer's time / ours; of models also that of us "without maps" / ours
};

struct Report {
    std::string machine;       ///< the processor's name
    std::string isa;           ///< of this build of the engine
    double peak_gflops_1t = 0; ///< before the first measurement
    std::vector<Result> results;
    FirstCall first_call{}; ///< of the teaching layer
};

/// Measures everything: sdpa_weights, sdpa_context, sdpa_weights_causal, layer, teaching_layer, model_minilm,
/// model_gpt2; each on one thread and on `threads` where that is more (0: as many as there are). Throws Cancelled.
Report measure(int threads, const Peers &peers, const Progress &progress);

/// A line for each result, and one for the first call after a pause.
std::string table(const Report &report);

/// {machine, isa, peak_gflops_1t, results: [{name, n, heads, d_k, threads, microseconds, peak_gflops, fraction_of_peak,
/// ratios}], first_call: {pause_milliseconds, hot, after_idling, after_spinning}}, the times in microseconds
std::string json(const Report &report);

} // namespace attn::bench
