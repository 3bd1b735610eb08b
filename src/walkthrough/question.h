// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace lab {

/// "Predict first": asked before a step is shown; the answer is computed from the run.
struct Question {
    QString id;          ///< "keys-as-queries", "most-weight", "row-sum", "plus-eight", "largest-part": stable
    QString text;        ///< "Which word gets the largest weight?"
    QStringList choices; ///< at least two
    int answer = 0;      ///< index into choices
    QString reason;      ///< why, with this run's numbers
};

} // namespace lab
