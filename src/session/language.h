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

/// What the interface speaks, or this thread at the moment; "en" at first.
QString interfaceLanguage();
void setInterfaceLanguage(const QString &language);

/// Has the application object speak it from now on: windows and pictures that are made later.
void installTranslations();

/// While it lives, this thread speaks a language of its own, whatever the interface speaks: a file can be written in
/// several. Needs installTranslations().
class SpokenHere {
public:
    explicit SpokenHere(const QString &language);
    ~SpokenHere();
    SpokenHere(const SpokenHere &) = delete;
    SpokenHere &operator=(const SpokenHere &) = delete;

private:
    QString m_before;
};

} // namespace lab
