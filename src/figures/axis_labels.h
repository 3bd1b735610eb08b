// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/cell_grid.h"
#include "figures/labels.h"
#include "figures/type.h"

namespace lab {

/// The colours of an axis' labels: of words, of what is less than a word, of a marked one.
struct LabelColors {
    QColor plain;
    QColor dim;
    QColor marked;
};

/// A label as runs: fed ▸ produced, the fed word smaller and dim; specials dim; unknown words dotted underneath.
/// A marked one is bold. Cut to `width`, the fed word first.
TextLine tokenLine(const TokenLabel &label, const Type &type, int step, const LabelColors &colors, bool marked,
                   double width);

/// How the labels of an axis are set.
struct LabelPlan {
    int step = 0;         ///< of their type
    int every = 1;        ///< only every n-th is shown, where they would overlap
    bool slanted = false; ///< columns only
    double extent = 0;    ///< width of the row labels, height of the column labels
};

/// Which side of a table: left or above, right or below.
enum class LabelSide { Before, After };

/// The labels of one axis of a table, measured once.
class AxisLabels {
public:
    AxisLabels(const QList<TokenLabel> &labels, const Type &type);

    qsizetype count() const { return m_labels.size(); }
    const TokenLabel &at(int index) const { return m_labels.at(index); }

    /// The largest type of these steps at which every label has a line of its own, else the smallest.
    LabelPlan planRows(double pitch, double mostWidth, int largestStep) const;
    /// Level if all fit, else slanted; numbers (`level`) are never slanted.
    LabelPlan planColumns(double pitch, double mostHeight, int largestStep, bool level = false) const;

    /// Right-aligned at the grid's left, or left-aligned at its right.
    void paintRows(QPainter &painter, const CellGrid &grid, const LabelPlan &plan, const LabelColors &colors,
                   std::optional<int> marked, LabelSide side = LabelSide::Before) const;
    /// Above the grid, or below it; none reaches beyond `limit` at the right, or at the left where they are below.
    void paintColumns(QPainter &painter, const CellGrid &grid, const LabelPlan &plan, const LabelColors &colors,
                      std::optional<int> marked, double limit, LabelSide side = LabelSide::Before) const;

private:
    double widest(int step) const;
    void paintSlanted(QPainter &painter, const LabelPlan &plan, const TokenLabel &label, const LabelColors &colors,
                      bool marked, const QPointF &middle, double limit, LabelSide side) const;
    /// Which ones of first … last are shown: every n-th, and the marked one instead of those it would touch.
    QList<int> shown(const LabelPlan &plan, int first, int last, std::optional<int> marked) const;

    QList<TokenLabel> m_labels;
    Type m_type;
    double m_widestEms = 0;
};

} // namespace lab
