// SPDX-License-Identifier: GPL-3.0-or-later
#include "walkthrough/questions.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "figures/number_text.h"
#include "walkthrough/dot_products.h"
#include "walkthrough/query_row.h"
#include "walkthrough/text.h"

namespace lab {

namespace {

constexpr qsizetype kMostChoices = 6;
constexpr float kRise = 8;

/// Keys to choose from, in the text's order: the answer and those that follow it in size.
struct KeyChoices {
    KeyChoices(const StepBuilder &b, const std::vector<double> &sizes, qsizetype right)
    {
        std::vector<qsizetype> order(sizes.size());
        for (std::size_t j = 0; j < order.size(); ++j)
            order[j] = static_cast<qsizetype>(j);
        std::stable_sort(order.begin(), order.end(), [&](qsizetype one, qsizetype other) {
            return sizes[static_cast<std::size_t>(one)] > sizes[static_cast<std::size_t>(other)];
        });
        order.resize(std::min(order.size(), static_cast<std::size_t>(kMostChoices)));
        std::sort(order.begin(), order.end());
        const QStringList words = b.keyWords();
        for (const qsizetype j : order) {
            if (j == right)
                answer = static_cast<int>(texts.size());
            texts << WalkText::tr("“%1” (position %2)").arg(words.at(j), QString::number(j + 1));
        }
    }
    QStringList texts;
    int answer = 0;
};

void askLargestWeight(StepBuilder &b, const QueryRow &row)
{
    const std::optional<qsizetype> most = soleLargest(row.weights);
    if (!most || row.weights.size() < 2)
        return;
    const KeyChoices choices(b, row.weights, *most);
    const double score = b.values.value(b.at.of(What::MaskedScore, row.i, *most));
    const QString reason = b.hasBias() ? WalkText::tr("Its scaled score and bias, together %1, are the largest that "
                                                      "the mask leaves in the row, and the softmax keeps the order. "
                                                      "Its weight is %2.")
                                       : WalkText::tr("Its scaled score, %1, is the largest that the mask leaves in "
                                                      "the row, and the softmax keeps the order. Its weight is %2.");
    b.step.questions << Question{QStringLiteral("most-weight"),
                                 WalkText::tr("Which word will get the largest weight of “%1”?").arg(b.queryWord()),
                                 choices.texts, choices.answer,
                                 reason.arg(b.number(score), b.number(row.weights[static_cast<std::size_t>(*most)]))};
}

void askRowSum(StepBuilder &b, const QueryRow &row)
{
    const QString sum = QString::number(row.inspection.weightSum(row.i), 'f', 6);
    const QString reason = row.isHidden()
                               ? WalkText::tr("The row's scores are all −∞, so every weight is 0.")
                               : WalkText::tr("Each e^… is divided by the sum of all of them, so the shares add up to "
                                              "1. This row, added up: %1.")
                                     .arg(sum);
    QStringList choices{QStringLiteral("0"), QStringLiteral("1")};
    if (row.weights.size() > 1)
        choices << QString::number(row.weights.size());
    choices << WalkText::tr("it depends on the scores");
    b.step.questions << Question{QStringLiteral("row-sum"),
                                 WalkText::tr("What do the weights of “%1” add up to?").arg(b.queryWord()), choices,
                                 row.isHidden() ? 0 : 1, reason};
}

/// The largest change of a weight when every score of the row rises: computed by the engine's own softmax.
double changeWhenAllRise(const StepBuilder &b, const QueryRow &row)
{
    const std::vector<float> risen = weightsWhenRisen(b, -1, kRise);
    double change = 0;
    for (std::size_t j = 0; j < risen.size(); ++j)
        change = std::max(change, std::abs(static_cast<double>(risen[j]) - row.weights[j]));
    return change;
}

void askAllRise(StepBuilder &b, const QueryRow &row)
{
    if (row.isHidden())
        return;
    const double change = changeWhenAllRise(b, row);
    b.step.questions << Question{
        QStringLiteral("plus-eight"),
        WalkText::tr("What if every score of the row rose by %1?").arg(static_cast<int>(kRise)),
        {WalkText::tr("the weights stay as they are"), WalkText::tr("every weight grows"),
         WalkText::tr("the weights become more alike")},
        0,
        WalkText::tr("Every e^… would be e^%1 times as large, and so would their sum: the shares stay. Computed: no "
                     "weight of this row changes by more than %2.")
            .arg(static_cast<int>(kRise))
            .arg(significantText(change, 2))};
}

void askLargestPart(StepBuilder &b, const QueryRow &row)
{
    const std::optional<qsizetype> longest = soleLargest(row.parts);
    const std::optional<qsizetype> heaviest = soleLargest(row.weights);
    if (!longest || !heaviest || row.parts.size() < 2)
        return;
    const KeyChoices choices(b, row.parts, *longest);
    const auto part = static_cast<std::size_t>(*longest);
    QString reason = WalkText::tr("Its weight, %1, times its value is a vector of length %2, the longest of the row.")
                         .arg(b.number(row.weights[part]), b.number(row.parts[part]));
    reason +=
        QStringLiteral(" ") +
        (longest == heaviest
             ? WalkText::tr("It has the largest weight, too.")
             : WalkText::tr("It does not have the largest weight: its value is long enough to make up for that."));
    b.step.questions << Question{
        QStringLiteral("largest-part"),
        WalkText::tr("Which word brings the most into the context of “%1”?").arg(b.queryWord()), choices.texts,
        choices.answer, reason};
}

/// Two different positions of the text, the first of them the chosen query; nothing where there is only one.
std::optional<std::pair<attn::Index, attn::Index>> somePair(const StepBuilder &b)
{
    const attn::Index n = b.values.matrix(b.at.of(What::Query)).rows;
    if (n < 2)
        return std::nullopt;
    const attn::Index other = b.walk.key != b.walk.query ? b.walk.key : (b.walk.query + 1) % n;
    return std::pair(b.walk.query, other);
}

/// Why queries and keys have matrices of their own.
void askKeysAsQueries(StepBuilder &b)
{
    const auto pair = somePair(b);
    if (b.isCross() || !pair)
        return;
    const auto [i, j] = *pair;
    const attn::ConstMatrixView q = b.values.matrix(b.at.of(What::Query));
    const attn::Tensor same = dotProducts(q, q);
    const attn::ConstMatrixView scores = b.values.matrix(b.at.of(What::Score));
    const auto number = [&](float value) { return b.number(static_cast<double>(value)); };
    b.step.questions << Question{
        QStringLiteral("keys-as-queries"),
        WalkText::tr("What if the queries were used as keys, too?"),
        {WalkText::tr("any two words would score each other alike"), WalkText::tr("nothing would change"),
         WalkText::tr("every score would be the same")},
        0,
        WalkText::tr(
            "A dot product doesn't care which comes first. Computed for positions %1 and %2: with keys of their "
            "own the scores are %3 and %4, with the queries as keys %5 and %6.")
            .arg(i + 1)
            .arg(j + 1)
            .arg(number(scores(i, j)), number(scores(j, i)), number(same.head(0)(i, j)), number(same.head(0)(j, i)))};
}

} // namespace

void addQuestions(StepBuilder &b)
{
    if (b.step.id == QLatin1String("qkv")) {
        askKeysAsQueries(b);
    } else if (b.step.id == QLatin1String("scores")) {
        askLargestWeight(b, QueryRow(b));
    } else if (b.step.id == QLatin1String("softmax")) {
        const QueryRow row(b);
        askRowSum(b, row);
        askAllRise(b, row);
    } else if (b.step.id == QLatin1String("context")) {
        askLargestPart(b, QueryRow(b));
    }
}

} // namespace lab
