// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preferences.h"

#include "app/actions.h"
#include "app/appearance.h"
#include "app/settings_dialog.h"

namespace lab {

Preferences::Preferences(Settings *settings, Appearance *appearance, Actions *actions, QWidget *window)
    : QObject(window), m_settings(settings), m_appearance(appearance), m_actions(actions), m_window(window)
{
    connect(actions->settings, &QAction::triggered, this, &Preferences::open);
    connect(actions->themes, &QActionGroup::triggered, this, [this](const QAction *theme) {
        m_settings->setTheme(static_cast<ThemeChoice>(theme->data().toInt()));
        apply();
    });
    connect(actions->languages, &QActionGroup::triggered, this, [this](const QAction *language) {
        m_settings->setLanguage(language->data().toString());
        emit languageChanged();
    });
}

bool Preferences::isOpen() const
{
    return m_dialog;
}

void Preferences::open()
{
    if (!m_dialog) {
        m_dialog = new SettingsDialog(m_settings, m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &SettingsDialog::themeChanged, this, &Preferences::apply);
        connect(m_dialog, &SettingsDialog::decimalsChanged, this, &Preferences::apply);
        connect(m_dialog, &SettingsDialog::animationsChanged, this, &Preferences::apply);
        connect(m_dialog, &SettingsDialog::modelFoldersChanged, this, &Preferences::apply);
        connect(m_dialog, &SettingsDialog::threadsChanged, this, &Preferences::threadsChanged);
        connect(m_dialog, &SettingsDialog::languageChanged, this, &Preferences::languageChanged);
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void Preferences::apply()
{
    if (m_appearance->choice() != m_settings->theme())
        m_appearance->setChoice(m_settings->theme());
    for (QAction *theme : m_actions->themes->actions())
        theme->setChecked(theme->data().toInt() == static_cast<int>(m_appearance->choice()));
    for (QAction *language : m_actions->languages->actions())
        language->setChecked(language->data().toString() == m_settings->language());
    emit changed();
}

} // namespace lab
