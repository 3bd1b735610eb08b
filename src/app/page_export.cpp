// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/page_export.h"

#include <QDir>
#include <QFileInfo>
#include <QTabWidget>

#include "app/document.h"
#include "app/export_dialog.h"
#include "app/page_job.h"
#include "session/session.h"
#include "session/settings.h"

namespace lab {

PageExport::PageExport(QTabWidget *pages, Session *session, Document *document, Settings *settings, QWidget *window)
    : QObject(window), m_pages(pages), m_session(session), m_document(document), m_settings(settings), m_window(window),
      m_export(new FigureExport(&session->service(), this))
{
    connect(m_export, &FigureExport::written, this, &PageExport::tellFiles);
    connect(m_export, &FigureExport::failed, this, &PageExport::failed);
}

std::optional<FigureJob> PageExport::jobOf(int page) const
{
    std::optional<FigureJob> job = pageJob(m_pages->widget(page), *m_session);
    if (job) {
        job->spec.dark = m_document->hasDarkFigures();
        recall(*job, *m_settings);
    }
    return job;
}

std::optional<FigureJob> PageExport::seenJob()
{
    std::optional<FigureJob> job = jobOf(m_pages->currentIndex());
    if (!job)
        emit told(tr("The picture is still being made: try again in a moment"));
    else if (m_export->isRunning())
        emit told(tr("Another picture is still being written: try again in a moment"));
    else
        return job;
    return {};
}

void PageExport::ask()
{
    if (!seenJob())
        return;
    QList<ExportPage> pages;
    qsizetype seen = 0;
    for (int i = 0; i < m_pages->count(); ++i) {
        if (i == m_pages->currentIndex())
            seen = pages.size();
        if (const std::optional<FigureJob> job = jobOf(i))
            pages.append({m_pages->tabText(i), *job});
    }
    auto *dialog = new ExportDialog(pages, seen, &m_session->service(), m_settings, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::written, this, &PageExport::tellFiles);
    connect(dialog, &ExportDialog::themeChosen, m_document, &Document::setDarkFigures);
    dialog->open();
}

void PageExport::write(const QString &path)
{
    std::optional<FigureJob> job = seenJob();
    if (!job)
        return;
    job->path = path;
    m_export->start(*job);
}

void PageExport::writeAgain()
{
    if (m_settings->exportFolder().isEmpty())
        ask();
    else if (const std::optional<FigureJob> job = seenJob())
        write(QDir(m_settings->exportFolder()).filePath(figureStem(*job) + u'.' + job->ending));
}

void PageExport::tellFiles(const QStringList &files)
{
    const QFileInfo first(files.first());
    m_settings->setExportFolder(first.absolutePath());
    emit told(files.size() == 1 ? tr("Written: %1").arg(first.filePath())
                                : tr("%1 files written to %2").arg(files.size()).arg(first.absolutePath()));
}

} // namespace lab
