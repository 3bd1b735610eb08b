// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <memory>

#include "session/settings.h"

namespace Ui {
class SettingsDialog;
}

namespace lab {

/// What the program remembers of its user's wishes. Each change is kept, and said, at once.
class SettingsDialog : public QDialog {
    Q_OBJECT
public:
    explicit SettingsDialog(Settings *settings, QWidget *parent = nullptr);
    ~SettingsDialog() override;

    void addModelFolder(const QString &folder);

signals:
    void themeChanged();
    void languageChanged();
    void decimalsChanged();
    void threadsChanged();
    void animationsChanged();
    void modelFoldersChanged();

private:
    void showSettings();
    void connectChoices();
    void askForFolder();
    void keepFolders();

    std::unique_ptr<Ui::SettingsDialog> m_ui;
    Settings *m_settings;
};

} // namespace lab
