// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attn/progress.h"
#include "export/figure_spec.h"
#include "export/run_metadata.h"
#include "figures/make_figure.h"
#include "walkthrough/shown_step.h"

namespace lab {

/// What is written: the figure as it is seen, one like it for each head of its layer, for every layer and head, or for
/// each step of the walkthrough.
enum class ExportScope { Figure, Heads, Everything, Steps };

/// Everything that figures' files are made of. Frozen: it can be done on any thread.
struct FigureJob {
    RunPtr run;
    FigureSource source;
    FigureKind kind = FigureKind::HeatMap;
    std::optional<ShownStep> step{}; ///< drawn instead of a figure of that kind
    FigureSpec spec{};
    MapStyle map{};
    ExportScope scope = ExportScope::Figure;
    QString path{};   ///< a file whose ending is the format; a folder, which is made, for scopes of many files
    QString ending{}; ///< the format in a folder
};

/// "heatmap", "walkthrough": what --view calls it.
QString viewName(const FigureJob &job);
/// "heatmap-cross-layer1-head0": the view, and as much of the place as it depends on.
QString figureStem(const FigureJob &job);
/// "--view heatmap --attention cross --layer 1 --head 0", as the command line takes it.
std::string viewOptions(const FigureJob &job);
std::string placeOptions(const attn::AttentionPlace &place, attn::HeadIndex head);

/// The figure as the job draws it.
std::unique_ptr<Figure> makeFigure(const FigureJob &job);
/// How many files a scope gives; 0 where it has no meaning for this figure.
int fileCount(const FigureJob &job, ExportScope scope);
/// Pictures, then numbers; a step is a picture only.
QStringList exportEndings(const FigureJob &job);

/// Does it; `written` grows by each file that is there whole, also where it ends with attn::Error or attn::Cancelled.
/// Calls the engine for layers that are not in the source.
void writeFigures(const FigureJob &job, QStringList &written, const attn::Progress &progress = {});

} // namespace lab
