// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/number_text.h"

#include <cmath>

#include "figures/labels.h"

namespace lab {

QString typeset(const QString &number)
{
    static constexpr QStringView kPowers = u"\u2070\u00B9\u00B2\u00B3\u2074\u2075\u2076\u2077\u2078\u2079";
    const QStringList parts = number.split(u'e');
    QString text = QString(parts.first()).replace(u'-', QChar(0x2212));
    if (parts.size() < 2)
        return text;
    text += QStringLiteral("\u00D710");
    for (const QChar sign : QString::number(parts.last().toInt()))
        text += sign == u'-' ? QChar(0x207B) : kPowers.at(sign.digitValue());
    return text;
}

QString significantText(double value, int digits)
{
    return std::isfinite(value) ? typeset(QString::number(value, 'g', digits))
                                : numberText(static_cast<float>(value), 0);
}

} // namespace lab
