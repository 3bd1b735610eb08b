// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "export/figure_job.h"
#include "session/problem.h"

class QTabWidget;

namespace lab {

class Document;
class FigureExport;
class Session;
class Settings;

/// Makes files of the page that is seen: a figure, or a step of the walkthrough.
class PageExport : public QObject {
    Q_OBJECT
public:
    PageExport(QTabWidget *pages, Session *session, Document *document, Settings *settings, QWidget *window);

    /// Opens the dialog.
    void ask();
    /// Without asking, as figures were made last; the path's ending is the format.
    void write(const QString &path);
    /// As last, into the same folder, under the name that says what is seen. Asks where there is no folder yet.
    void writeAgain();

signals:
    void told(const QString &sentence); ///< what was written where, or why nothing is
    void failed(const lab::Problem &problem);

private:
    /// With everything but a path; none, and told why, where there is no picture yet or another one is being written.
    std::optional<FigureJob> seenJob();
    std::optional<FigureJob> jobOf(int page) const;
    void tellFiles(const QStringList &files);

    QTabWidget *m_pages;
    Session *m_session;
    Document *m_document;
    Settings *m_settings;
    QWidget *m_window;
    FigureExport *m_export;
};

} // namespace lab
