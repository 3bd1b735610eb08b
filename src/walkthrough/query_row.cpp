// SPDX-License-Identifier: GPL-3.0-or-later
#include "walkthrough/query_row.h"

#include <algorithm>

namespace lab {

QueryRow::QueryRow(const StepBuilder &b)
    : inspection(b.values.runPtr(), b.values.layerPtr(b.walk.place), b.walk.head), i(static_cast<int>(b.walk.query))
{
    for (int j = 0; j < inspection.keys(); ++j) {
        weights.push_back(static_cast<double>(inspection.weight(i, j)));
        parts.push_back(inspection.contribution(i, j).length);
    }
}

std::optional<qsizetype> soleLargest(const std::vector<double> &numbers)
{
    const auto largest = std::max_element(numbers.begin(), numbers.end());
    if (largest == numbers.end() || std::count(numbers.begin(), numbers.end(), *largest) != 1) // not a number: never
        return std::nullopt;
    return largest - numbers.begin();
}

std::vector<float> weightsWhenRisen(const StepBuilder &b, int key, float by)
{
    const attn::ConstMatrixView masked = b.values.matrix(b.at.of(What::MaskedScore));
    std::vector<float> scores(masked.row(b.walk.query).begin(), masked.row(b.walk.query).end());
    for (std::size_t j = 0; j < scores.size(); ++j)
        scores[j] += key < 0 || key == static_cast<int>(j) ? by : 0; // −∞ stays
    std::vector<float> risen(scores.size());
    attn::softmax(scores, {}, risen);
    return risen;
}

} // namespace lab
