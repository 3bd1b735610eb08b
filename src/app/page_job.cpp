// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/page_job.h"

#include "app/pages.h"
#include "session/session.h"
#include "session/settings.h"
#include "views/figure_view.h"
#include "views/walk_view.h"

namespace lab {

namespace {

const QString kKey = QStringLiteral("export");
const QString kEnding = QStringLiteral("ending");

std::optional<FigureJob> figureJob(const FigureView &view)
{
    const std::optional<FigureSource> source = view.source();
    if (!source || !source->layer)
        return {};
    FigureJob job;
    job.source = *source;
    job.kind = view.kind();
    job.map = view.mapStyle();
    return job;
}

std::optional<FigureJob> stepJob(const WalkView &walk)
{
    if (!walk.values())
        return {};
    FigureJob job;
    job.source = walk.source();
    job.step = walk.seen();
    return job;
}

} // namespace

std::optional<FigureJob> pageJob(QWidget *page, const Session &session)
{
    const auto *walk = qobject_cast<const WalkView *>(page);
    const FigureView *figure = figureOf(page);
    std::optional<FigureJob> job;
    if (walk)
        job = stepJob(*walk);
    else if (figure)
        job = figureJob(*figure);
    if (!job || !session.run() || job->source.trace != session.run()->trace)
        return {};
    job->run = session.run();
    return job;
}

void recall(FigureJob &job, const Settings &settings)
{
    const QJsonObject kept = settings.kept(kKey);
    const bool dark = job.spec.dark;
    job.spec = figureSpecFrom(kept);
    job.spec.dark = dark;
    job.ending = kept.value(kEnding).toString();
    const QStringList endings = exportEndings(job);
    if (!endings.contains(job.ending))
        job.ending = endings.first();
}

void remember(const FigureJob &job, Settings &settings)
{
    QJsonObject kept = toJson(job.spec);
    kept.insert(kEnding, job.ending);
    settings.keep(kKey, kept);
}

} // namespace lab
