// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <ctime>

namespace attn::kernels {

/// Whether other programs keep the cores busy. A team is done when its last thread is, and one that has to share its
/// core comes late by whole slices of time, 3 ms and more each, where its part may take a tenth of that: then one
/// thread alone is faster. After a pause the team is tried again.
class Crowding {
public:
    using Clock = std::chrono::steady_clock;

    bool isFelt(Clock::time_point now) const { return now < m_until; }

    /// A team was done after `taken`, which is now, where the largest part needed a core for `needed`.
    void note(Clock::duration needed, Clock::duration taken, Clock::time_point now)
    {
        constexpr std::chrono::microseconds kSlack(500); // an interrupt, or a thread that slept
        constexpr std::chrono::milliseconds kFirstPause(20), kLongestPause(1000);
        const bool late = taken > 2 * needed + kSlack;
        m_pause = late ? std::clamp<Clock::duration>(2 * m_pause, kFirstPause, kLongestPause) : Clock::duration(0);
        m_until = now + m_pause;
    }

    /// How long the calling thread has had a core.
    static Clock::duration ownTime()
    {
        std::timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
    }

private:
    Clock::duration m_pause{0};
    Clock::time_point m_until{};
};

} // namespace attn::kernels
