// SPDX-License-Identifier: GPL-3.0-or-later
#include "walkthrough/step.h"

#include <algorithm>
#include <cassert>

namespace lab {

Quantity StepMatrix::at(attn::Index row, attn::Index column) const
{
    assert(opens && row < values.rows && column < values.cols);
    const attn::Index r = rowIndex.isEmpty() ? corner.row + row : rowIndex.at(row);
    if (headColumns > 0) {
        Quantity quantity = corner.at(r, column % headColumns);
        quantity.head = attn::HeadIndex(static_cast<std::int32_t>(column / headColumns));
        return quantity;
    }
    return corner.at(r, columnIndex.isEmpty() ? corner.column + column : columnIndex.at(column));
}

QList<StepMatrix> Step::matrices() const
{
    QList<StepMatrix> all = inputs + results;
    if (equations.isEmpty())
        return all;
    QList<StepMatrix> ordered;
    for (const QStringList &equation : equations)
        for (const QString &each : equation)
            ordered << *std::ranges::find(all, each, &StepMatrix::id);
    assert(ordered.size() == all.size());
    return ordered;
}

QString Step::titleInPlace(const StepMatrix &matrix) const
{
    const QList<StepMatrix> all = inputs + results;
    QStringList above;
    for (const QStringList &equation : equations) {
        const qsizetype fromTheRight = equation.size() - 1 - equation.indexOf(matrix.id);
        if (fromTheRight < equation.size() && fromTheRight < above.size()) {
            const QString &other = above[above.size() - 1 - fromTheRight];
            const bool same = std::ranges::find(all, other, &StepMatrix::id)->title == matrix.title;
            return same ? QString() : matrix.title;
        }
        above = equation;
    }
    return matrix.title;
}

bool Step::hasArrow(const QString &matrix) const
{
    if (!equations.isEmpty())
        return std::ranges::any_of(equations, [&](const QStringList &each) { return each.last() == matrix; });
    return !inputs.isEmpty() && matrix == results.first().id;
}

} // namespace lab
