// SPDX-License-Identifier: GPL-3.0-or-later
#include "rounds.h"

#include <algorithm>

#include "attn/error.h"

namespace attn::bench {

namespace {

constexpr std::size_t kRounds = 11;
constexpr double kShortestRound = 5000; ///< µs: long beside the clock's steps and an interrupt

} // namespace

double microseconds(const Work &work, int repetitions)
{
    const auto begin = Clock::now();
    for (int i = 0; i < repetitions; ++i)
        work();
    return std::chrono::duration<double, std::micro>(Clock::now() - begin).count() / repetitions;
}

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

std::vector<double> medians(std::span<const Work> works, const std::stop_token &stop)
{
    std::vector<int> repetitions;
    for (const Work &work : works) {
        work(); // memory is touched, threads are made
        repetitions.push_back(std::max(1, static_cast<int>(kShortestRound / std::max(microseconds(work, 1), 0.1))));
    }
    std::vector<std::vector<double>> times(works.size());
    for (std::size_t round = 0; round < kRounds; ++round) {
        for (std::size_t i = 0; i < works.size(); ++i) {
            if (stop.stop_requested())
                throw Cancelled();
            const std::size_t at = (round + i) % works.size();
            times[at].push_back(microseconds(works[at], repetitions[at]));
        }
    }
    std::vector<double> result(works.size());
    std::ranges::transform(times, result.begin(), median);
    return result;
}

} // namespace attn::bench
