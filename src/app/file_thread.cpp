// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/file_thread.h"

#include <utility>

#include "attn/error.h"

namespace lab {

FileThread::FileThread(QObject *parent) : QObject(parent)
{
    m_thread.setMaxThreadCount(1);
}

FileThread::~FileThread()
{
    m_thread.waitForDone();
}

void FileThread::run(std::function<void()> work, Done done)
{
    m_thread.start([this, work = std::move(work), done = std::move(done)]() mutable {
        std::optional<Problem> problem;
        try {
            work();
        } catch (const attn::Error &error) {
            problem = Problem::of(error);
        }
        if (done)
            QMetaObject::invokeMethod(
                this, [done = std::move(done), problem] { done(problem); }, Qt::QueuedConnection);
    });
}

} // namespace lab
