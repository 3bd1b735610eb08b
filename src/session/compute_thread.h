// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMutex>
#include <QThread>
#include <QWaitCondition>

#include <functional>
#include <stop_token>

#include "session/runner.h"

namespace lab {

/// The one thread that calls the engine (OpenMP makes a team for each calling thread). It has room for one waiting run
/// and one waiting layer; a newer one takes the older one's place and stops it where it is under way.
class ComputeThread : public QThread {
public:
    using Work = std::function<void(Runner &, const attn::Progress &)>;

    /// Drops everything else, waiting or under way.
    void submitRun(Work work);
    /// Drops only another layer; waits behind a run.
    void submitLayer(Work work);
    void cancelAll();
    /// Stops what is under way and ends the thread.
    void finish();

protected:
    void run() override;

private:
    enum class Kind { None, Run, Layer };
    void dropAll();

    QMutex m_mutex; ///< guards everything below
    QWaitCondition m_wake;
    Work m_nextRun;
    Work m_nextLayer;
    Kind m_current = Kind::None;
    std::stop_source m_stop; ///< of the current work
    bool m_finished = false;
};

} // namespace lab
