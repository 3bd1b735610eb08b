// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/language_names.h"

#include <QCoreApplication>
#include <QLocale>

namespace lab {

QString languageName(const std::string &code)
{
    if (code == "fr")
        return QCoreApplication::translate("lab::Language", "French");
    if (code == "zh")
        return QCoreApplication::translate("lab::Language", "Chinese");
    if (code == "en")
        return QCoreApplication::translate("lab::Language", "English");
    const QLocale::Language language = QLocale::codeToLanguage(QString::fromStdString(code));
    return language == QLocale::AnyLanguage ? QString::fromStdString(code) : QLocale::languageToString(language);
}

} // namespace lab
