// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "walkthrough/step.h"

namespace lab {

/// LaTeX that any renderer takes: \term{name}{x} becomes x, \textcolor{query}{x} a colour with a common name.
QString plainLatex(const QString &latex);

/// A number as LaTeX: "0.874", "-1.07", "1.2\times 10^{-30}", "-\infty"; 0 only where it is 0.
QString latexNumber(double value, int digits);
/// latexNumber as a factor, or as a term that follows another: in brackets where it is negative.
QString latexFactor(double value, int digits);

/// What latexNumber's text stands for: the number as rounded.
double shownNumber(double value, int digits);

/// \text{…} of anything a person may type: { } $ % & # _ are escaped, \ ^ ~ become letters that look like them.
QString latexText(const QString &text);

/// \term{name}{inner}
QString latexTerm(const QString &name, const QString &inner);
/// \textcolor{query}{inner}; Role::Plain leaves it as it is.
QString latexColor(Role role, const QString &inner);

} // namespace lab
