// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <stop_token>

#include "attn/error.h"

namespace attn {

/// Handed down into long work. A default-constructed one reports to nobody and never stops.
struct Progress {
    /// Called from the computing thread with the share done, from 0 to 1, never falling.
    std::function<void(double)> report;
    std::stop_token stop;

    /// Throws Cancelled once a stop was requested. Long loops call it at least every 50 ms (promise: 100 ms), always
    /// outside OpenMP regions.
    void checkpoint() const
    {
        if (stop.stop_requested())
            throw Cancelled{};
    }
    void at(double fraction) const
    {
        checkpoint();
        if (report)
            report(fraction);
    }
};

} // namespace attn
