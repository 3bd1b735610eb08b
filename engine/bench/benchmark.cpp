// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchmark.h"

#include <cstdio>
#include <fstream>
#include <thread>

#include <nlohmann/json.hpp>

#include "attn/model.h"
#include "attn/peak.h"
#include "cases.h"

namespace attn::bench {

namespace {

std::string processorName()
{
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);) {
        const std::size_t colon = line.find(": ");
        if (line.starts_with("model name") && colon != std::string::npos)
            return line.substr(colon + 2);
    }
    return "unknown processor";
}

Result measured(const Case &asked, double peak, const Peers &peers, const std::stop_token &stop)
{
    const Works made = asked.make(peers, {{}, stop});
    std::vector<Work> works{made.ours};
    for (const auto &[name, peer] : made.peers)
        works.push_back(peer);
    const std::vector<double> times = medians(works, stop);
    Result result = asked.what;
    result.microseconds = times.front();
    result.fraction_of_peak = asked.flops / (result.microseconds * 1000 * peak * result.threads);
    for (std::size_t i = 1; i < times.size(); ++i)
        result.ratios[made.peers[i - 1].first] = times[i] / times.front();
    return result;
}

} // namespace

Report measure(int threads, const Peers &peers, const Progress &progress)
{
    const int most = threads > 0 ? threads : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    const std::vector<Case> cases = allCases(most);
    Report report{processorName(), instructionSet(), peakGflops(), {}};
    for (const Case &asked : cases) {
        report.results.push_back(measured(asked, report.peak_gflops_1t, peers, progress.stop));
        progress.at(static_cast<double>(report.results.size()) / static_cast<double>(cases.size()));
    }
    return report;
}

std::string table(const Report &report)
{
    char line[200];
    std::snprintf(line, sizeof line, "%s, %s, %.1f GFLOP/s at most on one core\n\n", report.machine.c_str(),
                  report.isa.c_str(), report.peak_gflops_1t);
    std::string text = line;
    std::snprintf(line, sizeof line, "%-20s %5s %7s %12s %8s  %s\n", "what", "n", "threads", "us", "of peak",
                  "a peer's time / ours");
    text += line;
    for (const Result &result : report.results) {
        std::snprintf(line, sizeof line, "%-20s %5td %7d %12.1f %8.2f ", result.name.c_str(), result.n, result.threads,
                      result.microseconds, result.fraction_of_peak);
        text += line;
        for (const auto &[peer, ratio] : result.ratios) {
            std::snprintf(line, sizeof line, " %s %.2f", peer.c_str(), ratio);
            text += line;
        }
        text += '\n';
    }
    return text;
}

std::string json(const Report &report)
{
    nlohmann::ordered_json results = nlohmann::ordered_json::array();
    for (const Result &result : report.results)
        results.push_back({{"name", result.name},
                           {"n", result.n},
                           {"heads", result.heads},
                           {"d_k", result.d_k},
                           {"threads", result.threads},
                           {"microseconds", result.microseconds},
                           {"fraction_of_peak", result.fraction_of_peak},
                           {"ratios", result.ratios}});
    const nlohmann::ordered_json whole{{"machine", report.machine},
                                       {"isa", report.isa},
                                       {"peak_gflops_1t", report.peak_gflops_1t},
                                       {"results", std::move(results)}};
    return whole.dump(2) + "\n";
}

} // namespace attn::bench
