// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace lab {

/// The candidates, those spelt most like `word` first (Levenshtein distance; ties keep their order).
QStringList nearestFirst(const QString &word, QStringList candidates);

/// "a, b, c", shortened to the first `count` with "… (N in all)" where there are more.
QString listed(const QStringList &words, qsizetype count = 8);

} // namespace lab
