// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFileInfo>
#include <QGuiApplication>

#include "cli/commands.h"
#include "cli/experiment_arguments.h"
#include "cli/look_arguments.h"
#include "cli/walk_arguments.h"
#include "export/figure_job.h"
#include "export/picture.h"
#include "export/walk_pictures.h"
#include "figures/make_figure.h"
#include "session/language.h"

namespace lab {

namespace {

/// --view, else the page that the session shows; none: a step of the walkthrough.
std::optional<FigureKind> viewFrom(const Arguments &arguments, const QString &page)
{
    const QString view = arguments.has("view") || page.isEmpty() ? arguments.needed("view") : page;
    if (const std::optional<FigureKind> kind = viewNamed(view))
        return kind;
    if (view == QLatin1String("walkthrough")) {
        arguments.needed("step");
        return std::nullopt;
    }
    const QString names = (viewNames() << QStringLiteral("walkthrough")).join(QStringLiteral(", "));
    if (!arguments.has("view"))
        throw UsageError{QStringLiteral("the session shows a page that is no picture"),
                         QStringLiteral("give --view with one of %1").arg(names)};
    throw arguments.wrong("view", QStringLiteral("one of %1").arg(names));
}

/// The options that make this view again, defaults written out.
std::string lookOptions(const Arguments &arguments, const LookArguments &look)
{
    std::string options = std::string(" --theme ") + (look.dark ? "dark" : "light");
    if (look.preset)
        options += " --preset " + arguments.text("preset").toStdString();
    if (look.dpi || !look.preset)
        options += " --dpi " + std::to_string(look.dpi.value_or(96));
    if (look.size.isValid())
        options += " --size " + arguments.text("size").toStdString();
    return options;
}

/// Computes what the figure shows: one layer, or all of them.
FigureSource sourceOf(FigureKind kind, const RunPtr &run, const attn::AttentionPlace &place, attn::HeadIndex head,
                      const attn::Progress &progress)
{
    if (kind == FigureKind::Model)
        return figureSource(makeHeadOverview(run, progress), std::nullopt);
    return figureSource(run, run->model->layer(*run->trace, place, progress), head);
}

/// What is drawn, and the options that say so.
struct Drawing {
    std::unique_ptr<Figure> figure;
    std::string options;
};

/// What has been computed already: the figure's source, or the walkthrough's numbers.
struct Computed {
    std::optional<FigureKind> kind;
    FigureSource source;
    RunValuesPtr values;
};

Computed compute(std::optional<FigureKind> kind, const RunPtr &run, const attn::AttentionPlace &place,
                 attn::HeadIndex head, const attn::Progress &progress)
{
    if (kind)
        return {kind, sourceOf(*kind, run, place, head, progress), {}};
    const auto values = std::make_shared<const RunValues>(run);
    values->prepare(place, head);
    return {kind, figureSource(run, values->layerPtr(place), head), values};
}

Drawing draw(const Computed &computed, const WalkArguments &asked, const FigureStyle &style)
{
    const FigureSource &source = computed.source;
    if (computed.kind)
        return {makeFigure(*computed.kind, source, style), "--view " + viewName(*computed.kind).toStdString()};
    const Walkthrough walk = asked.walkIn(computed.values, source.layer->place, source.head);
    const int number = asked.stepsOf(walk).first().number;
    const ShownStep shown{computed.values, walk.place(), asked.style, number, asked.shapes};
    return {makeFigure(shown, source, neededMathFont(), style), stepOptions(shown)};
}

} // namespace

void renderCommand(const Invocation &invocation)
{
    const Arguments &arguments = invocation.arguments;
    const QString out = outputFrom(arguments, pictureEndings());
    const LookArguments look(arguments);
    const WalkArguments asked(arguments);
    const std::optional<FigureKind> kind = viewFrom(arguments, look.view);
    const Experiment experiment = experimentFrom(arguments);

    Runner runner;
    const attn::Progress computing = invocation.progress.stage("computing");
    const attn::ModelConfig &config = runner.model(experiment.model, computing)->config();
    const attn::AttentionPlace place = look.placeIn(config);
    const attn::HeadIndex head = look.headIn(config);
    const RunPtr run = runExperiment(runner, arguments, experiment, computing);
    const Computed computed = compute(kind, run, place, head, computing);

    // Pictures need fonts, and fonts an application object; its arguments are not ours.
    const attn::Progress drawing = invocation.progress.stage("drawing");
    const QuietStandardError quiet(!arguments.has("verbose"));
    int argc = 1;
    char name[] = "attention-lab";
    char *argv[] = {name, nullptr};
    const QGuiApplication application(argc, argv);
    installTranslations();
    const Drawing drawn = draw(computed, asked, look.style());
    exportFigure(*drawn.figure, out, look.exportOptions(QFileInfo(out).suffix().toLower()),
                 pictureMetadata(*run, invocation.command,
                                 drawn.options + placeOptions(place, head) + lookOptions(arguments, look)),
                 drawing);
}

} // namespace lab
