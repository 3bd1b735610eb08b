// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <exception>

namespace lab {

/// A formula that can't be read, or no font to set it in. The problem is one plain clause without a full stop.
class FormulaError : public std::exception {
public:
    /// `column` counts characters from 1; 0 where no place is meant.
    explicit FormulaError(const QString &problem, int column = 0);

    /// "column 7: there is no command \foo", in UTF-8.
    const char *what() const noexcept override { return m_message.constData(); }
    const QString &problem() const noexcept { return m_problem; }
    int column() const noexcept { return m_column; }

private:
    QString m_problem;
    QByteArray m_message;
    int m_column;
};

} // namespace lab
