// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchmark.h"

#include <algorithm>
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

Result measured(const Case &asked, const Peers &peers, const std::stop_token &stop)
{
    const Works made = asked.make(peers, {{}, stop});
    std::vector<Work> works{made.ours};
    for (const auto &[name, peer] : made.peers)
        works.push_back(peer);
    std::vector<double> peaks; // measured in turns, too: on a shared machine a core has faster and slower minutes
    works.push_back([&peaks] { peaks.push_back(peakGflops()); });
    const std::vector<double> times = medians(works, stop);
    Result result = asked.what;
    result.microseconds = times.front();
    result.peak_gflops = median(peaks);
    result.fraction_of_peak = asked.flops / (result.microseconds * 1000 * result.peak_gflops * result.threads);
    for (std::size_t i = 0; i < made.peers.size(); ++i)
        result.ratios[made.peers[i].first] = times[i + 1] / times.front();
    return result;
}

} // namespace

Report measure(int threads, const Peers &peers, const Progress &progress)
{
    const int most = threads > 0 ? threads : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    const std::vector<Case> cases = allCases(most);
    Report report{processorName(), instructionSet(), peakGflops(), {}};
    for (const Case &asked : cases) {
        report.results.push_back(measured(asked, peers, progress.stop));
        progress.at(static_cast<double>(report.results.size()) / static_cast<double>(cases.size()));
    }
    const auto teaching = [](const Case &asked) { return asked.what.name == "teaching_layer"; };
    report.first_call =
        firstCall(std::ranges::find_if(cases, teaching)->make({}, {{}, progress.stop}).ours, progress.stop);
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
    const FirstCall &first = report.first_call;
    std::snprintf(
        line, sizeof line,
        "\nteaching_layer, one call: hot %.1f us, after %d ms of idling %.1f us, of counting the time %.1f us\n",
        first.hot, kPauseMilliseconds, first.after_idling, first.after_spinning);
    return text + line;
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
                           {"peak_gflops", result.peak_gflops},
                           {"fraction_of_peak", result.fraction_of_peak},
                           {"ratios", result.ratios}});
    const nlohmann::ordered_json whole{{"machine", report.machine},
                                       {"isa", report.isa},
                                       {"peak_gflops_1t", report.peak_gflops_1t},
                                       {"results", std::move(results)},
                                       {"first_call",
                                        {{"pause_milliseconds", kPauseMilliseconds},
                                         {"hot", report.first_call.hot},
                                         {"after_idling", report.first_call.after_idling},
                                         {"after_spinning", report.first_call.after_spinning}}}};
    return whole.dump(2) + "\n";
}

} // namespace attn::bench
