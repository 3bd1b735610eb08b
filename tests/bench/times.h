// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <algorithm>
#include <cmath>
#include <ctime>

namespace lab::bench {

/// What is counted: what a person waits, or what this thread computes, whatever else keeps the machine busy.
enum class Clock { Wall, Thread };

class Stopwatch {
public:
    explicit Stopwatch(Clock clock) : m_clock(clock == Clock::Wall ? CLOCK_MONOTONIC : CLOCK_THREAD_CPUTIME_ID) {}
    double milliseconds() const { return now() - m_start; }

private:
    double now() const
    {
        timespec time{};
        ::clock_gettime(m_clock, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    }
    clockid_t m_clock;
    double m_start = now();
};

/// How long something took, each time.
class Times {
public:
    /// `before` is done each time and not counted.
    template <class Before, class Work>
    static Times of(Clock clock, int rounds, const Before &before, const Work &work)
    {
        Times times;
        for (int i = 0; i < rounds; ++i) {
            before(i);
            const Stopwatch watch(clock);
            work(i);
            times.add(watch);
        }
        return times;
    }
    template <class Work>
    static Times of(Clock clock, int rounds, const Work &work)
    {
        return of(
            clock, rounds, [](int) {}, work);
    }

    void add(const Stopwatch &watch) { m_milliseconds << watch.milliseconds(); }
    qsizetype count() const { return m_milliseconds.size(); }
    /// In milliseconds; 0.5: the median.
    double quantile(double share) const
    {
        QList<double> sorted = m_milliseconds;
        std::ranges::sort(sorted);
        return sorted.at(static_cast<qsizetype>(std::ceil(share * static_cast<double>(sorted.size()))) - 1);
    }

private:
    QList<double> m_milliseconds;
};

} // namespace lab::bench
