// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include "attn/tensor.h"

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
    const double deserved = std::min<double>(availableThreads(), multiply_adds / kWorkPerThread);
    const int wanted = asked > 0 ? asked : static_cast<int>(deserved);
    return static_cast<int>(std::clamp<Index>(wanted, 1, std::max<Index>(tasks, 1)));
}

/// Calls function(task, thread) for each task from 0 to tasks - 1; a thread gets neighbouring tasks. The function does
/// not throw.
template <class Function>
void parallelFor(Index tasks, [[maybe_unused]] int threads, const Function &function)
{
#ifdef _OPENMP
    if (threads > 1) {
#pragma omp parallel for num_threads(threads) schedule(static)
        for (Index task = 0; task < tasks; ++task)
            function(task, omp_get_thread_num());
        return;
    }
#endif
    for (Index task = 0; task < tasks; ++task)
        function(task, 0);
}

} // namespace attn::kernels
