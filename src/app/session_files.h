// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "app/document.h"
#include "session/settings.h"

class QMenu;

namespace lab {

/// What the File menu does with sessions: asks for names, asks before work is lost, remembers what was used,
/// from one start to the next.
class SessionFiles : public QObject {
    Q_OBJECT
public:
    SessionFiles(Document *document, Settings *settings, QWidget *window);

    void startNew();
    void askToOpen();
    void open(const QString &path);
    /// Under the name it has, else under one that is asked for. Whether it was saved.
    bool save();
    bool saveAs();
    /// Whether the session may be replaced: there is nothing to lose, it was saved, or it is not wanted.
    bool mayLeave();
    /// The same when the program ends, where what is in no file is kept for the next start.
    bool mayClose();
    /// Goes on with what the last start was left with. Whether there was one.
    bool goOn();
    /// Keeps what stands for the next start.
    void keep();
    /// Goes on with work that is in no file, or not as it is; asks before other work is lost. Whether it was taken up.
    bool takeUp(const SavedSession &session, const QString &path);
    /// Fills the menu each time it opens.
    void fillRecent(QMenu *menu);

signals:
    void opened(); ///< another session stands
    void written(const QString &path);
    void failed(const lab::Problem &problem);

private:
    bool write(const QString &path);
    void showRecent(QMenu *menu);

    Document *m_document;
    Settings *m_settings;
    QWidget *m_window;
};

} // namespace lab
