// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QTimer>
#include <QWidget>

#include <memory>

#include "views/walk_source.h"
#include "walkthrough/shown_step.h"

class QMenu;

namespace Ui {
class WalkView;
}

namespace lab {

class PredictCard;
class StepRail;
class StepView;

/// The walkthrough: a rail of steps, the step, and controls. Keeps its step when the sentence, the layer or the head
/// changes; the chosen query and key are the selection's. With "predict first" a step that has questions is asked about
/// before its results are shown.
class WalkView : public QWidget {
    Q_OBJECT
public:
    explicit WalkView(QWidget *parent = nullptr);
    ~WalkView() override;

    void setSession(Session *session);
    int step() const { return m_step; }
    int stepCount() const { return walk() ? walk()->count() : 0; }
    /// What is shown will soon be another step, or the same of another cell.
    bool isWriting() const { return m_isWriting; }
    bool isPlaying() const { return m_timer.isActive(); }
    int digits() const;
    /// Whether steps move when another one is shown; at first they don't.
    void setAnimated(bool animated) { m_animated = animated; }
    /// To a room: rail and controls in this type, no other smaller than so many pixels, and of the controls only those
    /// for going on.
    void setPresenting(bool presenting, const QFont &type, double leastPixels);
    /// What it shows can be a step behind: steps are written beside the GUI thread.
    StepView *view() const;
    StepRail *rail() const;
    PredictCard *question() const;
    /// What the whole walkthrough can be written as.
    void setHandOutMenu(QMenu *menu);
    /// The run's numbers; null until the first are there.
    const RunValuesPtr &values() const { return m_source->values(); }
    const Walkthrough *walk() const { return m_source->walk(); }
    NumberStyle numberStyle() const;
    /// The step that stands there now; only once values() are there.
    ShownStep seen() const;
    /// What seen() is a step of; only once values() are there.
    FigureSource source() const { return m_source->figureSource(); }

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
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void levelControls();
    void connectControls();
    void addKey(const QKeySequence &keys, void (WalkView::*slot)());
    void nameSteps();
    void takeValues();
    void askStep(bool fresh);
    void showStep(const Step &step, bool fresh);
    void showAgain();
    void updateControls();
    void open(const Quantity &quantity);
    void predict(StepFigure &figure, bool fresh);
    void tellShown();
    void tick();

    std::unique_ptr<Ui::WalkView> m_ui;
    WalkSource *m_source;
    int m_step = 0;
    bool m_animated = false;
    bool m_isPresenting = false;
    bool m_isWriting = false;          ///< what is shown will soon be another
    bool m_fresh = false;              ///< and new to the eye
    std::optional<Quantity> m_clicked; ///< stays open then
    double m_leastType = 1;
    QFont m_railType;            ///< where nobody is presented to
    QHash<QString, int> m_asked; ///< how often a step, by its id, was asked about
    QTimer m_timer;
};

} // namespace lab
