// SPDX-License-Identifier: GPL-3.0-or-later
#include <QPainter>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <ctime>

#include "bench/walk_events.h"
#include "formula/painter.h"
#include "session/model_catalog.h"
#include "session/runner.h"
#include "support/formulas.h"
#include "support/random_model.h"
#include "views/step_transition.h"
#include "walkthrough/walkthrough.h"

/// What the walkthrough costs: microseconds a formula, and milliseconds a step, with every model that ships, and those
/// whose folders are named, and with texts of some length. Steps are written, and numbers opened, beside the thread
/// that also answers the mouse; the rest is on that thread. In the processor's time, so that what else the machine does
/// doesn't count.
namespace {

using namespace lab;

constexpr int kRounds = 15;
constexpr QSize kWindow(1060, 640); ///< what a page has of a 1920 x 1080 window

QList<double> measured(const std::function<void()> &work)
{
    QList<double> times;
    for (int i = 0; i < kRounds; ++i) {
        const std::clock_t start = std::clock();
        work();
        times << 1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    }
    std::sort(times.begin(), times.end());
    return times;
}

double median(const std::function<void()> &work)
{
    return measured(work).at(kRounds / 2);
}

void timeFormulas(const MathFontPtr &font, QImage &screen)
{
    const QStringList formulas = test::measuredFormulas();
    std::vector<Formula> parsed;
    std::vector<FormulaLayout> layouts;
    const auto each = [&](const char *what, const std::function<void()> &work) {
        std::printf("a formula %-28s median %7.1f us   of %d formulas\n", what,
                    1e3 * median(work) / static_cast<double>(formulas.size()), static_cast<int>(formulas.size()));
    };
    each("parsed", [&] {
        parsed.clear();
        for (const QString &latex : formulas)
            parsed.emplace_back(latex);
    });
    each("laid out", [&] {
        layouts.clear();
        for (const Formula &formula : parsed)
            layouts.emplace_back(formula, font);
    });
    FormulaLook look;
    look.em = 24;
    each("painted", [&] {
        QPainter painter(&screen);
        for (const FormulaLayout &layout : layouts)
            paintFormula(painter, {20, 100}, layout, look);
    });
}

/// A run of so many words, and its walkthrough.
struct Walked {
    Walked(const QString &model, int words)
    {
        Runner runner;
        Experiment experiment;
        experiment.model = model;
        experiment.request.text = "the red car is fast and";
        for (int word = 6; word < words; ++word)
            experiment.request.text += word % 3 == 0 ? " the" : word % 3 == 1 ? " red" : " car";
        experiment.request.cut = true;
        const RunPtr run = runner.run(experiment);
        const attn::AttentionPlace place = defaultPlace(run->model->config());
        values = std::make_shared<const RunValues>(run);
        values->prepare(place, {});
        walk = std::make_unique<Walkthrough>(values, Walkthrough::chosenCell(*values, place, {}));
        source = figureSource(run, values->layerPtr(place), {});
    }
    std::unique_ptr<StepFigure> figure(const Step &step, const MathFontPtr &font) const
    {
        return std::make_unique<StepFigure>(step, source, font, FigureStyle{}, StepFigure::Options{});
    }
    int tokens() const { return static_cast<int>(values->trace().keyTokens(walk->place().place).size()); }

    RunValuesPtr values;
    std::unique_ptr<Walkthrough> walk;
    FigureSource source;
};

/// A frame of the movement from one step to the next: 16.7 ms is what 60 a second allow.
void timeMovement(const Walked &walked, const MathFontPtr &font, QImage &screen)
{
    constexpr int kScores = 7;
    const auto from = walked.figure(walked.walk->step(kScores), font);
    const auto to = walked.figure(walked.walk->step(kScores + 1), font);
    const auto picture = [](const StepFigure &figure) {
        QPixmap pixels(kWindow);
        QPainter painter(&pixels);
        figure.paint(painter, pixels.rect());
        return pixels;
    };
    const StepTransition change({*from, picture(*from)}, {*to, picture(*to)});
    std::printf("a frame between two steps, %d tokens   median %7.2f ms\n", walked.tokens(), median([&] {
                    QPainter painter(&screen);
                    change.paint(painter, 0.5);
                }));
}

/// The slowest step of a walkthrough, stage by stage: the slowest for the thread that answers the mouse.
void timeSteps(const Walked &walked, const MathFontPtr &font, QImage &screen)
{
    double worst[4]{};
    QString slowest;
    for (int number = 0; number < walked.walk->count(); ++number) {
        const Step step = walked.walk->step(number);
        const double writing = median([&] { walked.walk->step(number); });
        const double making = median([&] { walked.figure(step, font); });
        const std::unique_ptr<StepFigure> figure = walked.figure(step, font);
        bool wide = false;
        const double placing = median([&] {
            figure->layOut(QRectF(0, 0, kWindow.width() - (wide ? 0 : 1), kWindow.height()));
            wide = !wide;
        });
        const double painting = median([&] {
            QPainter painter(&screen);
            figure->paint(painter, screen.rect());
        });
        if (making + placing + painting <= worst[1] + worst[2] + worst[3])
            continue;
        slowest = step.id;
        worst[0] = writing, worst[1] = making, worst[2] = placing, worst[3] = painting;
    }
    std::printf(
        "%-26s %4d tokens   slowest step %-12s %7.2f ms: made %6.2f, placed %6.2f, painted %6.2f; written %6.2f\n",
        walked.values->config().id.c_str(), walked.tokens(), qPrintable(slowest), worst[1] + worst[2] + worst[3],
        worst[1], worst[2], worst[3], worst[0]);
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    bench::TimedApplication application(argc, argv);
    const MathFontPtr font = MathFont::find();
    QImage screen(kWindow, QImage::Format_RGB32);
    timeFormulas(font, screen);
    QStringList models = application.arguments().mid(1);
    for (const ShippedModel &model : shippedModels())
        models << model.id;
    for (const QString &model : std::as_const(models)) {
        for (const int words : {6, 12, 60, 120, 500})
            timeSteps(Walked(model, words), font, screen);
        timeMovement(Walked(model, 12), font, screen);
    }
    const QTemporaryDir wide; // what no model that ships has: many columns, long texts
    test::RandomEncoder::write(wide.path().toStdString(), 4, 32, 600);
    for (const int tokens : {12, 120, 500})
        bench::timeWalkEvents(application, wide.path(), tokens);
    return 0;
}
