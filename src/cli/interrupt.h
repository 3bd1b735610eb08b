// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

namespace lab {

/// Turns Ctrl-C (SIGINT), SIGTERM and a closed terminal (SIGHUP) into a stop request while it lives. Create it before
/// any other thread. Where the work has not stopped by itself shortly after, as painting and libraries can't, the
/// process ends with status 130: whatever writes a file asks for the stop request between its pieces, so nothing
/// half-written is left then either.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;

    std::stop_token token() const { return m_stop.get_token(); }

private:
    void watch();

    std::stop_source m_stop;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_finished = false;
    int m_errors = -1; ///< standard error as it was, whatever stands there when the end comes
    std::thread m_watcher;
};

inline constexpr int kInterruptedStatus = 130;
inline constexpr char kInterruptedMessage[] = "stopped; nothing was written";

} // namespace lab
