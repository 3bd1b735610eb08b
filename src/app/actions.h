// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QActionGroup>
#include <QObject>

#include "session/settings.h"

class QMenu;
class QMenuBar;
class QUndoStack;

namespace lab {

class Session;

/// Everything a menu or a key can do. Going from head to head and from layer to layer is done here; the rest is
/// connected by the window.
class Actions : public QObject {
    Q_OBJECT
public:
    Actions(QWidget *window, Session *session, QUndoStack *changes);

    QAction *startPage;
    QAction *newSession;
    QAction *openSession;
    QAction *save;
    QAction *saveAs;
    QAction *openModel;
    QAction *exportPage;
    QAction *settings;
    QAction *exportAgain;
    QAction *quit;
    QAction *undo;
    QAction *redo;
    QAction *copyNumber;
    QAction *copyPicture;
    QAction *letGo;
    QAction *mapOptions;
    QAction *zoomIn;
    QAction *zoomOut;
    QAction *zoomReset;
    QAction *present; ///< checked while it presents
    QAction *nextPage;
    QAction *previousPage;
    QAction *nextHead;
    QAction *previousHead;
    QAction *nextLayer;
    QAction *previousLayer;
    QAction *explain;
    QAction *manual;
    QAction *shortcuts;
    QAction *about;
    QActionGroup *themes;    ///< an action's data is its ThemeChoice
    QActionGroup *languages; ///< an action's data is its language; empty: the desktop's
    QMenu *recent;           ///< filled by the window

    void fillMenus(QMenuBar &menus, const QList<QAction *> &docks);
    /// While it presents, Esc leaves the presentation; else it lets go of the cell.
    void setPresenting(bool presenting);
    /// Name and keys of everything that has keys.
    QList<QPair<QString, QString>> keys() const;

private:
    QAction *add(const QString &text, const QList<QKeySequence> &keys = {});
    void add(QAction *action, const QList<QKeySequence> &keys);
    void addThemes();
    void addLanguages();
    void stepHead(int by);
    void stepLayer(int by);

    QWidget *m_window;
    Session *m_session;
    QList<QAction *> m_all;
};

} // namespace lab
