// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <utility>

#include "attn/error.h"
#include "export/output_file.h"

namespace lab {

class Document::FiguresTheme : public QUndoCommand {
public:
    FiguresTheme(Document *document, bool dark)
        : QUndoCommand(tr("theme of figures")), m_document(document), m_dark(dark)
    {
    }
    void undo() override { m_document->m_darkFigures = !m_dark; }
    void redo() override { m_document->m_darkFigures = m_dark; }

private:
    Document *m_document;
    bool m_dark;
};

Document::Document(Session *session, QObject *parent) : QObject(parent), m_session(session), m_history(session)
{
    connect(&m_history.stack(), &QUndoStack::indexChanged, this, &Document::changed);
    connect(&m_history.stack(), &QUndoStack::cleanChanged, this, &Document::changed);
    connect(session, &Session::sampleChanged, this, &Document::changed);
    connect(session, &Session::runChanged, this, &Document::checkModel);
    connect(session, &Session::modelRefused, this, &Document::adoptSubstitute);
}

QString Document::name() const
{
    return m_path.isEmpty() ? tr("Untitled") : QFileInfo(m_path).fileName();
}

bool Document::isModified() const
{
    if (m_path.isEmpty() && (m_session->isEmpty() || !m_session->sampleId().isEmpty()))
        return false;
    return m_differs || !m_history.stack().isClean();
}

void Document::restore(const SavedSession &saved, const QString &path, bool modified)
{
    m_path = path;
    m_saved = saved;
    m_differs = modified;
    m_awaited = true;
    const auto sample =
        std::ranges::find_if(m_samples, [&](const Sample &each) { return each.experiment == saved.experiment; });
    const bool isSample = sample != m_samples.end();
    m_session->restore(
        {saved.experiment, saved.look, isSample ? sample->id : QString(), isSample ? sample->lookFor : QString()});
    m_darkFigures = saved.darkFigures;
    m_history.begin();
    if (!saved.page.isEmpty())
        emit pageWanted(saved.page);
    emit changed();
}

void Document::setDarkFigures(bool dark)
{
    if (dark != m_darkFigures)
        m_history.stack().push(new FiguresTheme(this, dark));
}

void Document::save(const QString &path)
{
    const QFileInfo file(path);
    const SavedSession session = snapshot();
    m_differs = isModified(); // until it is written
    m_history.stack().setClean();
    ++m_saving;
    m_thread.run([session, path = file.absoluteFilePath(),
                  folder = file.absolutePath()] { writeFile(path, sessionJson(session, folder)); },
                 [this, session, path = file.absoluteFilePath()](const std::optional<Problem> &problem) {
                     saveEnded(path, session, problem);
                 });
}

void Document::saveEnded(const QString &path, const SavedSession &session, const std::optional<Problem> &problem)
{
    --m_saving;
    if (problem) {
        emit saveFailed(*problem);
        return;
    }
    m_path = path;
    m_saved = session;
    m_differs = isSaving() && m_differs; // a newer one will tell
    emit changed();
    emit saved(path);
}

SavedSession Document::snapshot() const
{
    SavedSession saved = m_saved;
    saved.experiment = m_session->experiment();
    saved.look = Look::of(m_session->selection());
    saved.page = m_page;
    saved.darkFigures = m_darkFigures;
    const RunPtr &run = m_session->run();
    if (run && run->experiment.model == saved.experiment.model)
        saved.modelHash = QString::fromStdString(run->model->sha256());
    else if (saved.experiment.model != m_saved.experiment.model)
        saved.modelHash.clear();
    return saved;
}

void Document::checkModel()
{
    const RunPtr &run = m_session->run();
    if (!m_awaited || !run || run->experiment != m_session->experiment())
        return;
    m_awaited = false;
    if (run->experiment.model != m_saved.experiment.model)
        return;
    const QString hash = QString::fromStdString(run->model->sha256());
    if (m_saved.modelHash.isEmpty() || m_saved.modelHash == hash)
        return;
    const QString model = QString::fromStdString(run->model->folder().string());
    emit noticed({tr("the model has changed since this session was saved: its numbers may be others"), model,
                  tr("save the session to keep to the model as it is now, or bring the former one back")});
}

/// The session has gone on with another model.
void Document::adoptSubstitute(const Problem &problem)
{
    if (!m_awaited || m_session->experiment().model != m_saved.experiment.model) {
        emit noticed(problem);
        return;
    }
    m_awaited = false;
    m_differs = true;
    Problem notice = problem;
    notice.remedy = tr("the rest of the session is open, with another model; %1").arg(problem.remedy);
    emit noticed(notice);
    emit changed();
}

} // namespace lab
