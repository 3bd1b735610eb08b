// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/pages.h"

#include <QComboBox>
#include <QSlider>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

#include <cstdio>

#include "app/pages.h"
#include "bench/times.h"
#include "support/random_model.h"
#include "views/zoom_view.h"

namespace lab::bench {

namespace {

constexpr int kRounds = 21;
constexpr int kTokens[] = {12, 128, 200, 512};
constexpr int kLayers = 12;
constexpr int kHeads = 12;
constexpr int kNotch = 120;

void settle()
{
    QCoreApplication::processEvents();
    QCoreApplication::processEvents(); // what was queued by the first
}

void mouse(QWidget &view, QEvent::Type type, const QPointF &at, Qt::MouseButtons held = {})
{
    const Qt::MouseButton button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
    QMouseEvent event(type, at, view.mapToGlobal(at), button, held, Qt::NoModifier);
    QCoreApplication::sendEvent(&view, &event);
}

void turnWheel(QWidget &view, int notches)
{
    const QPointF middle = view.rect().center();
    QWheelEvent event(middle, view.mapToGlobal(middle), {}, {0, notches * kNotch}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&view, &event);
}

/// One page of the window, as it is seen.
class Page {
public:
    Page(QTabWidget &pages, Session &session, int index)
        : m_pages(pages), m_session(session), m_index(index), m_view(*figureOf(pages.widget(index)))
    {
    }

    void time(int tokens)
    {
        m_pages.setCurrentIndex(m_index);
        while (!isCurrent())
            QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
        settle();
        const Times first = Times::of(
            Clock::Thread, kRounds, [this](int i) { leave(i); }, [this](int) { comeBack(); });
        const Times again = Times::of(Clock::Thread, kRounds, [this](int) { m_view.repaint(); });
        const Times hover = Times::of(Clock::Thread, kRounds, [this](int i) {
            mouse(m_view, QEvent::MouseMove, at(0.35 + 0.013 * i));
            settle();
        });
        const Times key = Times::of(Clock::Thread, kRounds, [this](int i) {
            QTest::keyClick(&m_view, i % 2 == 0 ? Qt::Key_Right : Qt::Key_Left);
            settle();
        });
        std::printf("%-10s %6d", qPrintable(m_pages.tabText(m_index)), tokens);
        for (const Times &times : {first, again, hover, key})
            print(times);
        if (auto *zoomed = qobject_cast<ZoomView *>(&m_view))
            timeZoom(*zoomed);
        std::printf("\n");
        std::fflush(stdout);
    }

private:
    bool isCurrent() const
    {
        const Figure *figure = m_view.figure();
        const RunPtr &run = m_session.run();
        const bool fresh = figure && run->experiment == m_session.experiment() && figure->source().trace == run->trace;
        return fresh && !m_session.service().isBusy();
    }
    /// Something changes meanwhile, so that the figure is made anew when the page comes back.
    void leave(int round)
    {
        m_pages.setCurrentIndex((m_index + 1) % 2);
        m_session.selection().setHead(attn::HeadIndex{round % kHeads});
        settle();
    }
    void comeBack()
    {
        m_pages.setCurrentIndex(m_index);
        settle();
    }
    void timeZoom(ZoomView &view)
    {
        print(Times::of(Clock::Thread, kRounds, [&view](int i) {
            turnWheel(view, i % 10 < 5 ? 1 : -1);
            settle();
        }));
        view.resetZoom();
        view.zoomBy(4);
        settle();
        mouse(view, QEvent::MouseButtonPress, at(0.5), Qt::LeftButton);
        print(Times::of(Clock::Thread, kRounds, [this, &view](int i) {
            mouse(view, QEvent::MouseMove, at(0.5 + 0.01 * (i + 2)), Qt::LeftButton);
            settle();
        }));
        mouse(view, QEvent::MouseButtonRelease, at(0.5));
        view.resetZoom();
        settle();
    }
    /// A point so far along the seen part's diagonal.
    QPointF at(double share) const
    {
        const QRect seen = m_view.visibleRegion().boundingRect();
        return QPointF(seen.topLeft()) + QPointF(share * seen.width(), share * seen.height());
    }
    static void print(const Times &times) { std::printf(" %8.1f /%7.1f", times.quantile(0.5), times.quantile(1)); }

    QTabWidget &m_pages;
    Session &m_session;
    int m_index;
    FigureView &m_view;
};

} // namespace

void timePages(MainWindow &window, Session &session)
{
    const QTemporaryDir model;
    test::RandomEncoder::write(model.path().toStdString(), kLayers, kHeads, 512);
    window.openPath(model.path());
    auto *pages = window.findChild<QTabWidget *>(QStringLiteral("pages"));
    std::printf("\nPages of a %d x %d window, %d x %d heads; from the event to the picture,\n"
                "median / worst of %d in ms of the window's own thread: what a machine without other load shows\n",
                window.width(), window.height(), kLayers, kHeads, kRounds);
    std::printf("%-10s %6s", "page", "tokens");
    for (const char *what : {"new numbers", "repaint", "hover", "arrow key", "wheel", "drag"})
        std::printf(" %17s", what);
    std::printf("\n");
    // A random model's weights are all small: from the lowest threshold on, five lines of each token.
    window.findChild<QSlider *>(QStringLiteral("threshold"))->setValue(0);
    auto *strongest = window.findChild<QComboBox *>(QStringLiteral("strongest"));
    strongest->setCurrentIndex(strongest->count() - 1);
    for (const int tokens : kTokens) {
        session.setText(test::randomText(tokens));
        for (int i = 0; i < pages->count(); ++i)
            if (figureOf(pages->widget(i)))
                Page(*pages, session, i).time(tokens);
    }
}

} // namespace lab::bench
