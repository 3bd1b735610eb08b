// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/compute_thread.h"

#include <QMutexLocker>

#include <utility>

namespace lab {

void ComputeThread::submitRun(Work work)
{
    const QMutexLocker lock(&m_mutex);
    dropAll();
    m_nextRun = std::move(work);
    m_wake.wakeOne();
}

void ComputeThread::submitLayer(Work work)
{
    const QMutexLocker lock(&m_mutex);
    if (m_current == Kind::Layer)
        m_stop.request_stop();
    m_nextLayer = std::move(work);
    m_wake.wakeOne();
}

void ComputeThread::submitOverview(Step step)
{
    const QMutexLocker lock(&m_mutex);
    dropOverview();
    m_nextStep = std::move(step);
    m_wake.wakeOne();
}

void ComputeThread::cancelOverview()
{
    const QMutexLocker lock(&m_mutex);
    dropOverview();
}

void ComputeThread::submitTask(Work work)
{
    const QMutexLocker lock(&m_mutex);
    m_nextTask = std::move(work);
    m_taskStopped = false;
    m_wake.wakeOne();
}

void ComputeThread::cancelTask()
{
    const QMutexLocker lock(&m_mutex);
    dropTask();
}

void ComputeThread::cancelAll()
{
    const QMutexLocker lock(&m_mutex);
    dropAll();
}

void ComputeThread::finish()
{
    const QMutexLocker lock(&m_mutex);
    dropAll();
    dropTask();
    m_finished = true;
    m_wake.wakeOne();
}

void ComputeThread::dropAll()
{
    m_nextRun = nullptr;
    m_nextLayer = nullptr;
    m_nextStep = nullptr;
    if (m_current != Kind::Task)
        m_stop.request_stop();
}

/// One that waits still begins, finds itself stopped, and says so to whom it must.
void ComputeThread::dropTask()
{
    m_taskStopped = true;
    if (m_current == Kind::Task)
        m_stop.request_stop();
}

void ComputeThread::dropOverview()
{
    m_nextStep = nullptr;
    if (m_current == Kind::Overview)
        m_stop.request_stop();
}

/// What waits longest for a person first: a run, a layer, a task, a step of the overview.
ComputeThread::Work ComputeThread::takeNext()
{
    m_stop = std::stop_source();
    if (m_nextRun || m_nextLayer) {
        m_current = m_nextRun ? Kind::Run : Kind::Layer;
        return std::exchange(m_nextRun ? m_nextRun : m_nextLayer, nullptr);
    }
    if (m_nextTask) {
        m_current = Kind::Task;
        if (m_taskStopped)
            m_stop.request_stop();
        return std::exchange(m_nextTask, nullptr);
    }
    m_current = Kind::Overview;
    const Step step = std::exchange(m_nextStep, nullptr);
    return [this, step](Runner &, const attn::Progress &progress) { stepOverview(step, progress); };
}

void ComputeThread::stepOverview(const Step &step, const attn::Progress &progress)
{
    if (!step(progress))
        return;
    const QMutexLocker lock(&m_mutex);
    if (!progress.stop.stop_requested()) // else it was dropped, or another one waits
        m_nextStep = step;
}

void ComputeThread::run()
{
    Runner runner;
    QMutexLocker lock(&m_mutex);
    while (true) {
        while (isIdle())
            m_wake.wait(&m_mutex);
        if (m_finished)
            return;
        const Work work = takeNext();
        attn::Progress progress;
        progress.stop = m_stop.get_token();

        lock.unlock();
        work(runner, progress);
        lock.relock();
        m_current = Kind::None;
    }
}

} // namespace lab
