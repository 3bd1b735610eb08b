// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

#include "kernels/views.h"

namespace attn::kernels {

/// Tasks for some threads, handed out as they ask: neighbouring ones, many at first, then ever fewer, so that all are
/// done at the same time though other programs slow one of the cores down. Who does a task changes nothing in it.
class Supply {
public:
    Supply(Index tasks, Index threads) : m_tasks(tasks), m_parts(threads == 1 ? 1 : 2 * threads) {}

    /// The next tasks; none when there are none left.
    Range take()
    {
        Index begin = m_next.load(std::memory_order_relaxed);
        for (;;) {
            const Range range{begin, begin + (m_tasks - begin + m_parts - 1) / m_parts};
            if (range.empty() || m_next.compare_exchange_weak(begin, range.end, std::memory_order_relaxed))
                return range;
        }
    }

private:
    const Index m_tasks;
    const Index m_parts;
    std::atomic<Index> m_next{0};
};

} // namespace attn::kernels
