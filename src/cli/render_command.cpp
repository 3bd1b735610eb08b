// SPDX-License-Identifier: GPL-3.0-or-later
#include <QGuiApplication>

#include "cli/commands.h"
#include "cli/experiment_arguments.h"
#include "cli/look_arguments.h"
#include "export/picture.h"
#include "figures/make_figure.h"

namespace lab {

namespace {

FigureKind viewFrom(const Arguments &arguments)
{
    const QString view = arguments.needed("view");
    if (view == QLatin1String("heatmap"))
        return FigureKind::HeatMap;
    if (view == QLatin1String("heads"))
        return FigureKind::Heads;
    if (view == QLatin1String("model"))
        return FigureKind::Model;
    if (view == QLatin1String("lines"))
        return FigureKind::Lines;
    if (view == QLatin1String("qkv"))
        return FigureKind::Qkv;
    if (view == QLatin1String("walkthrough"))
        throw notAvailable(QStringLiteral("--view %1").arg(view));
    throw arguments.wrong("view", QStringLiteral("one of heatmap, heads, model, lines, qkv"));
}

/// The options that make this view again, defaults written out.
std::string viewOptions(const Arguments &arguments, const LookArguments &look, const attn::AttentionPlace &place,
                        attn::HeadIndex head)
{
    const bool cross = place.kind == attn::AttentionKind::Cross;
    std::string options = "--view " + arguments.text("view").toStdString() + " --attention " +
                          std::string(cross ? attn::name(place.kind) : attn::name(place.block)) + " --layer " +
                          std::to_string(attn::value(place.layer)) + " --head " + std::to_string(attn::value(head)) +
                          " --theme " + (look.dark ? "dark" : "light") + " --dpi " + std::to_string(look.dpi);
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

} // namespace

void renderCommand(const Invocation &invocation)
{
    const Arguments &arguments = invocation.arguments;
    const FigureKind kind = viewFrom(arguments);
    const QString out = outputFrom(arguments, pictureEndings());
    const LookArguments look(arguments);
    const Experiment experiment = experimentFrom(arguments);

    Runner runner;
    const attn::Progress computing = invocation.progress.stage("computing");
    const attn::ModelConfig &config = runner.model(experiment.model, computing)->config();
    const attn::AttentionPlace place = look.placeIn(config);
    const attn::HeadIndex head = look.headIn(config);
    const RunPtr run = runExperiment(runner, arguments, experiment, computing);
    const FigureSource source = sourceOf(kind, run, place, head, computing);

    // Pictures need fonts, and fonts an application object; its arguments are not ours.
    const attn::Progress drawing = invocation.progress.stage("drawing");
    const QuietStandardError quiet(!arguments.has("verbose"));
    int argc = 1;
    char name[] = "attention-lab";
    char *argv[] = {name, nullptr};
    const QGuiApplication application(argc, argv);
    FigureStyle style;
    style.theme = look.dark ? &Theme::darkTheme() : &Theme::light();
    const auto figure = makeFigure(kind, source, style);
    exportFigure(*figure, out, {.size = look.size, .dpi = look.dpi},
                 pictureMetadata(*run, invocation.command, viewOptions(arguments, look, place, head)), drawing);
}

} // namespace lab
