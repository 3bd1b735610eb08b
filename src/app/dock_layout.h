// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QDockWidget;
class QMainWindow;

namespace lab {

class Settings;

/// How large a window is and where its two docks stand: beside the pages, over each other where it is narrow, and at
/// the next start as they were left.
class DockLayout : public QObject {
    Q_OBJECT
public:
    static constexpr int kSentenceWidth = 264;
    static constexpr int kInspectorWidth = 312;

    DockLayout(QMainWindow *window, QDockWidget *sentence, QDockWidget *inspector, Settings *settings);

    /// As it was left, or as it is at first.
    void restore();
    /// Folds the docks where the window has become narrow, and unfolds them.
    void fit();
    /// Remembers the layout that was chosen.
    void keep();

private:
    void fold(bool folded);

    QMainWindow *m_window;
    QDockWidget *m_sentence;
    QDockWidget *m_inspector;
    Settings *m_settings;
    bool m_isFolded = false;
};

} // namespace lab
