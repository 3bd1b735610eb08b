// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/walk_export.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QRandomGenerator>

#include <array>

#include "export/walk_html.h"
#include "export/walk_pictures.h"
#include "export/walk_worksheet.h"
#include "session/settings.h"
#include "views/walk_view.h"

namespace lab {

namespace {

constexpr std::uint32_t kMostSheets = 10000;

struct Kind {
    WalkPaper paper;
    const char *name; ///< proposed for the file
    const char *ending;
    const char *label;
};
constexpr std::array<Kind, 4> kKinds{{
    {WalkPaper::Handout, "walkthrough", "pdf", QT_TRANSLATE_NOOP("lab::WalkExport", "Handout, a step a page (PDF)…")},
    {WalkPaper::Page, "walkthrough", "html", QT_TRANSLATE_NOOP("lab::WalkExport", "Page for any browser (HTML)…")},
    {WalkPaper::Text, "walkthrough", "md", QT_TRANSLATE_NOOP("lab::WalkExport", "Text with formulas (Markdown)…")},
    {WalkPaper::Worksheet, "worksheet", "pdf", QT_TRANSLATE_NOOP("lab::WalkExport", "Worksheet with answers (PDF)…")},
}};

const Kind &kindOf(WalkPaper paper)
{
    return kKinds.at(static_cast<std::size_t>(paper));
}

/// Frozen: it can be written on any thread.
struct Job {
    RunValuesPtr values;
    WalkPlace place;
    NumberStyle style;
    bool shapes = false;
    std::uint32_t seed = 0; ///< of a worksheet
};

void writePaper(WalkPaper paper, const QString &path, const Job &job, const attn::Progress &progress)
{
    const Walkthrough walk(job.values, job.place, job.style);
    const bool isSheet = paper == WalkPaper::Worksheet;
    const WalkDocument document =
        walkDocument(walk, job.style, isSheet ? QList<Step>() : walk.steps(), "attention-lab");
    if (paper == WalkPaper::Handout) {
        writeWalkHandout(path, document, {FigureStyle{}, job.shapes, {}}, progress);
    } else if (paper == WalkPaper::Text) {
        writeWalkMarkdown(path, document, progress);
    } else if (isSheet) {
        writeWorksheet(path, document, worksheet(*job.values, job.place.place, job.place.head, job.seed, job.style),
                       job.seed, progress);
    } else {
        writeWalkHtml(path, job.values, document, {}, progress);
    }
}

} // namespace

WalkExport::WalkExport(WalkView *walk, Settings *settings, QWidget *window)
    : QObject(window), m_walk(walk), m_settings(settings), m_window(window), m_menu(new QMenu(window))
{
    m_thread.setMaxThreadCount(1);
    fillMenu();
    walk->setHandOutMenu(m_menu);
}

WalkExport::~WalkExport()
{
    m_stop.request_stop();
    m_thread.waitForDone();
}

void WalkExport::fillMenu()
{
    for (const Kind &kind : kKinds)
        connect(m_menu->addAction(tr(kind.label)), &QAction::triggered, this, [this, &kind] { ask(kind.paper); });
}

void WalkExport::ask(WalkPaper paper)
{
    const Kind &kind = kindOf(paper);
    const QString ending = QLatin1String(kind.ending);
    const QString name = QStringLiteral("%1.%2").arg(QLatin1String(kind.name), ending);
    QString path = QFileDialog::getSaveFileName(m_window, tr(kind.label).remove(u'…'),
                                                QDir(m_settings->exportFolder()).filePath(name),
                                                QStringLiteral("%1 (*.%2)").arg(ending.toUpper(), ending));
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().compare(ending, Qt::CaseInsensitive) != 0)
        path += u'.' + ending;
    write(paper, path);
}

void WalkExport::write(WalkPaper paper, const QString &path)
{
    if (m_running || !m_walk->values()) {
        emit told(tr("The walkthrough is still being made or written: try again in a moment"));
        return;
    }
    m_running = true;
    const ShownStep seen = m_walk->seen();
    const std::uint32_t seed = QRandomGenerator::global()->bounded(1U, kMostSheets);
    WalkPlace place = seen.place;
    place.keysAreQueries = false; // what was tried is no part of the run
    const Job job{seen.values, place, seen.numbers, seen.shapes, seed};
    m_thread.start([this, paper, path, job, stop = m_stop.get_token()] {
        std::optional<Problem> problem;
        try {
            writePaper(paper, path, job, {{}, stop});
        } catch (const attn::Error &error) {
            problem = Problem::of(error);
        } catch (const attn::Cancelled &) {
            return; // the window is closing
        }
        QMetaObject::invokeMethod(
            this, [=, this] { finish(path, problem); }, Qt::QueuedConnection);
    });
}

void WalkExport::finish(const QString &path, const std::optional<Problem> &problem)
{
    m_running = false;
    if (problem) {
        emit failed(*problem);
        return;
    }
    m_settings->setExportFolder(QFileInfo(path).absolutePath());
    emit told(tr("Written: %1").arg(path));
}

} // namespace lab
