// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "walkthrough/unfolding.h"

namespace lab {

/// Writes the two formulas of an unfolding whose operands are there: one in symbols, one in numbers.
class UnfoldingLatex {
public:
    UnfoldingLatex(const RunValues &values, const NumberStyle &style) : m_values(values), m_style(style) {}

    void write(Unfolding &unfolding) const;

private:
    QString symbols(const Unfolding &unfolding) const;
    QString productsInSymbols(const Unfolding &unfolding) const;
    QString rowInSymbols(const Unfolding &unfolding) const;
    QString numbers(const Unfolding &unfolding) const;
    QStringList productTerms(const Unfolding &unfolding) const;
    QStringList elided(QStringList terms) const;
    QString operand(const Unfolding &unfolding, std::size_t k, bool factor) const;
    QString name(const Unfolding &unfolding, std::size_t k) const;
    QString leafFormula(const Quantity &of) const;
    QString shownValue(const Quantity &of, double value, bool factor) const;
    bool isRounded(const Unfolding &unfolding) const;

    const RunValues &m_values;
    NumberStyle m_style;
};

/// The activation a model has, of an expression: "\max(0, u)".
QString activationLatex(attn::Activation activation, const QString &of);

} // namespace lab
