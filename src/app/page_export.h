// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "session/problem.h"

class QTabWidget;

namespace lab {

class Session;
class Settings;

/// Writes the page that is seen to a file: a figure, or a step of the walkthrough.
class PageExport : public QObject {
    Q_OBJECT
public:
    PageExport(QTabWidget *pages, Session *session, Settings *settings, QWidget *window);

    /// Whether there is a picture on the page yet.
    bool isPossible() const;
    void askForPath();
    void write(const QString &path);

signals:
    void written(const QString &path);
    void failed(const lab::Problem &problem);

private:
    QTabWidget *m_pages;
    Session *m_session;
    Settings *m_settings;
    QWidget *m_window;
};

} // namespace lab
