// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>
#include <optional>
#include <string>

#include "session/compute_service.h"
#include "session/look.h"
#include "session/samples.h"

namespace lab {

/// What of the experiment was changed by a person.
enum class Edit { Text, Target, Model, Language, Scale, Mask, Cut, Sample };

/// What a session can be brought back to.
struct SessionState {
    Experiment experiment;
    Look look;
    QString sampleId; ///< the sample that the experiment is, or empty
    QString lookFor;  ///< what to look for in that sample
};

/// The document: the experiment as it is being edited, what was last computed of it, and what is looked at. Every
/// change of the experiment is computed at once; until the answer is there, and where there is none, the last good run
/// stays.
class Session : public QObject {
    Q_OBJECT
public:
    explicit Session(QObject *parent = nullptr);

    const Experiment &experiment() const { return m_experiment; }
    const RunPtr &run() const { return m_run; }            ///< null before the first
    const LayerTracePtr &layer() const { return m_layer; } ///< of run(), of the place selected once it is computed
    /// All heads at a glance, as last computed: of run(), or while that is being computed of an older one. Null before
    /// it was first wanted.
    const HeadOverviewPtr &overview() const { return m_overview; }
    /// Held by each who looks at it: only then is it computed. Two windows look while one takes the other's place.
    using OverviewWish = std::shared_ptr<const void>;
    OverviewWish wishOverview();
    /// What is wrong with the experiment as it stands.
    const std::optional<Problem> &problem() const { return m_problem; }
    /// Nothing to compute: no text but spaces and control characters.
    bool isEmpty() const;
    Selection &selection() { return m_selection; }
    const ComputeService &service() const { return m_service; }
    ComputeService &service() { return m_service; }
    /// The sample the experiment still is, or empty.
    const QString &sampleId() const { return m_sampleId; }
    const QString &lookFor() const { return m_lookFor; } ///< what to look for in that sample

    /// Translated to the language chosen last, or to another one where the model can't do that with this text.
    void setText(const QString &text);
    /// What the decoder is fed after its start token; none: it decodes its own.
    void setTarget(const std::optional<QString> &target);
    void setModel(const QString &idOrPath);
    void setTranslateTo(const QString &language);
    void setScale(const attn::ScaleChoice &scale);
    void setMask(const attn::MaskChoice &mask);
    void setCut(bool cut);
    /// How many threads compute; see Runner. Not a part of the document.
    void setThreads(int threads);
    void applySample(const Sample &sample);
    /// The sample the experiment is, told in another language.
    void retell(const Sample &sample);
    SessionState state() const { return {m_experiment, Look::of(m_selection), m_sampleId, m_lookFor}; }
    /// What was kept once, no edit. An empty text is an empty session.
    void restore(const SessionState &state);

signals:
    /// A person changed something: after the change, before experimentChanged().
    void edited(lab::Edit edit);
    void experimentChanged();
    void sampleChanged();
    void runChanged();   ///< run(), layer() and, before it, the selection
    void layerChanged(); ///< layer() alone
    void overviewChanged();
    void problemChanged();
    /// The model asked for could not be loaded; the former one is back in the experiment.
    void modelRefused(const lab::Problem &problem);

private:
    /// The one way a person changes the experiment.
    void change(const Experiment &next, Edit edit);
    void begin(const SessionState &state, std::optional<Edit> edit);
    void changeRequest(const attn::RunRequest &request, Edit edit);
    void compute();
    void setSample(const QString &id, const QString &lookFor);
    void setProblem(const std::optional<Problem> &problem);
    void accept(const RunPtr &run, const LayerTracePtr &layer);
    void acceptLayer(const RunPtr &run, const LayerTracePtr &layer);
    void refuse(const Problem &problem);
    void follow();
    void followPlace();
    void followRun();
    void look();

    Experiment m_experiment;
    std::string m_translateTo; ///< as chosen; the experiment has what the model can do with its text
    QString m_sampleId;
    QString m_lookFor;
    RunPtr m_run;
    LayerTracePtr m_layer;
    HeadOverviewPtr m_overview;
    std::weak_ptr<const void> m_overviewWish;
    std::optional<Problem> m_problem;
    std::optional<Look> m_look; ///< where to look once what was asked for is there; none: where one looks
    Cell m_wishedHere;          ///< what look() would have pinned last,
    Cell m_pinnedHere;          ///< and what of it was there
    Selection m_selection;
    ComputeService m_service; ///< last: it goes first
};

} // namespace lab
