// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>

#include <stop_token>

#include "session/problem.h"

class QMenu;

namespace lab {

class Settings;
class WalkView;

/// What a whole walkthrough is written as.
enum class WalkPaper { Handout, Page, Text, Worksheet };

/// Writes the whole walkthrough to a file, beside the GUI thread; one at a time.
class WalkExport : public QObject {
    Q_OBJECT
public:
    /// Puts its choices under the walkthrough's button.
    WalkExport(WalkView *walk, Settings *settings, QWidget *window);
    ~WalkExport() override;

    bool isRunning() const { return m_running; }
    void ask(WalkPaper paper);
    /// In the interface's language, of the cell that is chosen.
    void write(WalkPaper paper, const QString &path);

signals:
    void told(const QString &sentence); ///< what was written, or why nothing is
    void failed(const lab::Problem &problem);

private:
    void fillMenu();
    void finish(const QString &path, const std::optional<Problem> &problem);

    WalkView *m_walk;
    Settings *m_settings;
    QWidget *m_window;
    QMenu *m_menu;
    QThreadPool m_thread;
    std::stop_source m_stop;
    bool m_running = false;
};

} // namespace lab
