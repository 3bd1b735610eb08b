// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/session.h"

#include <QPointer>

#include <algorithm>

namespace lab {

Session::Session(QObject *parent) : QObject(parent)
{
    connect(&m_service, &ComputeService::runReady, this, &Session::accept);
    connect(&m_service, &ComputeService::layerReady, this, &Session::acceptLayer);
    connect(&m_service, &ComputeService::overviewReady, this, [this](const HeadOverviewPtr &overview) {
        m_overview = overview;
        emit overviewChanged();
    });
    connect(&m_service, &ComputeService::failed, this, &Session::refuse);
    connect(&m_service, &ComputeService::partFailed, this, &Session::setProblem); // asked again it would fail again
    connect(&m_selection, &Selection::placeChanged, this, &Session::followPlace);
}

bool Session::isEmpty() const
{
    const QString text = QString::fromStdString(m_experiment.request.text);
    const auto isInk = [](QChar c) { return !c.isSpace() && c.category() != QChar::Other_Control; };
    return m_experiment.request.token_ids.empty() && std::none_of(text.begin(), text.end(), isInk);
}

void Session::setText(const QString &text)
{
    attn::RunRequest request = m_experiment.request;
    request.text = text.toStdString();
    request.token_ids.clear();
    request.translate_to = m_translateTo; // another text may be in a language that this is translated from
    changeRequest(request, Edit::Text);
}

void Session::setTarget(const std::optional<QString> &target)
{
    attn::RunRequest request = m_experiment.request;
    request.target = target ? std::optional(target->toStdString()) : std::nullopt;
    request.target_token_ids.clear();
    changeRequest(request, Edit::Target);
}

void Session::setModel(const QString &idOrPath)
{
    Experiment next = m_experiment;
    next.model = idOrPath;
    change(next, Edit::Model);
}

void Session::setTranslateTo(const QString &language)
{
    attn::RunRequest request = m_experiment.request;
    m_translateTo = request.translate_to = language.toStdString();
    changeRequest(request, Edit::Language);
}

void Session::setScale(const attn::ScaleChoice &scale)
{
    attn::RunRequest request = m_experiment.request;
    request.scale = scale;
    changeRequest(request, Edit::Scale);
}

void Session::setMask(const attn::MaskChoice &mask)
{
    attn::RunRequest request = m_experiment.request;
    request.mask = mask;
    changeRequest(request, Edit::Mask);
}

void Session::setCut(bool cut)
{
    attn::RunRequest request = m_experiment.request;
    request.cut = cut;
    changeRequest(request, Edit::Cut);
}

void Session::setThreads(int threads)
{
    m_service.setThreads(threads);
    if (m_run)
        compute();
}

void Session::retell(const Sample &sample)
{
    if (sample.id == m_sampleId)
        setSample(sample.id, sample.lookFor);
}

void Session::applySample(const Sample &sample)
{
    begin({sample.experiment,
           {sample.place, attn::HeadIndex{sample.head}, {sample.query, sample.key}},
           sample.id,
           sample.lookFor},
          Edit::Sample);
}

void Session::restore(const SessionState &state)
{
    begin(state, std::nullopt);
}

void Session::begin(const SessionState &state, std::optional<Edit> edit)
{
    m_look = state.look;
    m_experiment = state.experiment;
    m_translateTo = m_experiment.request.translate_to;
    if (edit)
        emit edited(*edit);
    emit experimentChanged();
    setSample(state.sampleId, state.lookFor);
    compute();
}

void Session::changeRequest(const attn::RunRequest &request, Edit edit)
{
    Experiment next = m_experiment;
    next.request = request;
    change(next, edit);
}

void Session::change(const Experiment &next, Edit edit)
{
    if (next == m_experiment)
        return;
    const bool sameInput = next.request.text == m_experiment.request.text && next.model == m_experiment.model;
    m_experiment = next;
    emit edited(edit);
    emit experimentChanged();
    if (!sameInput)
        setSample({}, {});
    compute();
}

void Session::compute()
{
    if (isEmpty()) {
        m_service.cancel();
        setProblem(std::nullopt);
        emit runChanged();
        return;
    }
    m_service.request(m_experiment, m_look ? m_look->place : m_selection.place());
}

void Session::setSample(const QString &id, const QString &lookFor)
{
    if (id == m_sampleId && lookFor == m_lookFor)
        return;
    m_sampleId = id;
    m_lookFor = lookFor;
    emit sampleChanged();
}

void Session::setProblem(const std::optional<Problem> &problem)
{
    if (problem == m_problem)
        return;
    m_problem = problem;
    emit problemChanged();
}

void Session::accept(const RunPtr &run, const LayerTracePtr &layer)
{
    m_run = run;
    m_layer = layer;
    if (run->experiment != m_experiment) { // the service left out what this model has no use for
        m_experiment = run->experiment;
        emit experimentChanged();
    }
    setProblem(std::nullopt);
    look();
    emit runChanged();
    follow();
}

void Session::acceptLayer(const RunPtr &run, const LayerTracePtr &layer)
{
    if (run != m_run || layer->place != m_selection.place())
        return;
    m_layer = layer;
    look();
    emit layerChanged();
}

/// A place chosen while the run was under way is kept where the model has it. So are head and cell as far as the new
/// picture has them; a cell that is gone for the moment (while a sentence is typed anew) comes back with its tokens.
void Session::look()
{
    const std::vector<attn::AttentionPlace> places = m_run->model->places();
    const bool keepsPlace = !m_look && std::ranges::find(places, m_selection.place()) != places.end();
    const bool untouched = m_selection.pinned() == m_pinnedHere;
    const Look wanted = m_look.value_or(Look{{}, m_selection.head(), untouched ? m_wishedHere : m_selection.pinned()});
    m_look.reset();
    if (!keepsPlace)
        m_selection.setPlace(m_layer->place);
    const attn::Trace &trace = *m_run->trace;
    const attn::AttentionPlace place = m_selection.place();
    const auto inside = [](const std::optional<int> &index, const std::vector<attn::Token> &tokens) {
        return index && *index >= 0 && *index < static_cast<int>(tokens.size()) ? index : std::nullopt;
    };
    m_selection.setHead(attn::value(wanted.head) < m_run->model->config().heads ? wanted.head : attn::HeadIndex{0});
    m_selection.hover({});
    m_wishedHere = wanted.cell;
    m_pinnedHere = {inside(wanted.cell.query, trace.queryTokens(place)),
                    inside(wanted.cell.key, trace.keyTokens(place))};
    m_selection.pin(m_pinnedHere);
}

void Session::refuse(const Problem &problem)
{
    const bool canGoBack = m_run ? m_experiment.model != m_run->experiment.model : !m_experiment.model.isEmpty();
    if (!problem.ofModel || !canGoBack) {
        setProblem(problem);
        follow();
        return;
    }
    emit modelRefused(problem);
    m_experiment.model = m_run ? m_run->experiment.model : QString();
    emit experimentChanged();
    if (!m_run || m_experiment != m_run->experiment) {
        compute();
        followRun();
        return;
    }
    m_look.reset();
    emit runChanged();
    follow();
}

Session::OverviewWish Session::wishOverview()
{
    if (OverviewWish wish = m_overviewWish.lock())
        return wish;
    const OverviewWish wish(this, [session = QPointer(this)](const void *) {
        if (session)
            session->m_service.cancelOverview();
    });
    m_overviewWish = wish;
    followRun();
    return wish;
}

/// What a request for a run dropped is asked for again once that has been answered, or has failed.
void Session::follow()
{
    followPlace();
    followRun();
}

void Session::followRun()
{
    if (m_run && !m_overviewWish.expired() && !(m_overview && m_overview->run == m_run))
        m_service.requestOverview(m_run);
}

void Session::followPlace()
{
    if (m_run && m_layer->place != m_selection.place())
        m_service.requestLayer(m_run, m_selection.place());
}

} // namespace lab
