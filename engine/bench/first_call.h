// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rounds.h"

namespace attn::bench {

/// What a call costs that comes after a pause; all in microseconds, medians.
struct FirstCall {
    double hot = 0; ///< one call after the other
    double after_idling = 0;
    /// After a pause in which the core counted the time instead of sleeping: what comes late then is not the waking but
    /// the caches, which others have filled on a shared machine.
    double after_spinning = 0;
};

inline constexpr int kPauseMilliseconds = 100;

/// Throws Cancelled between two calls.
FirstCall firstCall(const Work &work, const std::stop_token &stop);

} // namespace attn::bench
