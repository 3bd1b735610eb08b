// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMutex>
#include <QThread>
#include <QWaitCondition>

#include <functional>
#include <stop_token>

#include "session/runner.h"

namespace lab {

/// The one thread that calls the engine (OpenMP makes a team for each calling thread). It has room for one waiting run,
/// one waiting layer and one overview; a newer one takes the older one's place and stops it where it is under way. A
/// task is other work that calls the engine: it waits for runs and layers, and they for it.
class ComputeThread : public QThread {
public:
    using Work = std::function<void(Runner &, const attn::Progress &)>;
    /// A step of longer work; true as long as there is another.
    using Step = std::function<bool(const attn::Progress &)>;

    /// Drops everything else, waiting or under way.
    void submitRun(Work work);
    /// Drops only another layer; waits behind a run.
    void submitLayer(Work work);
    /// Drops only another overview; runs, layers and tasks come between its steps.
    void submitOverview(Step step);
    void cancelOverview();
    /// The former one must have ended.
    void submitTask(Work work);
    /// All but a task.
    void cancelAll();
    void cancelTask();
    /// Stops what is under way and ends the thread.
    void finish();

protected:
    void run() override;

private:
    enum class Kind { None, Run, Layer, Task, Overview };
    void dropAll();
    void dropTask();
    void dropOverview();
    bool isIdle() const { return !m_finished && !m_nextRun && !m_nextLayer && !m_nextTask && !m_nextStep; }
    Work takeNext();
    void stepOverview(const Step &step, const attn::Progress &progress);

    QMutex m_mutex; ///< guards everything below
    QWaitCondition m_wake;
    Work m_nextRun;
    Work m_nextLayer;
    Work m_nextTask;
    bool m_taskStopped = false; ///< the waiting or current one
    Step m_nextStep;
    Kind m_current = Kind::None;
    std::stop_source m_stop; ///< of the current work
    bool m_finished = false;
};

} // namespace lab
