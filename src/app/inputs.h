// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "session/problem.h"

class QWidget;

namespace lab {

class Session;
class SessionFiles;

/// What comes into the window from outside, opened, dropped or asked for, as what it is: a session file, a model
/// folder, a text file, text.
class Inputs : public QObject {
    Q_OBJECT
public:
    Inputs(Session *session, SessionFiles *files, QWidget *window);

    void open(const QString &path);
    void openModelFolder(const QString &folder);
    void askForModel();

signals:
    void failed(const lab::Problem &problem);

protected:
    /// What is dropped onto the window.
    bool eventFilter(QObject *window, QEvent *event) override;

private:
    Session *m_session;
    SessionFiles *m_files;
    QWidget *m_window;
};

} // namespace lab
