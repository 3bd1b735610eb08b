// SPDX-License-Identifier: GPL-3.0-or-later
#include "walkthrough/latex.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace lab {

namespace {

struct RoleName {
    Role role;
    const char *ours;
    const char *common; ///< known to LaTeX's xcolor, MathJax and KaTeX alike
};
constexpr std::array<RoleName, 4> kRoles{{{Role::Query, "query", "blue"},
                                          {Role::Key, "key", "orange"},
                                          {Role::Value, "value", "teal"},
                                          {Role::Weights, "weights", "purple"}}};

/// Of the group that opens at `from`: where its closing brace stands.
qsizetype groupEnd(const QString &latex, qsizetype from)
{
    int depth = 0;
    for (qsizetype i = from; i < latex.size(); ++i) {
        if (latex[i] == u'\\')
            ++i; // an escaped brace is none
        else if (latex[i] == u'{')
            ++depth;
        else if (latex[i] == u'}' && --depth == 0)
            return i;
    }
    return latex.size();
}

/// "\term{name}{x}" to "x", all of them.
QString withoutTerms(QString latex)
{
    static const QString kTerm = QStringLiteral("\\term{");
    for (qsizetype at = latex.indexOf(kTerm); at >= 0; at = latex.indexOf(kTerm, at)) {
        const qsizetype inner = groupEnd(latex, at + kTerm.size() - 1) + 1;
        const qsizetype end = groupEnd(latex, inner);
        latex.remove(end, 1);
        latex.remove(at, inner + 1 - at);
    }
    return latex;
}

/// Of a finite number: "0.874", or "1.23e-30" where that would show nothing, or too much.
QString rounded(double value, int digits)
{
    const QString fixed = QString::number(value, 'f', digits);
    return value == 0 || (std::abs(value) < 1e6 && fixed.toDouble() != 0) ? fixed
                                                                          : QString::number(value, 'e', digits - 1);
}

} // namespace

QString plainLatex(const QString &latex)
{
    QString plain = withoutTerms(latex);
    for (const RoleName &role : kRoles)
        plain.replace(QStringLiteral("\\textcolor{%1}").arg(QLatin1String(role.ours)),
                      QStringLiteral("\\textcolor{%1}").arg(QLatin1String(role.common)));
    return plain;
}

QString latexNumber(double value, int digits)
{
    if (std::isnan(value))
        return QStringLiteral("\\text{NaN}");
    if (std::isinf(value))
        return value > 0 ? QStringLiteral("\\infty") : QStringLiteral("-\\infty");
    if (value == 0)
        return QStringLiteral("0");
    QString text = rounded(value, digits);
    const qsizetype e = text.indexOf(u'e');
    if (e < 0)
        return text;
    return QStringLiteral("%1\\times 10^{%2}").arg(text.left(e)).arg(text.mid(e + 1).toInt());
}

double shownNumber(double value, int digits)
{
    return std::isfinite(value) ? rounded(value, digits).toDouble() : value;
}

QString latexFactor(double value, int digits)
{
    const QString number = latexNumber(value, digits);
    return number.startsWith(u'-') ? QStringLiteral("(%1)").arg(number) : number;
}

QString latexText(const QString &text)
{
    // In \text these three have no short escape that every renderer knows: letters that look like them do.
    static const std::array<std::pair<char16_t, char16_t>, 3> kLookAlikes{
        {{u'\\', u'\u2216'}, {u'^', u'\u02C6'}, {u'~', u'\u02DC'}}};
    static const QString kEscaped = QStringLiteral("{}$%&#_");
    QString escaped;
    for (const QChar letter : text) {
        const auto *const alike = std::find_if(kLookAlikes.begin(), kLookAlikes.end(),
                                               [&](const auto &pair) { return pair.first == letter.unicode(); });
        if (kEscaped.contains(letter))
            escaped += u'\\';
        escaped += alike == kLookAlikes.end() ? letter : QChar(alike->second);
    }
    return QStringLiteral("\\text{%1}").arg(escaped);
}

QString latexTerm(const QString &name, const QString &inner)
{
    return QStringLiteral("\\term{%1}{%2}").arg(name, inner);
}

QString latexColor(Role role, const QString &inner)
{
    for (const RoleName &known : kRoles) {
        if (known.role == role)
            return QStringLiteral("\\textcolor{%1}{%2}").arg(QLatin1String(known.ours), inner);
    }
    return inner;
}

} // namespace lab
