// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <optional>

#include "session/problem.h"

namespace lab {

/// A thread for files: a slow disk must not stop the window. What is asked for first is done first, all of it before
/// this object goes.
class FileThread : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(const std::optional<Problem> &)>;

    explicit FileThread(QObject *parent = nullptr);
    ~FileThread() override;

    /// `work` may throw attn::Error; `done` is told so on this object's own thread, as long as the object lives.
    void run(std::function<void()> work, Done done = {});

private:
    QThreadPool m_thread;
};

} // namespace lab
