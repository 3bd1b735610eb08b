// SPDX-License-Identifier: GPL-3.0-or-later
#include "first_call.h"

#include <chrono>
#include <thread>

#include "attn/error.h"

namespace attn::bench {

namespace {

constexpr int kCalls = 15;
constexpr std::chrono::milliseconds kPause(kPauseMilliseconds);

/// The median time of a call that comes after `pause`, which gets the clock's time at its begin.
template <class Pause>
double medianAfter(const Pause &pause, const Work &work, const std::stop_token &stop)
{
    std::vector<double> times;
    for (int i = 0; i < kCalls; ++i) {
        if (stop.stop_requested())
            throw Cancelled();
        pause(Clock::now());
        times.push_back(microseconds(work, 1));
    }
    return median(std::move(times));
}

} // namespace

FirstCall firstCall(const Work &work, const std::stop_token &stop)
{
    FirstCall first;
    const auto idle = [](Clock::time_point) { std::this_thread::sleep_for(kPause); };
    const auto spin = [](Clock::time_point begin) {
        while (Clock::now() - begin < kPause) {
        }
    };
    first.after_idling = medianAfter(idle, work, stop);
    first.after_spinning = medianAfter(spin, work, stop);
    first.hot = medians({&work, 1}, stop).front();
    return first;
}

} // namespace attn::bench
