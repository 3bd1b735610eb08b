// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/figure_job.h"

#include <QDir>
#include <QFileInfo>

#include "attn/error.h"
#include "export/figure_numbers.h"

namespace lab {

namespace {

/// "encoder", "decoder", "cross", as --attention takes them.
QString attentionName(const attn::AttentionPlace &place)
{
    const std::string_view name =
        place.kind == attn::AttentionKind::Cross ? attn::name(place.kind) : attn::name(place.block);
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

struct Target {
    attn::AttentionPlace place;
    attn::HeadIndex head{};
    int step = 0;
};

/// What each file of the scope is a figure of.
std::vector<Target> targetsOf(const FigureJob &job, ExportScope scope)
{
    const attn::Model &model = *job.run->model;
    const attn::AttentionPlace &here = job.source.layer->place;
    std::vector<Target> targets;
    if (scope == ExportScope::Steps) {
        for (int step = 0; step < stepCount(*job.step); ++step)
            targets.push_back({here, job.source.head, step});
        return targets;
    }
    const bool eachHead = extentOf(job.kind, job.source) == FigureExtent::Head;
    const auto places = scope == ExportScope::Everything ? model.places() : std::vector<attn::AttentionPlace>{here};
    for (const attn::AttentionPlace &place : places)
        for (std::int32_t head = 0; head < (eachHead ? model.config().heads : 1); ++head)
            targets.push_back({place, attn::HeadIndex{head}});
    return targets;
}

/// The same of another target. A marked cell belongs to the place where it was marked.
FigureJob jobAt(const FigureJob &job, const LayerTracePtr &layer, const Target &target)
{
    FigureJob made = job;
    if (layer->place != job.source.layer->place)
        made.source.cell = {};
    made.source.layer = layer;
    made.source.head = target.head;
    if (made.step)
        made.step->number = target.step;
    return made;
}

void writeOne(const FigureJob &job, const QString &path, QStringList &written, const attn::Progress &progress)
{
    const RunMetadata metadata = pictureMetadata(*job.run, "attention-lab", viewOptions(job));
    const QString ending = QFileInfo(path).suffix().toLower();
    if (!job.step && numberEndings(job.kind).contains(ending)) {
        written << writeFigureNumbers(job.kind, job.source, job.run, path, metadata, progress);
        return;
    }
    exportFigure(*makeFigure(job), path, exportOptions(job.spec, ending), metadata, progress);
    written << path;
}

} // namespace

QString viewName(const FigureJob &job)
{
    return job.step ? QStringLiteral("walkthrough") : viewName(job.kind);
}

std::string placeOptions(const attn::AttentionPlace &place, attn::HeadIndex head)
{
    return QStringLiteral(" --attention %1 --layer %2 --head %3")
        .arg(attentionName(place))
        .arg(attn::value(place.layer))
        .arg(attn::value(head))
        .toStdString();
}

std::string viewOptions(const FigureJob &job)
{
    std::string options = "--view " + viewName(job).toStdString();
    if (job.step)
        options += " --step " + std::to_string(job.step->number);
    return options + placeOptions(job.source.layer->place, job.source.head);
}

QString figureStem(const FigureJob &job)
{
    const FigureExtent extent = job.step ? FigureExtent::Head : extentOf(job.kind, job.source);
    QString stem = viewName(job);
    if (job.step)
        stem += QStringLiteral("-step%1").arg(job.step->number, 2, 10, QLatin1Char('0'));
    if (extent == FigureExtent::Run)
        return stem + u'-' + QString::fromStdString(job.source.config->id);
    const attn::AttentionPlace &place = job.source.layer->place;
    stem += QStringLiteral("-%1-layer%2").arg(attentionName(place)).arg(attn::value(place.layer));
    if (extent == FigureExtent::Head)
        stem += QStringLiteral("-head%1").arg(attn::value(job.source.head));
    return stem;
}

std::unique_ptr<Figure> makeFigure(const FigureJob &job)
{
    FigureStyle style = figureStyle(job.spec, job.map);
    if (job.step)
        return makeFigure(*job.step, job.source, MathFont::find(), style);      // fonts serve one thread at a time
    style.map.profile = style.map.profile && job.source.cell.query.has_value(); // nobody can choose a row in a file
    return makeFigure(job.kind, job.source, style);
}

int fileCount(const FigureJob &job, ExportScope scope)
{
    const FigureExtent extent = job.step ? FigureExtent::Run : extentOf(job.kind, job.source);
    const bool has = scope == ExportScope::Figure || (scope == ExportScope::Heads && extent == FigureExtent::Head) ||
                     (scope == ExportScope::Everything && extent != FigureExtent::Run) ||
                     (scope == ExportScope::Steps && job.step);
    if (!has || scope == ExportScope::Figure)
        return has ? 1 : 0;
    return static_cast<int>(targetsOf(job, scope).size());
}

QStringList exportEndings(const FigureJob &job)
{
    return job.step ? pictureEndings() : pictureEndings() + numberEndings(job.kind);
}

void writeFigures(const FigureJob &job, QStringList &written, const attn::Progress &progress)
{
    if (job.scope == ExportScope::Figure) {
        writeOne(job, job.path, written, progress);
        return;
    }
    if (!QDir().mkpath(job.path))
        throw attn::Error("the folder can't be made", job.path.toStdString(), "choose another path");
    attn::Progress quiet; // the share done is counted in files
    quiet.stop = progress.stop;
    const std::vector<Target> targets = targetsOf(job, job.scope);
    LayerTracePtr layer = job.source.layer;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        progress.at(static_cast<double>(i) / static_cast<double>(targets.size()));
        const Target &target = targets[i];
        if (layer->place != target.place)
            layer = target.place == job.source.layer->place
                        ? job.source.layer
                        : job.run->model->layer(*job.run->trace, target.place, quiet);
        const FigureJob one = jobAt(job, layer, target);
        writeOne(one, QDir(job.path).filePath(figureStem(one) + u'.' + job.ending), written, quiet);
    }
    progress.at(1);
}

} // namespace lab
