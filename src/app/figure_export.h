// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

#include "export/figure_job.h"
#include "session/compute_service.h"

class QMimeData;

namespace lab {

/// Writes figures on the worker thread, one job at a time, and says how it went.
class FigureExport : public QObject {
    Q_OBJECT
public:
    explicit FigureExport(ComputeService *service, QObject *parent = nullptr);
    /// Stops what is under way; a file that is not whole is not left.
    ~FigureExport() override;

    /// The former job must have ended.
    void start(const FigureJob &job);
    /// Puts the figure on the clipboard, as pixels and as SVG.
    void copy(const FigureJob &job);
    void stop();
    bool isRunning() const { return m_running; }

signals:
    void progress(double share);
    void written(const QStringList &files);
    void copied();
    void failed(const lab::Problem &problem);
    void stopped(const QStringList &files); ///< those that are there

private:
    /// `done` is called here where nothing went wrong.
    void run(const ComputeService::Task &task, std::function<void()> done);
    void end(const ComputeService::TaskEnd &end);

    ComputeService *m_service;
    bool m_running = false;
    std::function<void()> m_done;
    std::shared_ptr<QStringList> m_files; ///< of the job; the worker's until it has ended
};

} // namespace lab
