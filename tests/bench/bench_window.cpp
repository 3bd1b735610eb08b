// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QPlainTextEdit>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

#include "app/appearance.h"
#include "bench/pages.h"
#include "bench/times.h"
#include "views/heat_map_view.h"

/// What a person waits for: from the start of the process to the first heat map, from a keystroke to the picture of
/// what was typed, and from whatever is done on a page to its picture. Without a display on Qt's offscreen platform,
/// which paints everything but shows it to nobody.
namespace {

using namespace lab::bench;

constexpr char kSentence[] = "The animal did not cross the street because it was too tired.";
constexpr char kOnlyStart[] = "--only-start";
constexpr int kStarts = 11;
constexpr int kSentences = 4;

struct Desktop {
    explicit Desktop(QApplication &application)
        : appearance(application, settings.theme()), window(&session, &settings, &appearance)
    {
        window.resize(1366, 768);
        window.show();
        window.start();
    }
    lab::Settings settings;
    lab::Appearance appearance;
    lab::Session session;
    lab::MainWindow window;
};

void report(const char *what, const Times &times)
{
    std::printf("%-28s median %7.1f ms   99th percentile %7.1f ms   of %d\n", what, times.quantile(0.5),
                times.quantile(0.99), static_cast<int>(times.count()));
    std::fflush(stdout);
}

Times timeStarts()
{
    return Times::of(Clock::Wall, kStarts, [](int) {
        QProcess::execute(QCoreApplication::applicationFilePath(), {QString::fromLatin1(kOnlyStart)});
    });
}

Times timeKeystrokes(Desktop &desktop)
{
    auto *edit = desktop.window.findChild<QPlainTextEdit *>();
    const lab::HeatMapView *view = desktop.window.heatMap();
    QString shown;
    const QObject whileTimed; // as long as `shown` is there
    QObject::connect(view, &lab::FigureView::painted, &whileTimed,
                     [&](const lab::RunPtr &run) { shown = QString::fromStdString(run->trace->text); });
    Times times;
    for (int i = 0; i < kSentences; ++i) {
        edit->clear();
        for (const char key : std::string(kSentence)) {
            const Stopwatch watch(Clock::Wall);
            QTest::keyClick(edit, key);
            const bool blank = edit->toPlainText().trimmed().isEmpty();
            while (!blank && shown != edit->toPlainText())
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            if (!blank)
                times.add(watch);
        }
    }
    return times;
}

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("DISPLAY") && !qEnvironmentVariableIsSet("WAYLAND_DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QTemporaryDir home; // the user's own settings and recovery stay as they are
    for (const char *place : {"XDG_CONFIG_HOME", "XDG_DATA_HOME"})
        qputenv(place, home.path().toLocal8Bit());
    QApplication application(argc, argv);
    if (QCoreApplication::arguments().contains(QString::fromLatin1(kOnlyStart))) {
        Desktop desktop(application);
        QObject::connect(desktop.window.heatMap(), &lab::FigureView::painted, &application, &QCoreApplication::quit);
        return QApplication::exec();
    }
    report("start to first heat map", timeStarts());
    Desktop desktop(application);
    report("keystroke to picture", timeKeystrokes(desktop));
    desktop.window.resize(1920, 1080);
    lab::bench::timePages(desktop.window, desktop.session);
    return 0;
}
