// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/page_export.h"

#include <QFileInfo>
#include <QTabWidget>

#include "app/export_page.h"
#include "app/export_step.h"
#include "app/pages.h"
#include "session/session.h"
#include "session/settings.h"
#include "views/figure_view.h"
#include "views/walk_view.h"

namespace lab {

namespace {

/// Of the page that is seen; null where that is a figure.
WalkView *walkOf(const QTabWidget &pages)
{
    return qobject_cast<WalkView *>(pages.currentWidget());
}

} // namespace

PageExport::PageExport(QTabWidget *pages, Session *session, Settings *settings, QWidget *window)
    : QObject(window), m_pages(pages), m_session(session), m_settings(settings), m_window(window)
{
}

bool PageExport::isPossible() const
{
    if (const WalkView *walk = walkOf(*m_pages))
        return walk->values() != nullptr;
    return figureOf(m_pages->currentWidget())->figure() != nullptr;
}

void PageExport::askForPath()
{
    if (!isPossible())
        return;
    const QString folder = m_settings->exportFolder();
    const WalkView *walk = walkOf(*m_pages);
    const QString path = walk ? askForStepPath(m_window, *walk, folder)
                              : askForPicturePath(m_window, *figureOf(m_pages->currentWidget()), folder);
    if (!path.isEmpty())
        write(path);
}

void PageExport::write(const QString &path)
{
    if (!isPossible())
        return;
    const WalkView *walk = walkOf(*m_pages);
    const std::optional<Problem> problem =
        walk ? exportStep(*walk, path) : exportPage(*figureOf(m_pages->currentWidget()), *m_session->run(), path);
    if (problem) {
        emit failed(*problem);
        return;
    }
    m_settings->setExportFolder(QFileInfo(path).absolutePath());
    emit written(path);
}

} // namespace lab
