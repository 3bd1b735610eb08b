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

void ComputeThread::cancelAll()
{
    const QMutexLocker lock(&m_mutex);
    dropAll();
}

void ComputeThread::finish()
{
    const QMutexLocker lock(&m_mutex);
    dropAll();
    m_finished = true;
    m_wake.wakeOne();
}

void ComputeThread::dropAll()
{
    m_nextRun = nullptr;
    m_nextLayer = nullptr;
    m_stop.request_stop();
}

void ComputeThread::run()
{
    Runner runner;
    QMutexLocker lock(&m_mutex);
    while (true) {
        while (!m_finished && !m_nextRun && !m_nextLayer)
            m_wake.wait(&m_mutex);
        if (m_finished)
            return;
        m_current = m_nextRun ? Kind::Run : Kind::Layer;
        const Work work = std::exchange(m_nextRun ? m_nextRun : m_nextLayer, nullptr);
        m_stop = std::stop_source();
        attn::Progress progress;
        progress.stop = m_stop.get_token();

        lock.unlock();
        work(runner, progress);
        lock.relock();
        m_current = Kind::None;
    }
}

} // namespace lab
