// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "app/file_thread.h"
#include "app/history.h"
#include "session/samples.h"
#include "session/saved_session.h"

namespace lab {

/// The session as a file: which one it is, whether it holds what stands, and how it is taken up and saved.
class Document : public QObject {
    Q_OBJECT
public:
    explicit Document(Session *session, QObject *parent = nullptr);

    History &history() { return m_history; }
    const QString &path() const { return m_path; } ///< absolute; empty: it is in no file yet
    /// The file's name, or "Untitled".
    QString name() const;
    /// There are changes that the file does not hold. What is in no file and is only a sample, or empty, is no work.
    bool isModified() const;
    /// As it is in the file.
    const SavedSession &inFile() const { return m_saved; }
    /// Whether figures are exported in the dark theme.
    bool hasDarkFigures() const { return m_darkFigures; }
    void setDarkFigures(bool dark); ///< can be undone
    /// The page that is seen.
    void setPage(const QString &page) { m_page = page; }
    /// Whose titles and words a session gets where it is one of them.
    void setSamples(const QList<Sample> &samples) { m_samples = samples; }

    /// Goes on with this session, which belongs to the file `path` (empty: to none yet) and is `modified` against it.
    void restore(const SavedSession &saved, const QString &path, bool modified);
    /// What stands now goes into this file, beside the GUI thread: saved() or saveFailed() tells how it went. Until
    /// then it counts as not saved; where it fails everything is as before.
    void save(const QString &path);
    bool isSaving() const { return m_saving > 0; }
    /// As it would be saved now.
    SavedSession snapshot() const;

signals:
    void changed(); ///< name() or isModified()
    void saved(const QString &path);
    void saveFailed(const lab::Problem &problem);
    void pageWanted(const QString &page);
    /// Something is not as it was when the session was saved; the rest is open.
    void noticed(const lab::Problem &problem);

private:
    void saveEnded(const QString &path, const SavedSession &session, const std::optional<Problem> &problem);
    class FiguresTheme;
    void checkModel();
    void adoptSubstitute(const Problem &problem);

    Session *m_session;
    History m_history;
    QList<Sample> m_samples;
    QString m_path;
    QString m_page;
    bool m_darkFigures = false;
    SavedSession m_saved;   ///< as it was last read or written
    bool m_differs = false; ///< from the file from the start
    bool m_awaited = false; ///< the model of m_saved has not answered yet
    int m_saving = 0;       ///< saves under way
    FileThread m_thread;    ///< last: it ends its work first
};

} // namespace lab
