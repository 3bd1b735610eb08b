// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QObject>

#include "figures/theme.h"
#include "session/settings.h"

namespace lab {

/// The program's look: style, type, and the palette and style sheet of a theme. Without a choice the theme follows the
/// desktop, also while the program runs.
class Appearance : public QObject {
    Q_OBJECT
public:
    Appearance(QApplication &application, ThemeChoice choice);

    ThemeChoice choice() const { return m_choice; }
    void setChoice(ThemeChoice choice);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void apply();

    QApplication &m_application;
    ThemeChoice m_choice;
    bool m_applying = false;
};

} // namespace lab
