// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "figures/heat_map_figure.h"
#include "support/figure_source.h"

/// How long a heat map takes to be made, to be painted, and to be painted again while it is panned, hovered or zoomed,
/// on an image of a large page. At 60 frames a second one has 16.7 ms.
namespace {

using namespace lab;
using namespace lab::test;

constexpr QSize kPage(1366, 768);
constexpr int kFrames = 120;

void report(int tokens, const char *what, QList<double> milliseconds)
{
    std::sort(milliseconds.begin(), milliseconds.end());
    const auto last = static_cast<qsizetype>(std::ceil(0.99 * static_cast<double>(milliseconds.size()))) - 1;
    std::printf("%4d tokens  %-6s median %7.2f ms   99th percentile %7.2f ms\n", tokens, what,
                milliseconds.at(milliseconds.size() / 2), milliseconds.at(last));
}

template <class Act>
QList<double> timed(int times, const Act &act)
{
    QList<double> made;
    for (int i = 0; i < times; ++i) {
        QElapsedTimer timer;
        timer.start();
        act(i);
        made << static_cast<double>(timer.nsecsElapsed()) / 1e6;
    }
    return made;
}

void measure(int tokens)
{
    const FigureSource source = makeSource(manyWords(tokens));
    FigureStyle style;
    style.map.profile = true;
    report(tokens, "make", timed(8, [&](int) { const HeatMapFigure figure(source, style); }));
    HeatMapFigure figure(source, style);
    QImage image(kPage, QImage::Format_RGB32);
    const QRectF area(QPointF(0, 0), kPage);
    const auto paint = [&](const Viewport &view) {
        QPainter painter(&image);
        figure.paint(painter, figure.layout(area, view));
    };
    const double half = tokens / 2.0;
    report(tokens, "paint", timed(kFrames, [&](int) { paint(figure.everything()); }));
    report(tokens, "pan", timed(kFrames, [&](int i) { paint({half * i / kFrames, half * i / kFrames, half, half}); }));
    report(tokens, "zoom", timed(kFrames, [&](int i) {
               const double seen = std::max(2.0, tokens * std::pow(0.97, i));
               paint({(tokens - seen) / 2, (tokens - seen) / 2, seen, seen});
           }));
    const HeatMapLayout layout = figure.layout(area);
    report(tokens, "hover", timed(kFrames, [&](int i) {
               figure.mark({i % tokens, i * 7 % tokens});
               QPainter painter(&image);
               figure.paint(painter, layout);
           }));
}

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("DISPLAY") && !qEnvironmentVariableIsSet("WAYLAND_DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    for (const int tokens : {12, 128, 512})
        measure(tokens);
    return 0;
}
