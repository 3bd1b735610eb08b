// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>

#include <memory>

#include "session/session.h"
#include "session/settings.h"

namespace Ui {
class MainWindow;
}

namespace lab {

class Actions;
class Appearance;
class DockLayout;
class Document;
class FigureView;
class HeatMapView;
class Inputs;
class PageExport;
class Preferences;
class Presentation;
class Recovery;
class RecoveryBar;
class SessionFiles;
class ToolRow;
class Welcome;

/// The window: puts the panels, pages and actions together around one session.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(Session *session, Settings *settings, Appearance *appearance);
    ~MainWindow() override;

    /// What one starts with: what was looked at last, or the first sample.
    void start();
    /// A session file, a model folder, or a text file: as what it is.
    void openPath(const QString &path);
    /// Writes the page that is seen as figures were made last; the path's ending is the format.
    void exportTo(const QString &path);
    /// Takes the place of a window around the same session, which may go then: same page, same layout.
    void replace(MainWindow &before);
    HeatMapView *heatMap() const;

signals:
    /// The language that is spoken has changed in the settings.
    void languageChanged();

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void connectSession();
    void connectActions();
    void connectSettings();
    void applySettings();
    void showSamples();
    void keepLayout();
    void connectPages();
    void connectWalk();
    void connectDocument();
    void begin();
    void showRun();
    void showProblem();
    void showTitle();
    void connectWelcome();
    FigureView *page() const; ///< null where the page is the walkthrough
    void explain();

    std::unique_ptr<Ui::MainWindow> m_ui;
    Session *m_session;
    Settings *m_settings;
    Document *m_document;
    SessionFiles *m_files;
    Inputs *m_inputs;
    Recovery *m_recovery;
    Actions *m_actions;
    Preferences *m_preferences;
    ToolRow *m_tools;
    Welcome *m_welcome;
    DockLayout *m_layout;
    PageExport *m_export;
    RecoveryBar *m_recovered;
    Presentation *m_presentation;
    QList<Sample> m_samples;
};

} // namespace lab
