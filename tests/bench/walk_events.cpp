// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/walk_events.h"

#include <QHBoxLayout>
#include <QMetaEnum>
#include <QTest>

#include <cstdio>

#include "bench/times.h"

#include "session/session.h"
#include "support/random_model.h"
#include "views/opened_view.h"
#include "views/step_view.h"
#include "views/walk_view.h"

namespace lab::bench {

namespace {

constexpr QSize kPage(1430, 880); ///< of a 1920 x 1080 window
constexpr int kDeep = 12;

void wait(const std::function<bool()> &done)
{
    while (!done())
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
}

/// The walkthrough beside what it opens, as in the window.
class Walker {
public:
    Walker(const QString &model, int tokens)
    {
        auto *beside = new QHBoxLayout(&m_window);
        beside->addWidget(&m_view, 1);
        beside->addWidget(&m_opened);
        m_window.resize(kPage);
        m_view.setSession(&m_session);
        QObject::connect(&m_view, &WalkView::opened, &m_opened, [this](const Quantity &quantity) { open(quantity); });
        QObject::connect(&m_view, &WalkView::shown, &m_opened, [this](const Step &step) {
            if (step.cell)
                open(step.cell->of);
        });
        m_window.show();
        if (!QTest::qWaitForWindowActive(&m_window))
            qFatal("the window does not show");
        Experiment experiment;
        experiment.model = model;
        experiment.request.text = test::randomText(tokens).toStdString();
        m_session.restore({experiment, {}, {}, {}});
        waitForStep();
        m_view.setAnimated(true);
    }

    int stepCount() const { return m_view.stepCount(); }
    const char *stepId() { return (m_id = m_view.view()->figure()->step().id.toLatin1()).constData(); }

    void openEverything()
    {
        const StepFigure *figure = m_view.view()->figure();
        const QStringList ids = [&] {
            QStringList all;
            for (int k = 0; k < figure->tableCount(); ++k)
                all << figure->tableAt(k).matrix().id;
            return all;
        }();
        for (const QString &id : ids) {
            const CellGrid &grid = m_view.view()->figure()->table(id)->grid();
            const QPoint cell = grid.cellRect({grid.firstRow(), grid.firstCol()}).center().toPoint();
            QTest::mouseMove(m_view.view(), cell);
            QTest::mouseClick(m_view.view(), Qt::LeftButton, {}, cell);
            waitForStep();
            for (int depth = 0; depth < kDeep && !m_opened.unfolding().operands.empty(); ++depth) {
                m_opened.openOperand(0);
                waitForStep();
            }
        }
        QTest::keyClick(m_view.view(), Qt::Key_Down);
        waitForStep();
    }
    void next()
    {
        QTest::keyClick(m_view.view(), Qt::Key_PageDown);
        waitForStep();
        wait([this] { return !m_view.view()->isMoving(); });
    }

private:
    void open(const Quantity &quantity)
    {
        m_opened.open(m_view.view()->figure()->step().values, quantity, m_view.numberStyle());
    }
    void waitForStep()
    {
        wait([this] {
            const StepFigure *figure = m_view.view()->figure();
            return figure && figure->step().number == m_view.step() && !m_opened.isOpening();
        });
        QCoreApplication::processEvents();
    }

    Session m_session;
    QWidget m_window;
    WalkView m_view;
    OpenedView m_opened;
    QByteArray m_id;
};

} // namespace

bool TimedApplication::notify(QObject *receiver, QEvent *event)
{
    if (m_depth > 0 || QThread::currentThread() != thread())
        return QApplication::notify(receiver, event);
    ++m_depth;
    const Stopwatch watch(Clock::Thread);
    const int type = event->type();
    const char *of = receiver->metaObject()->className(); // it can be gone afterwards
    const bool taken = QApplication::notify(receiver, event);
    --m_depth;
    if (const double time = watch.milliseconds(); time > m_longest.milliseconds)
        m_longest = {time, QByteArray(QMetaEnum::fromType<QEvent::Type>().valueToKey(type)) + " of " + of};
    return taken;
}

void timeWalkEvents(TimedApplication &application, const QString &model, int tokens)
{
    Walker walker(model, tokens);
    application.takeLongest(); // the window is made once
    TimedApplication::Longest longest;
    QByteArray step;
    for (int number = 0; number < walker.stepCount(); ++number) {
        walker.openEverything();
        walker.next();
        TimedApplication::Longest here = application.takeLongest();
        if (here.milliseconds < longest.milliseconds)
            continue;
        longest = here;
        step = walker.stepId();
    }
    std::printf("%4d tokens   the longest event of a walk %7.2f ms: %s, on the way to %s\n", tokens,
                longest.milliseconds, longest.what.constData(), step.constData());
    std::fflush(stdout);
}

} // namespace lab::bench
