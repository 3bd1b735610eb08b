// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/interrupt.h"

#include <chrono>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

#include "cli/terminal.h"

namespace lab {

namespace {

constexpr std::chrono::milliseconds kGrace{400};

sigset_t stopSignals()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    struct sigaction hangup = {};
    if (sigaction(SIGHUP, nullptr, &hangup) == 0 && hangup.sa_handler != SIG_IGN) // nohup: goes on without a terminal
        sigaddset(&set, SIGHUP);
    return set;
}

} // namespace

Interrupt::Interrupt()
{
    // Background jobs of a script inherit an ignored SIGINT, and an ignored signal can't be waited for.
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    const sigset_t set = stopSignals();
    pthread_sigmask(SIG_BLOCK, &set, nullptr); // threads made from now on inherit it: only watch() gets them
    m_errors = ::fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    m_watcher = std::thread([this] { watch(); });
}

Interrupt::~Interrupt()
{
    {
        const std::lock_guard lock(m_mutex);
        m_finished = true;
    }
    m_changed.notify_all();
    // It may still be waiting for a signal, which ends nobody: it is blocked.
    // NOLINTNEXTLINE(bugprone-bad-signal-to-kill-thread)
    pthread_kill(m_watcher.native_handle(), SIGTERM);
    m_watcher.join();
    ::close(m_errors);
}

void Interrupt::watch()
{
    const sigset_t set = stopSignals();
    int signal = 0;
    sigwait(&set, &signal);
    std::unique_lock lock(m_mutex);
    if (m_finished)
        return;
    m_stop.request_stop();
    if (m_changed.wait_for(lock, kGrace, [this] { return m_finished; }))
        return;
    printMessage(kInterruptedMessage, m_errors);
    ::_exit(kInterruptedStatus);
}

} // namespace lab
