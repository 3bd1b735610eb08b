// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QPainter>

#include <algorithm>
#include <cstdio>

#include "figures/lines_figure.h"
#include "figures/model_figure.h"
#include "support/figure_source.h"

/// How long pictures take once their numbers are there: 12 x 12 heads, and one head's lines, at 12, 128 and 512 tokens.
/// The numbers are random: only the time counts.
namespace {

using namespace lab;
using namespace lab::test;

constexpr int kRounds = 21;
constexpr QSize kWindow(1060, 900); ///< what a page has of a 1920 x 1080 window

template <class Work>
void report(const char *what, int tokens, const Work &work)
{
    QList<double> times;
    for (int i = 0; i < kRounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        times << static_cast<double>(timer.nsecsElapsed()) / 1e6;
    }
    std::sort(times.begin(), times.end());
    std::printf("%-34s %4d tokens   median %7.2f ms   worst %7.2f ms\n", what, tokens, times.at(kRounds / 2),
                times.last());
}

void timeHeads(int tokens, QImage &screen)
{
    SourceSpec spec = manyWords(tokens);
    spec.heads = spec.kv_heads = 12;
    const FigureSource source = makeModelSource(spec, 12);
    report("12 x 12 heads: new data, painted", tokens, [&] {
        const ModelFigure figure(source, {});
        QPainter painter(&screen);
        figure.paint(painter, screen.rect());
    });
    const ModelFigure figure(source, {});
    const ModelLayout layout = figure.layout(screen.rect());
    report("12 x 12 heads: painted again", tokens, [&] {
        QPainter painter(&screen);
        figure.paint(painter, layout);
    });
    report("12 x 12 heads: one head hovered", tokens, [&] {
        QPainter painter(&screen);
        painter.setClipRect(layout.heads.tiles.at(70).rect.adjusted(-8, -8, 8, 8));
        figure.paint(painter, layout);
    });
    report("12 heads of a layer looked over", tokens, [&] { summarized(*source.layer, {}); });
}

void timeLines(int tokens, QImage &screen)
{
    const FigureSource source = makeSource(manyWords(tokens));
    report("lines: new data, painted", tokens, [&] {
        const LinesFigure figure(source, {});
        QPainter painter(&screen);
        figure.paint(painter, screen.rect());
    });
    LinesFigure figure(source, {});
    const LinesLayout layout = figure.layout(screen.rect());
    report("lines: painted again", tokens, [&] {
        QPainter painter(&screen);
        figure.paint(painter, layout);
    });
    report("lines: found under the mouse", tokens, [&] { figure.cellAt(screen.rect().center(), layout); });
    figure.mark({tokens / 2, {}});
    report("lines: one token hovered", tokens, [&] {
        QPainter painter(&screen);
        figure.paint(painter, layout);
    });
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    QImage screen(kWindow, QImage::Format_RGB32);
    for (const int tokens : {12, 128, 512}) {
        timeHeads(tokens, screen);
        timeLines(tokens, screen);
    }
    timeLines(200, screen);
    return 0;
}
