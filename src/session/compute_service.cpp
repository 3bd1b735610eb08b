// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/compute_service.h"

#include <QElapsedTimer>

#include <algorithm>
#include <new>
#include <utility>

#include "attn/direction.h"
#include "session/compute_thread.h"

namespace lab {

namespace {

constexpr qint64 kReportEveryMs = 40;

/// Nothing of what `work` throws is lost but being stopped, which is the wish of the one who stopped it.
template <class F>
std::optional<Problem> problemIn(const F &work)
{
    try {
        work();
    } catch (const attn::Cancelled &) {
        return std::nullopt;
    } catch (const attn::Error &error) {
        return Problem::of(error);
    } catch (const std::bad_alloc &) {
        return Problem{QStringLiteral("there is not enough memory for this"), {}, QStringLiteral("try a shorter text")};
    } catch (const std::exception &fault) {
        return Problem{QStringLiteral("the program made a mistake"), QString::fromUtf8(fault.what()),
                       QStringLiteral("please report it with the text and the model you used")};
    }
    return std::nullopt;
}

Experiment fitted(Experiment experiment, const attn::ModelConfig &config)
{
    attn::RunRequest &request = experiment.request;
    if (!config.start_ids.contains(request.translate_to))
        request.translate_to.clear();
    else if (request.token_ids.empty())
        request.translate_to = attn::languageFor(config, request.text, request.translate_to);
    if (config.architecture != attn::Architecture::EncoderDecoder) {
        request.target.reset();
        request.beams = 1;
    }
    return experiment;
}

attn::AttentionPlace fitted(const std::optional<attn::AttentionPlace> &place, const attn::Model &model)
{
    const std::vector<attn::AttentionPlace> places = model.places();
    return place && std::ranges::find(places, *place) != places.end() ? *place : defaultPlace(model.config());
}

/// The model's limit where the text or the typed target has more tokens than it takes, else 0.
attn::Index exceededLimit(const attn::Model &model, const attn::RunRequest &request)
{
    const auto limit = static_cast<std::size_t>(model.config().max_positions);
    const bool source = model.tokenize(request).size() > limit;
    const bool target = request.target && model.targetTokenizer().encode(*request.target).size() + 1 > limit;
    return source || target ? model.config().max_positions : 0;
}

} // namespace

ComputeService::ComputeService(QObject *parent) : QObject(parent), m_thread(std::make_unique<ComputeThread>())
{
    m_thread->setObjectName(QStringLiteral("compute"));
    m_thread->start();
}

ComputeService::~ComputeService()
{
    m_thread->finish();
    m_thread->wait();
}

attn::Progress ComputeService::reporting(const attn::Progress &progress, std::function<void(double)> share)
{
    attn::Progress result = progress;
    QElapsedTimer sinceReport;
    sinceReport.start();
    result.report = [this, share = std::move(share), sinceReport](double done) mutable {
        if (sinceReport.elapsed() < kReportEveryMs)
            return;
        sinceReport.restart();
        QMetaObject::invokeMethod(
            this, [share, done] { share(done); }, Qt::QueuedConnection);
    };
    return result;
}

void ComputeService::request(const Experiment &experiment, const std::optional<attn::AttentionPlace> &place)
{
    m_runGeneration = ++m_generation;
    const quint64 generation = m_runGeneration;
    setAwaited({.run = true});
    m_thread->submitRun([=, this, threads = m_threads](Runner &runner, const attn::Progress &stopping) {
        runner.setThreads(threads);
        const attn::Progress progress = reporting(stopping, [this, generation](double share) {
            if (generation == m_runGeneration)
                emit this->progress(share);
        });
        Answer answer;
        ModelPtr model;
        answer.problem = problemIn([&] { model = runner.model(experiment.model, progress); });
        if (answer.problem)
            answer.problem->ofModel = true;
        if (model) {
            const Experiment fitting = fitted(experiment, model->config());
            answer.problem = problemIn([&] {
                const RunPtr run = runner.run(fitting, progress);
                answer.layer = run->model->layer(*run->trace, fitted(place, *run->model), stopping);
                answer.run = run;
            });
            if (answer.problem)
                problemIn([&] { answer.problem->limit = exceededLimit(*model, fitting.request); });
        }
        QMetaObject::invokeMethod(
            this, [=, this] { runAnswered(generation, answer); }, Qt::QueuedConnection);
    });
}

void ComputeService::requestLayer(const RunPtr &run, const attn::AttentionPlace &place)
{
    m_layerGeneration = ++m_generation;
    if (const LayerTracePtr kept = m_layers.find(run->trace, place)) {
        setAwaited({m_awaits.run, false, m_awaits.overview});
        emit layerReady(run, kept);
        return;
    }
    const quint64 generation = m_layerGeneration;
    setAwaited({m_awaits.run, true, m_awaits.overview});
    m_thread->submitLayer([=, this](Runner &, const attn::Progress &progress) {
        Answer answer{run, nullptr, std::nullopt};
        answer.problem = problemIn([&] { answer.layer = run->model->layer(*run->trace, place, progress); });
        QMetaObject::invokeMethod(
            this, [=, this] { layerAnswered(generation, answer); }, Qt::QueuedConnection);
    });
}

void ComputeService::requestOverview(const RunPtr &run)
{
    m_overviewGeneration = ++m_generation;
    const quint64 generation = m_overviewGeneration;
    setAwaited({m_awaits.run, m_awaits.layer, true});
    const auto maker = std::make_shared<HeadOverviewMaker>(run);
    m_thread->submitOverview([=, this](const attn::Progress &progress) {
        Answer answer{run, nullptr, std::nullopt};
        answer.problem = problemIn([&] { answer.layer = maker->step(progress); });
        const double share = maker->share();
        const HeadOverviewPtr overview = maker->isDone() ? maker->finish() : nullptr;
        QMetaObject::invokeMethod(
            this, [=, this] { overviewStepped(generation, share, answer, overview); }, Qt::QueuedConnection);
        return answer.layer && !overview;
    });
}

void ComputeService::cancelOverview()
{
    m_overviewGeneration = ++m_generation;
    m_thread->cancelOverview();
    setAwaited({m_awaits.run, m_awaits.layer, false});
}

void ComputeService::startTask(Task task)
{
    m_hasTask = true;
    m_thread->submitTask([this, task = std::move(task)](Runner &, const attn::Progress &stopping) {
        const attn::Progress progress = reporting(stopping, [this](double share) { emit taskProgress(share); });
        TaskEnd end;
        end.stopped = true;
        end.problem = problemIn([&] {
            task(progress);
            end.stopped = false;
        });
        end.stopped = end.stopped && !end.problem;
        QMetaObject::invokeMethod(
            this,
            [this, end] {
                m_hasTask = false;
                emit taskEnded(end);
            },
            Qt::QueuedConnection);
    });
}

void ComputeService::stopTask()
{
    m_thread->cancelTask();
}

void ComputeService::cancel()
{
    m_runGeneration = m_layerGeneration = m_overviewGeneration = ++m_generation;
    m_thread->cancelAll();
    setAwaited({});
}

void ComputeService::runAnswered(quint64 generation, const Answer &answer)
{
    if (!m_awaits.run || generation != m_runGeneration)
        return;
    setAwaited({false, m_awaits.layer, m_awaits.overview});
    if (answer.layer) {
        m_layers.insert(answer.run->trace, answer.layer);
        emit runReady(answer.run, answer.layer);
    } else if (answer.problem) {
        emit failed(*answer.problem);
    }
}

void ComputeService::layerAnswered(quint64 generation, const Answer &answer)
{
    if (!m_awaits.layer || generation != m_layerGeneration)
        return;
    setAwaited({m_awaits.run, false, m_awaits.overview});
    if (answer.layer) {
        m_layers.insert(answer.run->trace, answer.layer);
        emit layerReady(answer.run, answer.layer);
    } else if (answer.problem) {
        emit partFailed(*answer.problem);
    }
}

/// After each layer: it is kept as if it had been asked for, as long as there is room.
void ComputeService::overviewStepped(quint64 generation, double share, const Answer &answer,
                                     const HeadOverviewPtr &overview)
{
    if (!m_awaits.overview || generation != m_overviewGeneration)
        return;
    if (answer.layer)
        m_layers.insert(answer.run->trace, answer.layer);
    if (overview || answer.problem)
        setAwaited({m_awaits.run, m_awaits.layer, false});
    if (overview)
        emit overviewReady(overview);
    else if (answer.problem)
        emit partFailed(*answer.problem);
    else
        emit progress(share);
}

void ComputeService::setAwaited(const Awaited &awaited)
{
    const bool wasBusy = isBusy();
    m_awaits = awaited;
    if (isBusy() != wasBusy)
        emit busyChanged(isBusy());
}

} // namespace lab
