// SPDX-License-Identifier: GPL-3.0-or-later
#include "formula/formula_error.h"

namespace lab {

FormulaError::FormulaError(const QString &problem, int column) : m_problem(problem), m_column(column)
{
    m_message = (column > 0 ? QStringLiteral("column %1: %2").arg(column).arg(problem) : problem).toUtf8();
}

} // namespace lab
