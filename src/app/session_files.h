// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

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
    /// Under the name it has, else under one that is asked for; written() or failed() tells how it went. Whether there
    /// is a name.
    bool save();
    bool saveAs();
    /// Whether the session may be replaced now: there is nothing to lose, or it is not wanted. Where it is to be saved
    /// first, or is just being saved, `then` is called once it is.
    bool mayLeave(std::function<void()> then);
    /// The same when the program ends, where what is in no file is kept for the next start.
    bool mayClose(std::function<void()> then);
    /// Goes on with what the last start was left with. Whether there was one.
    bool goOn();
    /// Keeps what stands for the next start.
    void keep();
    /// Goes on with work that is in no file, or not as it is.
    void takeUp(const SavedSession &session, const QString &path);
    /// Fills the menu each time it opens.
    void fillRecent(QMenu *menu);

signals:
    void opened(); ///< another session stands
    void writing(const QString &path);
    void written(const QString &path);
    void failed(const lab::Problem &problem);

private:
    void write(const QString &path);
    void showRecent(QMenu *menu);

    Document *m_document;
    Settings *m_settings;
    QWidget *m_window;
    std::function<void()> m_then; ///< what waits for the session to be saved
};

} // namespace lab
