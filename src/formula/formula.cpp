// SPDX-License-Identifier: GPL-3.0-or-later
#include "formula/formula.h"

#include <algorithm>

#include "formula/number_text.h"
#include "formula/parser.h"

namespace lab {

namespace {

QString slotLatex(const QString &value, bool bracketed)
{
    const std::optional<math::NumberText> number = math::NumberText::read(value);
    if (!number)
        return Formula::text(value);
    QString digits = number->digits == QStringLiteral("∞") ? QStringLiteral("\\infty ") : number->digits;
    if (!number->exponent.isEmpty())
        digits += QStringLiteral(" \\cdot 10^{%1}").arg(number->exponent);
    if (number->negative)
        digits = (bracketed ? QStringLiteral("(-%1)") : QStringLiteral("{-}%1")).arg(digits);
    return number->relation == QStringLiteral("≈") ? QStringLiteral("{\\approx}") + digits
           : number->relation.isEmpty()            ? digits
                                                   : QStringLiteral("{%1}").arg(number->relation) + digits;
}

} // namespace

Formula::Formula(const QString &source) : m_source(source)
{
    math::FormulaParser(*this).parse();
}

QString Formula::latex(const SlotValues &values) const
{
    const std::u32string source = m_source.toStdU32String();
    QString result;
    const auto append = [&](std::size_t from, std::size_t to) {
        result += QString::fromStdU32String(source.substr(from, to - from));
    };
    std::size_t at = 0;
    for (const Edit &edit : m_edits) {
        append(at, static_cast<std::size_t>(edit.start));
        result += edit.slot.isEmpty() ? edit.replacement
                                      : slotLatex(values.value(edit.slot, QStringLiteral("?")), edit.bracketed);
        at = static_cast<std::size_t>(edit.start) + static_cast<std::size_t>(edit.length);
    }
    append(at, source.size());
    return result;
}

QString Formula::text(const QString &words)
{
    static const QHash<QChar, QString> escapes{{QLatin1Char('\\'), QStringLiteral("\\textbackslash{}")},
                                               {QLatin1Char('^'), QStringLiteral("\\textasciicircum{}")},
                                               {QLatin1Char('~'), QStringLiteral("\\textasciitilde{}")},
                                               {QLatin1Char('{'), QStringLiteral("\\{")},
                                               {QLatin1Char('}'), QStringLiteral("\\}")},
                                               {QLatin1Char('%'), QStringLiteral("\\%")},
                                               {QLatin1Char('#'), QStringLiteral("\\#")},
                                               {QLatin1Char('&'), QStringLiteral("\\&")},
                                               {QLatin1Char('$'), QStringLiteral("\\$")},
                                               {QLatin1Char('_'), QStringLiteral("\\_")}};
    QString escaped;
    for (const QChar c : words) {
        const auto found = escapes.constFind(c);
        escaped += found == escapes.constEnd() ? QString(c) : *found;
    }
    return QStringLiteral("\\text{%1}").arg(escaped);
}

} // namespace lab
