// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace lab {

/// The languages the interface speaks, the one it is written in first: "en", "zh_CN".
QStringList interfaceLanguages();

/// A language's name in itself: "English", "简体中文".
QString nativeName(const QString &language);

/// The desktop's own language where the interface speaks it, else "en".
QString desktopLanguage();

/// What the interface speaks; "en" at first.
QString interfaceLanguage();
void setInterfaceLanguage(const QString &language);

/// Has the application object speak it from now on: windows and pictures that are made later.
void installTranslations();

} // namespace lab
