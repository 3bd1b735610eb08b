// SPDX-License-Identifier: GPL-3.0-or-later
#include "walkthrough/matrix_csv.h"

#include "session/csv.h"

namespace lab {

namespace {

std::string label(attn::Index index, const QStringList &words, const QList<int> &numbers)
{
    return words.isEmpty() ? numberLabel(static_cast<int>(index), numbers).toStdString() : csvField(words.at(index));
}

} // namespace

QString numberLabel(int index, const QList<int> &numbers)
{
    return QString::number(index < numbers.size() ? numbers.at(index) : index + 1);
}

std::string csvOf(const StepMatrix &matrix)
{
    std::string text;
    for (attn::Index column = 0; column < matrix.columnCount(); ++column)
        text += "," + label(column, matrix.columns, matrix.columnIndex);
    text += "\n";
    for (attn::Index row = 0; row < matrix.rowCount(); ++row)
        text += label(row, matrix.rows, matrix.rowIndex) + csvNumbers(matrix.values.row(row)) + "\n";
    return text;
}

} // namespace lab
