// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "figures/theme.h"
#include "session/inspection.h"
#include "session/selection.h"

namespace lab {

/// What the inspector says, as rich text in the colours of a theme.
class InspectorText {
public:
    static constexpr int kDecimals = 3;

    /// `decimals`: of results; factors have fewer.
    InspectorText(const Inspection &inspection, const Theme &theme, int decimals = kDecimals)
        : m_inspection(inspection), m_theme(theme), m_decimals(decimals)
    {
    }

    /// One sentence on a cell, a row or a column:
    /// - cell: its weight, or that the mask hides it;
    /// - row: the key with the most weight, said only where no other has as much;
    /// - column: the query that gives it the most, likewise.
    QString sentence(const Cell &cell) const;
    /// The same without colours, the weight with 9 significant digits.
    static QString plainSentence(const Inspection &inspection, const Cell &cell);

    /// "Cross-attention · layer 1 · head 0 (Z₁)", and what it was trained on where it was. Plain text.
    QString head() const;
    /// q₃·k₂ × 1/√24 = 4.865
    QString scoreFormula(int i, int j) const;
    /// = (0.81·1.92 + (−0.44)(−1.07) + … 22 more) × 0.204; all terms where `all` says so.
    QString scoreNumbers(int i, int j, bool all) const;
    /// How many terms scoreNumbers() shows where not all are wanted.
    static constexpr int kTerms = 4;

    /// e^(s − max) / Σ with the row's numbers.
    QString softmaxFormula(int i, int j) const;
    /// Whether the shown shares add up, and to what the exact ones do.
    QString sumNote(int i) const;
    /// Share of the weight, |w·v| and its part along the context.
    QString contribution(int i, int j) const;

private:
    const Inspection &m_inspection;
    const Theme &m_theme;
    int m_decimals;
};

/// A share as the inspector shows it: "<0.001" where it is positive but rounds to 0, "–" masked.
QString shareText(const KeyShare &share, int decimals = InspectorText::kDecimals);

} // namespace lab
