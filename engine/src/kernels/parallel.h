// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include "kernels/crowding.h"
#include "kernels/supply.h"

#ifdef _OPENMP
#include <omp.h>
#endif

/// The one place that knows OpenMP.
namespace attn::kernels {

/// Multiply-adds that deserve a thread of their own: waking a sleeping thread costs about 130 µs.
inline constexpr double kWorkPerThread = 4e6;

/// More than any machine needs, and few enough to be made.
inline constexpr int kMostThreads = 256;

inline int availableThreads()
{
#ifdef _OPENMP
    return omp_get_max_threads();
#else
    return 1;
#endif
}

/// How many threads to use where `asked` (0: automatic) for work that falls into `tasks`.
inline int threadsFor(int asked, double multiply_adds, Index tasks)
{
    const auto deserved = [=] { return std::min<double>(availableThreads(), multiply_adds / kWorkPerThread); };
    const int wanted = asked > 0 ? asked : static_cast<int>(deserved());
    return static_cast<int>(std::clamp<Index>(wanted, 1, std::max<Index>(tasks, 1)));
}

#ifdef _OPENMP
/// Each calling thread has a team of its own.
inline Crowding &crowdingOfTeam()
{
    static thread_local Crowding crowding;
    return crowding;
}
#endif

/// Calls function(supply, thread) on at most `threads` threads, fewer where other programs keep the cores busy; each
/// takes from the supply of tasks until there are none. The function does not throw.
template <class Function>
void parallel(Index tasks, [[maybe_unused]] int threads, const Function &function)
{
#ifdef _OPENMP
    using Clock = Crowding::Clock;
    if (threads > 1) {
        Crowding &crowding = crowdingOfTeam();
        const Clock::time_point begin = Clock::now();
        if (!crowding.isFelt(begin)) {
            Clock::rep needed = 0;
            Supply supply(tasks, threads);
#pragma omp parallel num_threads(threads) reduction(max : needed)
            {
                const Clock::duration before = Crowding::ownTime();
                function(supply, omp_get_thread_num());
                needed = (Crowding::ownTime() - before).count();
            }
            const Clock::time_point end = Clock::now();
            crowding.note(Clock::duration(needed), end - begin, end);
            return;
        }
    }
#endif
    Supply supply(tasks, 1);
    function(supply, 0);
}

/// Calls function(task) for each task from 0 to tasks - 1. The function does not throw.
template <class Function>
void parallelFor(Index tasks, int threads, const Function &function)
{
    parallel(tasks, threads, [&function](Supply &supply, int) {
        for (Range range = supply.take(); !range.empty(); range = supply.take())
            for (Index task = range.begin; task < range.end; ++task)
                function(task);
    });
}

} // namespace attn::kernels
