// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <utility>

namespace lab {

/// The one thread beside the GUI thread that works out what walkthroughs show: each thread that calls the engine gets a
/// team of OpenMP threads of its own.
QThreadPool &walkThread();

/// Work of one kind on that thread: the latest request wins.
class LatestJob : public QObject {
public:
    using QObject::QObject;
    /// Waits for what is still at work.
    ~LatestJob() override;

    /// `take` gets what `work` returns, on the thread of this object, unless another request has come meanwhile.
    template <class Work, class Take>
    void start(Work work, Take take)
    {
        const int request = ++m_latest;
        walkThread().start([this, request, work = std::move(work), take = std::move(take)] {
            if (request != m_latest)
                return; // waited for too long
            QMetaObject::invokeMethod(
                this,
                [this, request, take, made = work()] {
                    if (request == m_latest)
                        take(made);
                },
                Qt::QueuedConnection);
        });
    }
    void cancel() { ++m_latest; }

private:
    std::atomic<int> m_latest{0};
};

} // namespace lab
