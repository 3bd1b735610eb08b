// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

#include "figures/figure.h"
#include "session/session.h"
#include "walkthrough/walkthrough.h"

namespace Ui {
class WalkView;
}

namespace lab {

class StepFigure;
class StepView;
class StepRail;
class WalkValues;
struct MatrixPart;

/// The walkthrough: a rail of steps, the step, and controls. Keeps its step when the sentence, the layer or the head
/// changes; the chosen query and key are the selection's.
class WalkView : public QWidget {
    Q_OBJECT
public:
    explicit WalkView(QWidget *parent = nullptr);
    ~WalkView() override;

    void setSession(Session *session);
    int step() const { return m_step; }
    int stepCount() const { return m_walk ? m_walk->count() : 0; }
    bool isPlaying() const { return m_timer.isActive(); }
    int digits() const;
    StepView *view() const;
    StepRail *rail() const;
    /// The run's numbers; null until the first are there.
    const RunValuesPtr &values() const { return m_ready; }
    NumberStyle numberStyle() const;
    /// The step that is seen, in another style; only once values() are there.
    std::unique_ptr<StepFigure> figure(const FigureStyle &style) const;

public slots:
    void setStep(int step);
    void next();
    void back();
    void first();
    void last();
    void play(bool on);
    void togglePlay() { play(!isPlaying()); }

signals:
    void stepChanged(int step);
    /// Another step, or another place, cell or precision: what was opened before belongs to what is no longer there.
    void shown(const lab::Step &step);
    void opened(const lab::Quantity &quantity);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void connectControls();
    void addKey(const QKeySequence &keys, void (WalkView::*slot)());
    void askSoon();
    void ask();
    void take(const RunValuesPtr &values, const attn::AttentionPlace &place, attn::HeadIndex head);
    void makeWalk();
    void nameSteps();
    void showStep();
    void tick();
    void choose(const MatrixPart &part);

    std::unique_ptr<Ui::WalkView> m_ui;
    Session *m_session = nullptr;
    WalkValues *m_values;
    RunValuesPtr m_ready;
    attn::AttentionPlace m_place;
    attn::HeadIndex m_head{};
    std::unique_ptr<Walkthrough> m_walk;
    int m_step = 0;
    bool m_stale = true;
    QTimer m_timer;
};

} // namespace lab
