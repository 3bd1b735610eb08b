// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QElapsedTimer>
#include <QPlainTextEdit>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "app/appearance.h"
#include "app/main_window.h"
#include "views/heat_map_view.h"

/// What a person waits for: from the start of the process to the first heat map, and from a keystroke to the picture of
/// what was typed. Without a display on Qt's offscreen platform, which paints everything but shows it to nobody.
namespace {

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

void report(const char *what, QList<double> milliseconds)
{
    std::sort(milliseconds.begin(), milliseconds.end());
    const auto quantile = [&](double share) {
        return milliseconds.at(static_cast<qsizetype>(std::ceil(share * milliseconds.size())) - 1);
    };
    std::printf("%-28s median %7.1f ms   99th percentile %7.1f ms   of %d\n", what, quantile(0.5), quantile(0.99),
                static_cast<int>(milliseconds.size()));
}

QList<double> timeStarts()
{
    QList<double> times;
    for (int i = 0; i < kStarts; ++i) {
        QElapsedTimer timer;
        timer.start();
        QProcess::execute(QCoreApplication::applicationFilePath(), {QString::fromLatin1(kOnlyStart)});
        times << static_cast<double>(timer.nsecsElapsed()) / 1e6;
    }
    return times;
}

QList<double> timeKeystrokes(Desktop &desktop)
{
    auto *edit = desktop.window.findChild<QPlainTextEdit *>();
    const lab::HeatMapView *view = desktop.window.heatMap();
    QString shown;
    QObject::connect(view, &lab::FigureView::painted, view,
                     [&](const lab::RunPtr &run) { shown = QString::fromStdString(run->trace->text); });
    QList<double> times;
    for (int i = 0; i < kSentences; ++i) {
        edit->clear();
        for (const char key : std::string(kSentence)) {
            QElapsedTimer timer;
            timer.start();
            QTest::keyClick(edit, key);
            const bool blank = edit->toPlainText().trimmed().isEmpty();
            while (!blank && shown != edit->toPlainText())
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            if (!blank)
                times << static_cast<double>(timer.nsecsElapsed()) / 1e6;
        }
    }
    return times;
}

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("DISPLAY") && !qEnvironmentVariableIsSet("WAYLAND_DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QTemporaryDir settings; // the user's own stay as they are
    qputenv("XDG_CONFIG_HOME", settings.path().toLocal8Bit());
    QApplication application(argc, argv);
    if (QCoreApplication::arguments().contains(QString::fromLatin1(kOnlyStart))) {
        Desktop desktop(application);
        QObject::connect(desktop.window.heatMap(), &lab::FigureView::painted, &application, &QCoreApplication::quit);
        return QApplication::exec();
    }
    report("start to first heat map", timeStarts());
    Desktop desktop(application);
    report("keystroke to picture", timeKeystrokes(desktop));
    return 0;
}
