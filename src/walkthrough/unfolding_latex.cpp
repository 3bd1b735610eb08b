// SPDX-License-Identifier: GPL-3.0-or-later
#include "walkthrough/unfolding_latex.h"

#include <cmath>
#include <vector>

#include "walkthrough/latex.h"
#include "walkthrough/rule.h"
#include "walkthrough/symbols.h"

namespace lab {

namespace {

QString operandName(std::size_t k)
{
    return QStringLiteral("o%1").arg(k);
}

/// Whether a pair's second factor runs along its row as the first does (q·k), not down its column (x·W).
bool runsAlongRow(const Quantity &of, const Quantity &second)
{
    return of.what == What::Score || (of.what == What::Logit && second.name.ends_with("embedding.weight"));
}

QString sinusoidFormula(const RunValues &values, const Quantity &of)
{
    const attn::Index pair = of.column / 2;
    return QStringLiteral("\\%1\\left(\\frac{%2}{10000^{%3/%4}}\\right)")
        .arg(of.column % 2 == 0 ? QStringLiteral("sin") : QStringLiteral("cos"))
        .arg(of.row)
        .arg(2 * pair)
        .arg(values.config().d_model);
}

/// The exponents are −8/n, −16/n, … for n heads; where n is no power of two, those of the power below, then every other
/// one of the power above (attn/position_bias.h).
QString slopeFormula(const RunValues &values, const Quantity &of)
{
    attn::Index power = 1;
    while (2 * power <= values.config().heads)
        power *= 2;
    const bool isBetween = of.row >= power;
    return QStringLiteral("-2^{-8 \\cdot %1/%2}")
        .arg(isBetween ? 2 * (of.row - power) + 1 : of.row + 1)
        .arg(isBetween ? 2 * power : power);
}

} // namespace

QString activationLatex(attn::Activation activation, const QString &of)
{
    switch (activation) {
    case attn::Activation::Relu:
        return QStringLiteral("\\max\\left(0, %1\\right)").arg(of);
    case attn::Activation::Gelu:
        return QStringLiteral("\\frac{%1}{2}\\left(1 + \\operatorname{erf}\\frac{%1}{\\sqrt{2}}\\right)").arg(of);
    case attn::Activation::GeluTanh:
        return QStringLiteral("\\frac{%1}{2}\\left(1 + \\tanh\\left(\\sqrt{\\frac{2}{\\pi}}\\left(%1 + 0.044715\\, "
                              "{%1}^{3}\\right)\\right)\\right)")
            .arg(of);
    }
    return of;
}

void UnfoldingLatex::write(Unfolding &unfolding) const
{
    unfolding.latex = symbols(unfolding);
    unfolding.rounded = isRounded(unfolding);
    const QString relation = unfolding.rounded ? QStringLiteral("\\approx") : QStringLiteral("=");
    const QString result = latexTerm(
        QStringLiteral("value"), latexColor(roleOf(unfolding.of), shownValue(unfolding.of, unfolding.value, false)));
    const QString middle = numbers(unfolding);
    unfolding.numbers = middle.isEmpty()
                            ? QStringLiteral("%1 = %2").arg(unfolding.symbol, result)
                            : QStringLiteral("%1 = %2 %3 %4").arg(unfolding.symbol, middle, relation, result);
}

QString UnfoldingLatex::name(const Unfolding &unfolding, std::size_t k) const
{
    return latexTerm(operandName(k), unfolding.operands[k].symbol);
}

QString UnfoldingLatex::operand(const Unfolding &unfolding, std::size_t k, bool factor) const
{
    const Operand &of = unfolding.operands[k];
    return latexTerm(operandName(k), latexColor(roleOf(of.quantity), shownValue(of.quantity, of.value, factor)));
}

/// A distance is a whole number.
QString UnfoldingLatex::shownValue(const Quantity &of, double value, bool factor) const
{
    if (of.what == What::Distance)
        return QString::number(value, 'f', 0);
    return factor ? latexFactor(value, m_style.digits) : latexNumber(value, m_style.digits);
}

/// Of what is computed by a formula of its own; nothing for what is given.
QString UnfoldingLatex::leafFormula(const Quantity &of) const
{
    return of.what == What::Sinusoid ? sinusoidFormula(m_values, of)
           : of.what == What::Slope  ? slopeFormula(m_values, of)
                                     : QString();
}

QString UnfoldingLatex::productsInSymbols(const Unfolding &unfolding) const
{
    const Quantity &a = unfolding.operands[0].quantity;
    const Quantity &b = unfolding.operands[1].quantity;
    const QString index = unfolding.of.what == What::Context ? QStringLiteral("j") : QStringLiteral("c");
    const QString column = QString::number(b.column + 1);
    const bool isTable = b.name.ends_with("embedding.weight"); // token ids count from 0
    const QString row = QString::number(isTable ? b.row : b.row + 1);
    const QString second =
        runsAlongRow(unfolding.of, b) ? symbol(m_values, b, row, index) : symbol(m_values, b, index, column);
    QString sum = QStringLiteral("\\sum_{%1=1}^{%2} %3\\, %4")
                      .arg(index)
                      .arg(unfolding.operands.size() / 2)
                      .arg(symbol(m_values, a, QString::number(a.row + 1), index), second);
    if (unfolding.operands.size() % 2 == 1)
        sum += QStringLiteral(" + ") + name(unfolding, unfolding.operands.size() - 1);
    return sum;
}

/// Over a whole row: its sum, mean, maximum or variance.
QString UnfoldingLatex::rowInSymbols(const Unfolding &unfolding) const
{
    const Quantity &first = unfolding.operands[0].quantity;
    const QString x = symbol(m_values, first, QString::number(first.row + 1), QStringLiteral("c"));
    const auto n = static_cast<qsizetype>(unfolding.operands.size());
    switch (unfolding.rule) {
    case Rule::Maximum:
        return QStringLiteral("\\max_{c} %1").arg(x);
    case Rule::Mean:
        return QStringLiteral("\\frac{1}{%1} \\sum_{c=1}^{%1} %2").arg(n).arg(x);
    case Rule::Variance:
        return QStringLiteral("\\frac{1}{%1} \\sum_{c=1}^{%1} \\left(%2 - %3\\right)^2")
            .arg(n - 1)
            .arg(x, name(unfolding, unfolding.operands.size() - 1));
    default:
        return QStringLiteral("\\sum_{c=1}^{%1} %2").arg(n).arg(x);
    }
}

QString UnfoldingLatex::symbols(const Unfolding &unfolding) const
{
    const auto named = [&](std::size_t k) { return name(unfolding, k); };
    const auto equals = [&](const QString &right) { return unfolding.symbol + QStringLiteral(" = ") + right; };
    switch (unfolding.rule) {
    case Rule::Leaf: {
        const QString formula = leafFormula(unfolding.of);
        return formula.isEmpty() ? unfolding.symbol : equals(formula);
    }
    case Rule::Products:
        return equals(productsInSymbols(unfolding));
    case Rule::Product:
        return equals(QStringLiteral("%1\\, %2").arg(named(0), named(1)));
    case Rule::Sum:
        return equals(unfolding.operands.size() == 2 && unfolding.of.what != What::RowSum &&
                              unfolding.of.what != What::LogitSum
                          ? QStringLiteral("%1 + %2").arg(named(0), named(1))
                          : rowInSymbols(unfolding));
    case Rule::Difference:
        return equals(QStringLiteral("%1 - %2").arg(named(0), named(1)));
    case Rule::Quotient:
        return equals(QStringLiteral("\\frac{%1}{%2}").arg(named(0), named(1)));
    case Rule::Exponential:
        return equals(QStringLiteral("e^{%1}").arg(named(0)));
    case Rule::Maximum:
    case Rule::Mean:
    case Rule::Variance:
        return equals(rowInSymbols(unfolding));
    case Rule::Norm:
        return equals(QStringLiteral("%1\\, \\frac{%2 - %3}{\\sqrt{%4 + %5}} + %6")
                          .arg(named(4), named(0), named(1), named(2), named(3), named(5)));
    case Rule::Activation:
        return equals(activationLatex(m_values.config().activation, named(0)));
    case Rule::Hidden:
        return equals(QStringLiteral("-\\infty"));
    case Rule::Same:
        break;
    }
    return equals(named(0));
}

QStringList UnfoldingLatex::elided(QStringList terms) const
{
    if (!m_style.elided || terms.size() <= NumberStyle::kShownTerms + 1)
        return terms;
    QStringList shown = terms.first(NumberStyle::kShownTerms - 1);
    return shown << QStringLiteral("\\cdots") << terms.last();
}

QStringList UnfoldingLatex::productTerms(const Unfolding &unfolding) const
{
    QStringList terms;
    for (std::size_t k = 0; k + 1 < unfolding.operands.size(); k += 2) {
        const bool bothBracketed = unfolding.operands[k].value < 0 && unfolding.operands[k + 1].value < 0;
        terms << operand(unfolding, k, true) + (bothBracketed ? QString() : QStringLiteral(" \\cdot ")) +
                     operand(unfolding, k + 1, true);
    }
    terms = elided(terms);
    if (unfolding.operands.size() % 2 == 1)
        terms << operand(unfolding, unfolding.operands.size() - 1, true);
    return terms;
}

/// What stands between the symbol and the result; empty where there is nothing to show.
QString UnfoldingLatex::numbers(const Unfolding &unfolding) const
{
    const auto number = [&](std::size_t k) { return operand(unfolding, k, false); };
    const auto factor = [&](std::size_t k) { return operand(unfolding, k, true); };
    const auto all = [&](std::size_t count, const QString &form) {
        QStringList terms;
        for (std::size_t k = 0; k < count; ++k)
            terms << form.arg(k > 0 ? factor(k) : number(k));
        return elided(terms);
    };
    const std::size_t n = unfolding.operands.size();
    const QString plus = QStringLiteral(" + ");
    switch (unfolding.rule) {
    case Rule::Leaf:
        return leafFormula(unfolding.of);
    case Rule::Products:
        return productTerms(unfolding).join(plus);
    case Rule::Product:
        return QStringLiteral("%1 \\cdot %2").arg(number(0), factor(1));
    case Rule::Sum:
        return all(n, QStringLiteral("%1")).join(plus);
    case Rule::Difference:
        return QStringLiteral("%1 - %2").arg(number(0), factor(1));
    case Rule::Quotient: // in a wholly masked row nothing is divided
        return unfolding.operands[1].value == 0 ? QString()
                                                : QStringLiteral("\\frac{%1}{%2}").arg(number(0), number(1));
    case Rule::Exponential:
        return QStringLiteral("e^{%1}").arg(number(0));
    case Rule::Maximum:
        return QStringLiteral("\\max\\left(%1\\right)").arg(all(n, QStringLiteral("%1")).join(QStringLiteral(", ")));
    case Rule::Mean:
        return QStringLiteral("\\frac{1}{%1}\\left(%2\\right)").arg(n).arg(all(n, QStringLiteral("%1")).join(plus));
    case Rule::Variance:
        return QStringLiteral("\\frac{1}{%1}\\left(%2\\right)")
            .arg(n - 1)
            .arg(all(n - 1, QStringLiteral("(%1 - ") + factor(n - 1) + QStringLiteral(")^2")).join(plus));
    case Rule::Norm:
        return QStringLiteral("%1 \\cdot \\frac{%2 - %3}{\\sqrt{%4 + %5}} + %6")
            .arg(number(4), number(0), factor(1), number(2), number(3), factor(5));
    case Rule::Activation:
        return activationLatex(m_values.config().activation, factor(0));
    case Rule::Hidden:
        return QString();
    case Rule::Same:
        break;
    }
    return number(0);
}

/// Whether the operands as they are shown don't give the result as it is shown.
bool UnfoldingLatex::isRounded(const Unfolding &unfolding) const
{
    if (unfolding.of.what == What::Slope) // a power of two may be shown whole
        return shownNumber(unfolding.value, m_style.digits) != unfolding.value;
    if (unfolding.rule == Rule::Leaf)
        return unfolding.of.what == What::Sinusoid;
    std::vector<double> shown;
    for (const Operand &operand : unfolding.operands)
        shown.push_back(shownNumber(operand.value, m_style.digits));
    const double result = applied(unfolding.rule, shown, m_values.config().activation);
    return latexNumber(result, m_style.digits) != latexNumber(unfolding.value, m_style.digits);
}

} // namespace lab
