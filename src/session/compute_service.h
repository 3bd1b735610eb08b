// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

#include "session/experiment.h"
#include "session/head_overview.h"
#include "session/layer_cache.h"
#include "session/problem.h"

namespace lab {

class ComputeThread;

/// Computes experiments on one worker thread; everything here is called, and answers, on the thread that made it. The
/// latest request wins: it stops the one before, and a result that somebody else has overtaken is dropped. Being
/// stopped is no failure.
class ComputeService : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t kLayerBytes = std::size_t{256} << 20;

    explicit ComputeService(QObject *parent = nullptr);
    /// Stops what is under way, and waits for it: at most the engine's 100 ms.
    ~ComputeService() override;

    /// Computes a run and one of its layers in one go: `place` where the model has it, else the model's default. What
    /// the model has no use for (a language it does not write, a target without a decoder) is left out of the
    /// experiment.
    void request(const Experiment &experiment, const std::optional<attn::AttentionPlace> &place);
    /// Another layer of a run; answered at once where it is kept. Does not stop a run.
    void requestLayer(const RunPtr &run, const attn::AttentionPlace &place);
    /// All heads of a run. Runs and layers come between its layers; a new run stops it.
    void requestOverview(const RunPtr &run);
    void cancelOverview();
    /// From the next run on; see Runner.
    void setThreads(int threads) { m_threads = threads; }
    /// How a task ended. A stopped one has no problem.
    struct TaskEnd {
        std::optional<Problem> problem;
        bool stopped = false;
    };
    using Task = std::function<void(const attn::Progress &)>;
    /// Other work that calls the engine, on the same thread, one at a time; newer requests wait for it. How it ended is
    /// said by taskEnded(), always.
    void startTask(Task task);
    void stopTask();
    bool hasTask() const { return m_hasTask; }
    /// Nothing is wanted any more; a task goes on.
    void cancel();
    bool isBusy() const { return m_awaits != Awaited{}; }

signals:
    void runReady(const lab::RunPtr &run, const lab::LayerTracePtr &layer);
    void layerReady(const lab::RunPtr &run, const lab::LayerTracePtr &layer);
    void overviewReady(const lab::HeadOverviewPtr &overview);
    void failed(const lab::Problem &problem);     ///< a run
    void partFailed(const lab::Problem &problem); ///< a layer or the overview of a run that is there
    void busyChanged(bool busy);
    void progress(double share);
    void taskProgress(double share);
    void taskEnded(const lab::ComputeService::TaskEnd &end);

private:
    struct Awaited {
        bool run = false;
        bool layer = false;
        bool overview = false;
        bool operator==(const Awaited &) const = default;
    };
    struct Answer {
        RunPtr run;
        LayerTracePtr layer;
        std::optional<Problem> problem;
    };
    void runAnswered(quint64 generation, const Answer &answer);
    void layerAnswered(quint64 generation, const Answer &answer);
    void overviewStepped(quint64 generation, double share, const Answer &answer, const HeadOverviewPtr &overview);
    void setAwaited(const Awaited &awaited);
    /// Reports to `share` here, now and then.
    attn::Progress reporting(const attn::Progress &progress, std::function<void(double)> share);

    LayerCache m_layers{kLayerBytes};
    std::unique_ptr<ComputeThread> m_thread;
    quint64 m_generation = 0; ///< of the latest request, run or layer
    quint64 m_runGeneration = 0;
    quint64 m_layerGeneration = 0;
    quint64 m_overviewGeneration = 0;
    Awaited m_awaits;
    int m_threads = 0;
    bool m_hasTask = false;
};

} // namespace lab
