// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

namespace lab {

class Actions;
class Appearance;
class Settings;
class SettingsDialog;

/// What the settings dialog and the menus of themes and languages change: applies the theme, keeps the menus' marks
/// true, and says when there is more to apply.
class Preferences : public QObject {
    Q_OBJECT
public:
    Preferences(Settings *settings, Appearance *appearance, Actions *actions, QWidget *window);

    bool isOpen() const;
    void open();
    /// Again and again at any time; ends with changed().
    void apply();

signals:
    void changed();
    void threadsChanged();
    void languageChanged();

private:
    Settings *m_settings;
    Appearance *m_appearance;
    Actions *m_actions;
    QWidget *m_window;
    QPointer<SettingsDialog> m_dialog;
};

} // namespace lab
