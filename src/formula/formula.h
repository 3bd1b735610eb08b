// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

#include <vector>

#include "formula/formula_error.h"
#include "formula/node.h"

namespace lab {

namespace math {
class FormulaParser;
}

/// What is put into a formula's slots: "-0.44", "<0.01", "1e-30" are set as numbers, everything else as words.
using SlotValues = QHash<QString, QString>;

/// A formula that was read. Numbers and highlights don't change it: they come at layout and while painting.
///
/// It reads LaTeX's mathematics: letters, digits and signs (Greek, relations, arrows, dots, spaces), ^ _ and primes,
/// \frac \dfrac \tfrac \sqrt[n]{}, \sum and the like with \limits or \nolimits, \left … \right, \big …, the
/// environments matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix cases aligned, accents, \overline \underbrace \overset
/// \underset and their like, \text \textbf \mathrm \mathit \mathbf \mathbb \mathcal \operatorname, and
///   \textcolor{role}{…} and \color{role}, with a role of colorRoles() for a colour,
///   \term{name}{…}, a part that can be pointed at (letters, digits and . _ - : in its name),
///   \slot{name}, a number that is put in later; \slot*{name} puts a negative one in brackets.
class Formula {
public:
    static constexpr int kMostCharacters = 50'000;
    static constexpr int kMostDepth = 60; ///< of braces, arguments and environments in each other

    /// Throws FormulaError.
    explicit Formula(const QString &source);

    const QString &source() const { return m_source; }
    const math::NodeList &body() const { return m_body; }
    const QStringList &slotNames() const { return m_slotNames; }
    const QStringList &termNames() const { return m_termNames; }

    /// LaTeX that others read: terms and roles are gone, numbers are in their slots.
    QString latex(const SlotValues &values = {}) const;

    /// Any words as an argument of a formula: \text{100\%}.
    static QString text(const QString &words);

private:
    friend class math::FormulaParser;

    /// A stretch of the source (in characters) that others read as something else.
    struct Edit {
        int start = 0;
        int length = 0;
        QString replacement;
        QString slot; ///< whose number stands there instead
        bool bracketed = false;
    };

    QString m_source;
    math::NodeList m_body;
    QStringList m_slotNames, m_termNames;
    std::vector<Edit> m_edits; ///< by start
};

} // namespace lab
