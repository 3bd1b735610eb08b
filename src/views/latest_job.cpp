// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/latest_job.h"

namespace lab {

QThreadPool &walkThread()
{
    static QThreadPool pool;
    static const bool ready = [] {
        pool.setMaxThreadCount(1);
        pool.setExpiryTimeout(-1);
        return true;
    }();
    Q_UNUSED(ready)
    return pool;
}

LatestJob::~LatestJob()
{
    cancel();
    walkThread().waitForDone();
}

} // namespace lab
