// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/markdown.h"

#include "walkthrough/latex.h"

namespace lab {

QString markdownText(const QString &text)
{
    static const QString kSigns = QStringLiteral("\\`*_[]|~$#<>&");
    static const QString kListSigns = QStringLiteral("-+");
    QString safe;
    for (const QChar letter : text) {
        const bool special = kSigns.contains(letter) || (safe.isEmpty() && kListSigns.contains(letter));
        safe += special ? QStringLiteral("&#%1;").arg(letter.unicode()) : QString(letter);
    }
    return safe;
}

QString markdownFormula(const QString &latex)
{
    return latex.isEmpty() ? QString() : QStringLiteral("\n$$\n%1\n$$\n").arg(plainLatex(latex));
}

} // namespace lab
