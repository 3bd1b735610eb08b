// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QString>
#include <QStringList>

namespace lab::test {

/// Formulas that between them take everything that is understood; LuaLaTeX measured them.
inline QStringList measuredFormulas()
{
    QFile file(QStringLiteral(LAB_SOURCE_DIR "/tests/golden/formulas/formulas.txt"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("there is no formulas.txt");
    return QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

} // namespace lab::test
