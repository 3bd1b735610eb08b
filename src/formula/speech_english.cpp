// SPDX-License-Identifier: GPL-3.0-or-later
#include <QHash>

#include "formula/speech.h"
#include "formula/symbols.h"

namespace lab {

namespace {

using namespace math;

const QHash<char32_t, QString> &englishSigns()
{
    static const QHash<char32_t, QString> names{
        {U'+', QStringLiteral("plus")},
        {U'−', QStringLiteral("minus")},
        {U'=', QStringLiteral("equals")},
        {U'/', QStringLiteral("over")},
        {U'⋅', QStringLiteral("times")},
        {U'×', QStringLiteral("by")},
        {U'∗', QStringLiteral("star")},
        {U'⊙', QStringLiteral("times element by element")},
        {U'(', QStringLiteral("open parenthesis")},
        {U')', QStringLiteral("close parenthesis")},
        {U'[', QStringLiteral("open bracket")},
        {U']', QStringLiteral("close bracket")},
        {U'{', QStringLiteral("open brace")},
        {U'}', QStringLiteral("close brace")},
        {U'⟨', QStringLiteral("open angle")},
        {U'⟩', QStringLiteral("close angle")},
        {U'|', QStringLiteral("bar")},
        {U'‖', QStringLiteral("double bar")},
        {U',', QStringLiteral("comma")},
        {U'<', QStringLiteral("is less than")},
        {U'>', QStringLiteral("is greater than")},
        {U'≤', QStringLiteral("is at most")},
        {U'≥', QStringLiteral("is at least")},
        {U'≠', QStringLiteral("is not equal to")},
        {U'≈', QStringLiteral("is about")},
        {U'∈', QStringLiteral("in")},
        {U'∝', QStringLiteral("is proportional to")},
        {U'→', QStringLiteral("to")},
        {U'⇒', QStringLiteral("implies")},
        {U'∞', QStringLiteral("infinity")},
        {U'∂', QStringLiteral("partial")},
        {U'⊤', QStringLiteral("transposed")},
        {U'…', QStringLiteral("and so on")},
        {U'⋯', QStringLiteral("and so on")},
        {U'⋮', QStringLiteral("and so on")},
        {U'⋱', QStringLiteral("and so on")},
        {U'∑', QStringLiteral("the sum")},
        {U'∏', QStringLiteral("the product")},
        {U'∫', QStringLiteral("the integral")},
        {U'∣', QStringLiteral("given")},
        {U'′', QStringLiteral("prime")},
        {U'ε', QStringLiteral("epsilon")},
    };
    return names;
}

class English : public SpeechLanguage {
public:
    QString symbol(char32_t letter) const override
    {
        const auto found = englishSigns().constFind(letter);
        return found != englishSigns().constEnd() ? *found : commandOf(letter);
    }
    QString letter(const QString &letter, Alphabet alphabet) const override
    {
        return alphabet == Alphabet::Bold ? QStringLiteral("bold ") + letter : letter;
    }
    QString number(const NumberText &number) const override
    {
        QString words = number.digits == QStringLiteral("∞") ? QStringLiteral("infinity") : number.digits;
        if (number.negative)
            words.prepend(QStringLiteral("minus "));
        if (!number.exponent.isEmpty())
            words += QStringLiteral(" times 10 to the ") +
                     QString(number.exponent).replace(QLatin1Char('-'), QStringLiteral("minus "));
        if (!number.relation.isEmpty())
            words.prepend(number.relation == QLatin1String("<")   ? QStringLiteral("less than ")
                          : number.relation == QLatin1String(">") ? QStringLiteral("more than ")
                                                                  : QStringLiteral("about "));
        return words;
    }
    QString fraction(const QString &numerator, const QString &denominator) const override
    {
        return QStringLiteral("the fraction %1 over %2 end fraction").arg(numerator, denominator);
    }
    QString root(const QString &degree, const QString &radicand) const override
    {
        return degree.isEmpty() ? QStringLiteral("the square root of %1 end root").arg(radicand)
                                : QStringLiteral("the root of degree %1 of %2 end root").arg(degree, radicand);
    }
    QString subscript(const QString &base, const QString &below) const override
    {
        return base + QStringLiteral(" sub ") + below;
    }
    QString superscript(const QString &base, const QString &above) const override
    {
        if (above == QLatin1String("2"))
            return base + QStringLiteral(" squared");
        if (above == QLatin1String("3"))
            return base + QStringLiteral(" cubed");
        return base + QStringLiteral(" to the ") + above;
    }
    QString prime(const QString &base, int count) const override
    {
        return base + QStringLiteral(" prime").repeated(count);
    }
    QString transposed(const QString &base) const override { return base + QStringLiteral(" transposed"); }
    QString ranged(const QString &base, const QString &from, const QString &to) const override
    {
        QString words = base;
        if (!from.isEmpty())
            words += QStringLiteral(" over ") + from;
        if (!to.isEmpty())
            words += QStringLiteral(" up to ") + to;
        return words + (from.isEmpty() && to.isEmpty() ? QString() : QStringLiteral(" of"));
    }
    QString accented(char32_t accent, const QString &base) const override
    {
        switch (accent) {
        case 0x302:
            return base + QStringLiteral(" hat");
        case 0x303:
            return base + QStringLiteral(" tilde");
        case 0x20D7:
            return QStringLiteral("vector ") + base;
        case 0x307:
            return base + QStringLiteral(" dot");
        case 0x308:
            return base + QStringLiteral(" double dot");
        case 0x332:
            return base + QStringLiteral(" underlined");
        default:
            return base + QStringLiteral(" bar");
        }
    }
    QString noted(const QString &base, const QString &note, bool above) const override
    {
        return QStringLiteral("%1 with %2 %3")
            .arg(base, note, above ? QStringLiteral("above it") : QStringLiteral("below it"));
    }
    QString matrix(const QList<QStringList> &rows) const override
    {
        const qsizetype columns = rows.isEmpty() ? 0 : rows.first().size();
        QString words = QStringLiteral("a matrix of %1 by %2:").arg(rows.size()).arg(columns);
        for (qsizetype i = 0; i < rows.size(); ++i)
            words += QStringLiteral(" row %1: %2;").arg(i + 1).arg(rows.at(i).join(QStringLiteral(", ")));
        return words;
    }
    QString cases(const QList<QStringList> &rows) const override
    {
        QStringList words;
        for (const QStringList &row : rows)
            words << row.join(QStringLiteral(" if ")).replace(QStringLiteral(" comma if "), QStringLiteral(" if "));
        return words.join(QStringLiteral("; "));
    }
    QString lines(const QStringList &lines) const override { return lines.join(QStringLiteral("; ")); }
    QString separator() const override { return QStringLiteral(" "); }
};

} // namespace

const SpeechLanguage &englishSpeech()
{
    static const English english;
    return english;
}

} // namespace lab
