// SPDX-License-Identifier: GPL-3.0-or-later
#include "walkthrough/worksheet.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <utility>
#include <vector>

#include "figures/labels.h"
#include "walkthrough/latex.h"
#include "walkthrough/symbols.h"
#include "walkthrough/text.h"

namespace lab {

namespace {

using attn::Index;

constexpr Index kMostTerms = 8; ///< nobody adds up more by hand
const QString kBlank = QStringLiteral("\\text{\\_\\_\\_\\_\\_\\_}");

/// Makes the exercises of one sheet.
class Sheet {
public:
    Sheet(const RunValues &values, const attn::AttentionPlace &place, attn::HeadIndex head, std::uint32_t seed,
          const NumberStyle &style)
        : m_values(values), m_place(place), m_at{place.block, place.layer, partOf(place.kind), head}, m_random(seed),
          m_style(style)
    {
        for (const TokenLabel &label : queryLabels(values.trace(), place))
            m_queries << label.plain();
        for (const TokenLabel &label : keyLabels(values.trace(), place))
            m_keys << label.plain();
        m_row = seenRow();
    }

    QList<Exercise> exercises()
    {
        QList<Exercise> list{shapes(), scale()};
        if (m_row < 0)
            return list; // the mask leaves no row a key
        list << share() << missingShare();
        if (m_keys.size() > 1 && hasLargest())
            list << largest();
        if (const std::vector<Index> keys = seenKeys(); !keys.empty() && std::ssize(keys) <= kMostTerms)
            list << mixture(keys);
        return list;
    }

private:
    Index below(Index n) { return static_cast<Index>(m_random() % static_cast<std::uint32_t>(n)); }
    double shown(What what, Index i, Index j) const
    {
        return shownNumber(m_values.value(m_at.of(what, i, j)), m_style.digits);
    }
    QString number(double value) const { return latexNumber(value, m_style.digits); }
    QString factor(double value) const { return latexFactor(value, m_style.digits); }

    /// A row with a key that isn't masked, of the half whose largest weight is smallest: where one key gets everything
    /// there is little to work out. -1 where the mask leaves no row a key.
    Index seenRow()
    {
        const attn::ConstMatrixView weights = m_values.matrix(m_at.of(What::Weight));
        std::vector<std::pair<float, Index>> rows;
        for (Index i = 0; i < weights.rows; ++i) {
            if (m_values.value(m_at.of(What::RowSum, i)) > 0)
                rows.emplace_back(std::ranges::max(weights.row(i)), i);
        }
        std::sort(rows.begin(), rows.end());
        const Index half = (std::ssize(rows) + 1) / 2;
        return rows.empty() ? -1 : rows[static_cast<std::size_t>(below(half))].second;
    }
    /// Keys whose weight is more than nothing as shown.
    std::vector<Index> seenKeys() const
    {
        std::vector<Index> keys;
        const double least = 0.5 * std::pow(10.0, -m_style.digits);
        for (Index j = 0; j < m_keys.size(); ++j)
            if (m_values.value(m_at.of(What::Weight, m_row, j)) >= least)
                keys.push_back(j);
        return keys;
    }
    /// One of them; in a long row that may be none: then the one that has the most.
    Index seenKey()
    {
        const std::vector<Index> keys = seenKeys();
        return keys.empty() ? largestKey() : keys[static_cast<std::size_t>(below(std::ssize(keys)))];
    }
    Index largestKey() const
    {
        const std::span<const float> row = m_values.matrix(m_at.of(What::Weight)).row(m_row);
        return std::ranges::max_element(row) - row.begin();
    }

    Exercise shapes() const
    {
        const attn::ConstMatrixView q = m_values.matrix(m_at.of(What::Query));
        const attn::ConstMatrixView k = m_values.matrix(m_at.of(What::Key));
        const attn::ConstMatrixView v = m_values.matrix(m_at.of(What::Value));
        return {WalkText::tr("Q has %1 × %2 numbers, K %3 × %4 and V %5 × %6. How many have the scores S = QKᵀ and the "
                             "context Z = WV?")
                    .arg(q.rows)
                    .arg(q.cols)
                    .arg(k.rows)
                    .arg(k.cols)
                    .arg(v.rows)
                    .arg(v.cols),
                QStringLiteral("S\\colon %1 \\times %1, \\quad Z\\colon %1 \\times %1").arg(kBlank),
                QStringLiteral("S\\colon %1 \\times %2, \\quad Z\\colon %1 \\times %3")
                    .arg(q.rows)
                    .arg(k.rows)
                    .arg(v.cols)};
    }

    Exercise scale()
    {
        const Index i = below(m_queries.size());
        const Index j = below(m_keys.size());
        const double score = shown(What::Score, i, j);
        const double by = shownNumber(static_cast<double>(m_values.trace().scale), m_style.digits);
        return {WalkText::tr("The query of “%1” and the key of “%2” have the dot product %3. What is it scaled by %4?")
                    .arg(m_queries.at(i), m_keys.at(j), numberText(static_cast<float>(score), m_style.digits),
                         numberText(static_cast<float>(by), m_style.digits)),
                QStringLiteral("%1 = %2 \\cdot %3 = %4")
                    .arg(symbol(m_values, m_at.of(What::ScaledScore, i, j)), number(by), factor(score), kBlank),
                number(by * score)};
    }

    Exercise share()
    {
        const Index j = seenKey();
        const double top = shown(What::Exponential, m_row, j);
        const double sum = shown(What::RowSum, m_row, 0);
        return {
            WalkText::tr("In the row of “%1” the exponential of “%2” and the sum of all are given. What is the weight?")
                .arg(m_queries.at(m_row), m_keys.at(j)),
            QStringLiteral("%1 = \\frac{%2}{%3} = %4")
                .arg(symbol(m_values, m_at.of(What::Weight, m_row, j)), number(top), number(sum), kBlank),
            number(top / sum)};
    }

    Exercise missingShare()
    {
        const Index j = seenKey();
        double others = 0;
        for (Index k = 0; k < m_keys.size(); ++k)
            others += k == j ? 0 : shown(What::Weight, m_row, k);
        return {WalkText::tr("The other weights in the row of “%1” add up to %2. What is left for “%3”?")
                    .arg(m_queries.at(m_row), numberText(static_cast<float>(others), m_style.digits), m_keys.at(j)),
                QStringLiteral("%1 = %2").arg(symbol(m_values, m_at.of(What::Weight, m_row, j)), kBlank),
                number(1 - shownNumber(others, m_style.digits))};
    }

    /// Whether the scores as they are shown have one.
    bool hasLargest() const
    {
        std::vector<double> scores;
        for (Index j = 0; j < m_keys.size(); ++j)
            if (!m_values.isMasked(m_place, m_row, j))
                scores.push_back(shown(What::ScaledScore, m_row, j));
        return std::ranges::count(scores, std::ranges::max(scores)) == 1;
    }

    Exercise largest()
    {
        QStringList scores;
        Index best = -1;
        for (Index j = 0; j < m_keys.size(); ++j) {
            if (m_values.isMasked(m_place, m_row, j))
                continue;
            const double score = m_values.value(m_at.of(What::MaskedScore, m_row, j));
            if (best < 0 || score > m_values.value(m_at.of(What::MaskedScore, m_row, best)))
                best = j;
            scores << QStringLiteral("“%1” %2").arg(m_keys.at(j),
                                                    numberText(static_cast<float>(score), m_style.digits));
        }
        return {(m_values.hasBias(m_place)
                     ? WalkText::tr("The scores of “%1”, scaled and with their bias, are %2. Which word gets the "
                                    "largest weight?")
                     : WalkText::tr("The scaled scores of “%1” are %2. Which word gets the largest weight?"))
                    .arg(m_queries.at(m_row), scores.join(WalkText::tr("; "))),
                {},
                latexText(m_keys.at(best))};
    }

    /// Nobody works out what a weight of 1e-8 brings in.
    Exercise mixture(const std::vector<Index> &keys)
    {
        const Index c = below(m_values.config().d_v);
        QStringList terms;
        double sum = 0;
        for (const Index j : keys) {
            const double weight = shown(What::Weight, m_row, j);
            const double value = shown(What::Value, j, c);
            sum += weight * value;
            terms << QStringLiteral("%1 \\cdot %2").arg(number(weight), factor(value));
        }
        const bool isWhole = std::ssize(keys) == m_keys.size();
        return {(isWhole ? WalkText::tr("Mix entry %1 of the values by the weights of “%2”.")
                         : WalkText::tr("Mix entry %1 of the values by the weights of “%2”, without those that round "
                                        "to 0."))
                    .arg(QString::number(c + 1), m_queries.at(m_row)),
                QStringLiteral("%1 %2 %3 = %4")
                    .arg(symbol(m_values, m_at.of(What::Context, m_row, c)),
                         isWhole ? QStringLiteral("=") : QStringLiteral("\\approx"), terms.join(QStringLiteral(" + ")),
                         kBlank),
                number(sum)};
    }

    const RunValues &m_values;
    const attn::AttentionPlace m_place;
    const QuantityPlace m_at;
    std::mt19937 m_random;
    const NumberStyle m_style;
    QStringList m_queries;
    QStringList m_keys;
    Index m_row = -1;
};

} // namespace

QList<Exercise> worksheet(const RunValues &values, const attn::AttentionPlace &place, attn::HeadIndex head,
                          std::uint32_t seed, const NumberStyle &style)
{
    return Sheet(values, place, head, seed, style).exercises();
}

} // namespace lab
