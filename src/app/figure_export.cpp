// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/figure_export.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

#include <utility>

#include "export/svg_page.h"

namespace lab {

namespace {

/// What the clipboard is given.
struct Copied {
    QImage pixels;
    QByteArray svg;
};

Copied copyOf(const FigureJob &job)
{
    const std::unique_ptr<Figure> figure = makeFigure(job);
    const ExportOptions vector = exportOptions(job.spec, QStringLiteral("svg"));
    return {pictureImage(*figure, exportOptions(job.spec, QStringLiteral("png"))),
            svg(*figure, {.size = vector.size, .dpi = vector.dpi},
                pictureMetadata(*job.run, "attention-lab", viewOptions(job)))};
}

} // namespace

FigureExport::FigureExport(ComputeService *service, QObject *parent)
    : QObject(parent), m_service(service), m_files(std::make_shared<QStringList>())
{
    connect(service, &ComputeService::taskProgress, this, [this](double share) {
        if (m_running)
            emit progress(share);
    });
    connect(service, &ComputeService::taskEnded, this, &FigureExport::end);
}

FigureExport::~FigureExport()
{
    stop();
}

void FigureExport::start(const FigureJob &job)
{
    m_files = std::make_shared<QStringList>();
    run([job, files = m_files](const attn::Progress &share) { writeFigures(job, *files, share); },
        [this] { emit written(*m_files); });
}

void FigureExport::copy(const FigureJob &job)
{
    auto made = std::make_shared<Copied>();
    run([job, made](const attn::Progress &) { *made = copyOf(job); },
        [this, made] {
            auto *data = new QMimeData; // the clipboard's
            data->setImageData(made->pixels);
            data->setData(QStringLiteral("image/svg+xml"), made->svg);
            QGuiApplication::clipboard()->setMimeData(data);
            emit copied();
        });
}

void FigureExport::run(const ComputeService::Task &task, std::function<void()> done)
{
    m_running = true;
    m_done = std::move(done);
    m_service->startTask(task);
}

void FigureExport::stop()
{
    if (m_running)
        m_service->stopTask();
}

void FigureExport::end(const ComputeService::TaskEnd &end)
{
    if (!std::exchange(m_running, false))
        return; // somebody else's
    if (end.problem)
        emit failed(*end.problem);
    else if (end.stopped)
        emit stopped(*m_files);
    else
        m_done();
}

} // namespace lab
