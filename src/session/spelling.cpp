// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/spelling.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace lab {

namespace {

qsizetype distance(const QString &a, const QString &b)
{
    std::vector<qsizetype> row(static_cast<std::size_t>(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        qsizetype diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 1; j < row.size(); ++j) {
            const bool same = a[i] == b[static_cast<qsizetype>(j) - 1];
            const qsizetype cost = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (same ? 0 : 1)});
            diagonal = std::exchange(row[j], cost);
        }
    }
    return row.back();
}

} // namespace

QStringList nearestFirst(const QString &word, QStringList candidates)
{
    // Nobody misspells a name with hundreds of letters; the table grows with the product of both lengths.
    const QString typed = word.left(100);
    std::vector<std::pair<qsizetype, QString>> rated;
    for (const QString &candidate : std::as_const(candidates))
        rated.emplace_back(distance(typed, candidate), candidate);
    std::stable_sort(rated.begin(), rated.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    for (qsizetype i = 0; i < candidates.size(); ++i)
        candidates[i] = rated[static_cast<std::size_t>(i)].second;
    return candidates;
}

QString listed(const QStringList &words, qsizetype count)
{
    if (words.size() <= count)
        return words.join(QStringLiteral(", "));
    return QStringLiteral("%1 … (%2 in all)").arg(words.first(count).join(QStringLiteral(", "))).arg(words.size());
}

} // namespace lab
