// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <utility>

namespace attn {

class Stopwatch {
public:
    /// Microseconds since it was made, or since the last lap.
    double lap()
    {
        const Clock::time_point now = Clock::now();
        return std::chrono::duration<double, std::micro>(now - std::exchange(m_last, now)).count();
    }

private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point m_last = Clock::now();
};

} // namespace attn
