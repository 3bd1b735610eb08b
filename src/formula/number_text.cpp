// SPDX-License-Identifier: GPL-3.0-or-later
#include "formula/number_text.h"

#include <QRegularExpression>

namespace lab::math {

std::optional<NumberText> NumberText::read(const QString &text)
{
    static const QRegularExpression pattern(
        QStringLiteral("^([<>≈]?)([-+−]?)([0-9]+(?:\\.[0-9]+)?|∞|inf)(?:[eE]([-+−]?)0*([0-9]+))?$"));
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const auto isMinus = [](const QString &sign) { return sign == QLatin1String("-") || sign == QStringLiteral("−"); };
    NumberText number{match.captured(1), isMinus(match.captured(2)), match.captured(3), match.captured(5)};
    if (number.digits == QLatin1String("inf"))
        number.digits = QStringLiteral("∞");
    if (isMinus(match.captured(4)))
        number.exponent.prepend(QLatin1Char('-'));
    return number;
}

} // namespace lab::math
