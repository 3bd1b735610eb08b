// SPDX-License-Identifier: GPL-3.0-or-later
#include "walkthrough/asides.h"

#include <cmath>

#include "figures/labels.h"
#include "walkthrough/query_row.h"
#include "walkthrough/text.h"

namespace lab {

namespace {

using attn::Index;

void aside(StepBuilder &b, const char *id, const QString &question, const QString &answer)
{
    b.step.asides << Aside{QLatin1String(id), question, answer};
}

/// Whether a mask that goes by positions is anywhere in this stack.
bool maskKnowsOrder(const StepBuilder &b)
{
    using Kind = attn::MaskChoice::Kind;
    const Kind kind = b.values.trace().mask_choice.kind;
    return kind == Kind::Model ? b.walk.place.block == attn::Block::Decoder : kind != Kind::None;
}

/// What would be left of the order of words if nothing told where each stands.
QString withoutOrder(bool masked)
{
    return masked ? WalkText::tr("Only the mask would tell where a word stands.")
                  : WalkText::tr("The same words in another order would give the same rows in another order: the model "
                                 "could not tell “dog bites man” from “man bites dog”.");
}

/// Of a model that adds nothing at this step.
void aboutLaterOrder(StepBuilder &b)
{
    const bool masked = maskKnowsOrder(b);
    aside(b, "order", WalkText::tr("Where does the order of the words come in?"),
          masked ? WalkText::tr("Not here: at step 9 of each self-attention, where every score gets a bias for the "
                                "distance of its words, and in the mask, which goes by where words stand. Every other "
                                "step does the same to a row wherever it stands.")
                 : WalkText::tr("Not here: only at step 9 of each self-attention, where every score gets a bias for "
                                "the distance of its words. Every other step does the same to a row wherever it "
                                "stands."));
    aside(b, "without-positions", WalkText::tr("What without that bias?"), withoutOrder(masked));
}

void aboutOrder(StepBuilder &b)
{
    const bool masked = maskKnowsOrder(b);
    aside(b, "order", WalkText::tr("Where does the order of the words come in?"),
          masked ? WalkText::tr("Here, and in the mask, which goes by where words stand. Every other step does the "
                                "same to a row wherever it stands.")
                 : WalkText::tr("Only here: every later step does the same to a row wherever it stands."));
    aside(b, "without-positions", WalkText::tr("What without positions?"), withoutOrder(masked));
}

bool sees(const StepBuilder &b, const attn::AttentionPlace &place, bool others)
{
    const Index keys = static_cast<Index>(b.values.trace().keyTokens(place).size());
    for (Index j = 0; j < keys; ++j)
        if (!(others && j == b.walk.query) && !b.values.isMasked(place, b.walk.query, j))
            return true;
    return false;
}

/// Whether an attention before this one has put another word into the query's row.
bool isMixed(const StepBuilder &b)
{
    attn::AttentionPlace place = b.walk.place;
    const Index before = attn::value(place.layer);
    place.kind = attn::AttentionKind::Self; // of every layer the mask is the same
    if ((before > 0 || b.isCross()) && sees(b, place, true))
        return true;
    place.kind = attn::AttentionKind::Cross;
    return before > 0 && place.block == attn::Block::Decoder && b.config.hasEncoder() && sees(b, place, false);
}

/// A decoder's query is made at the word it was fed, to produce another.
void aboutTheQuerysWord(StepBuilder &b)
{
    const TokenLabel label = queryLabels(b.values.trace(), b.walk.place).at(b.walk.query);
    const bool fed = !label.fed.isEmpty();
    QString answer = fed ? WalkText::tr("Row %1 of x, the position that is fed “%2” in order to produce “%3”.")
                               .arg(b.walk.query + 1)
                               .arg(label.fed, label.text)
                         : WalkText::tr("Row %1 of x, that of “%2”.").arg(b.walk.query + 1).arg(label.text);
    if (isMixed(b))
        answer += WalkText::tr(" An earlier attention may already have mixed other words into that row.");
    aside(b, "query-word", WalkText::tr("Which word made query %1?").arg(b.walk.query + 1), answer);
}

/// With keys of their own two words need not score each other alike.
void aboutQueriesAndKeys(StepBuilder &b)
{
    const QString question = WalkText::tr("Why are queries and keys different?");
    if (b.isCross()) {
        aside(b, "different", question,
              WalkText::tr("They are made of different rows by different matrices: the query of “%1” of the decoder's "
                           "row, what it looks for; the key of “%2” of the encoder's end, what it can be found by. %3 "
                           "queries meet %4 keys here, and no score has a counterpart the other way round.")
                  .arg(b.queryWord(), b.keyWord())
                  .arg(b.layer().weights.shape()[1])
                  .arg(b.layer().weights.shape()[2]));
        return;
    }
    QString answer = WalkText::tr("Both are made of the same rows, but by different matrices: a word can look for one "
                                  "thing and be found by another.");
    const attn::ConstMatrixView scores = b.values.matrix(b.at.of(What::Score));
    const Index i = b.walk.query, j = b.walk.key;
    if (i != j)
        answer += u' ' + WalkText::tr("Here “%1” scores “%2” %3, and the other way round it is %4.")
                             .arg(b.queryWord(), b.keyWord(), b.number(static_cast<double>(scores(i, j))),
                                  b.number(static_cast<double>(scores(j, i))));
    aside(b, "different", question, answer);
}

void aboutRows(StepBuilder &b)
{
    aside(b, "row", WalkText::tr("What is a row, what a column?"),
          WalkText::tr("Row %1 has the scores of one query, that of “%2”, against every key; column %3 the scores of "
                       "one key, that of “%4”, under every query.")
              .arg(QString::number(b.walk.query + 1), b.queryWord(), QString::number(b.walk.key + 1), b.keyWord()));
    aside(b, "equal", WalkText::tr("What if two keys, or two queries, were equal?"),
          WalkText::tr("Equal keys have equal columns: every query scores them alike. Equal queries have equal rows: "
                       "they ask the same, whatever word they came from."));
}

void aboutTheMask(StepBuilder &b)
{
    aside(b, "mask", WalkText::tr("What does a mask remove, and when?"),
          WalkText::tr("In the self-attention of a decoder what comes later, in training as in use: else it would see "
                       "the word it is to produce. In any attention what only fills up a shorter text, where texts "
                       "are computed together. Their scores become −∞ before the softmax, and their weights 0."));
}

/// Why a row's weights are shares.
void aboutTheSum(StepBuilder &b, const QueryRow &row)
{
    const QString sum = QString::number(row.inspection.weightSum(row.i), 'f', 6);
    aside(b, "sum", WalkText::tr("Why does a row add up to 1?"),
          row.isHidden()
              ? WalkText::tr("This one doesn't: its scores are all −∞, so that every weight is 0.")
              : WalkText::tr("Each exponential of the row is divided by their sum, here %1: parts of a whole, divided "
                             "by the whole, are shares of 1. Computed and added up, this row gives %2.")
                    .arg(b.number(b.values.value(b.at.of(What::RowSum, b.walk.query))), sum));
}

double columnSum(const Inspection &head, int key)
{
    double sum = 0;
    for (int i = 0; i < head.queries(); ++i)
        sum += static_cast<double>(head.weight(i, key));
    return sum;
}

/// Where the chosen one happens to, another is told that doesn't.
void aboutColumns(StepBuilder &b, const QueryRow &row)
{
    const auto sum = [&](int key) { return columnSum(row.inspection, key); };
    int farthest = 0;
    for (int key = 1; key < row.inspection.keys(); ++key)
        if (std::abs(sum(key) - 1) > std::abs(sum(farthest) - 1))
            farthest = key;
    const QString chosen = b.number(sum(static_cast<int>(b.walk.key))), other = b.number(sum(farthest));
    QString answer = WalkText::tr("It need not: shares are made along each row, and many queries may look at the same "
                                  "key. Here the column of “%1” adds up to %2.")
                         .arg(b.keyWord(), chosen);
    if (chosen == b.number(1) && other != chosen)
        answer += u' ' + WalkText::tr("That of “%1” (position %2) adds up to %3.")
                             .arg(b.keyWords().at(farthest))
                             .arg(farthest + 1)
                             .arg(other);
    aside(b, "column", WalkText::tr("Does a column add up to 1, too?"), answer);
}

void aboutItself(StepBuilder &b, const QueryRow &row)
{
    const QString question = WalkText::tr("Does a word attend to itself?");
    if (b.isCross()) {
        aside(b, "itself", question,
              WalkText::tr("Not here: the keys are words of the other text. In self-attention a word's own key is one "
                           "of the keys."));
        return;
    }
    const QString word = b.keyWords().at(row.i);
    aside(b, "itself", question,
          row.inspection.isMasked(row.i, row.i)
              ? WalkText::tr("Not “%1” here: the mask hides it.").arg(word)
              : WalkText::tr("It may, as its own key is one of the keys: “%1” gives itself %2.")
                    .arg(word, b.number(row.weights[static_cast<std::size_t>(row.i)])));
}

void aboutOneMore(StepBuilder &b, const QueryRow &row)
{
    const int j = static_cast<int>(b.walk.key);
    const auto key = static_cast<std::size_t>(j);
    if (row.inspection.isMasked(row.i, j) || row.isHidden())
        return;
    int seen = 0;
    for (int other = 0; other < row.inspection.keys(); ++other)
        seen += !row.inspection.isMasked(row.i, other);
    const auto score = static_cast<float>(b.values.value(b.at.of(What::MaskedScore, row.i, j)));
    const bool holds = std::abs((score + 1) - score - 1) < 0.01f; // of a very large one 32 bits don't
    const QString weight = b.number(row.weights[key]);
    const QString risen = b.number(static_cast<double>(weightsWhenRisen(b, j, 1)[key]));
    aside(
        b, "one-more", WalkText::tr("What does one point more on a score do?"),
        seen == 1 ? WalkText::tr("Nothing here: “%1” is the only key that this row sees, and has all of its weight.")
                        .arg(b.keyWord())
        : !holds ? WalkText::tr("Nothing here: scores are so large that 32 bits hold no single point more.")
        : weight == risen
            ? WalkText::tr("On that of “%1” less than is seen here: its weight stays %2. A weight w becomes e·w / (1 + "
                           "(e − 1)·w): one near 0 about e ≈ 2.718 times as large, one near 1 hardly larger.")
                  .arg(b.keyWord(), weight)
            : WalkText::tr(
                  "On that of “%1” it would make the weight %2 instead of %3, and the row's other weights smaller "
                  "by one factor for all.")
                  .arg(b.keyWord(), risen, weight));
    aside(
        b, "all-more", WalkText::tr("And eight points more on all of them?"),
        WalkText::tr("Nothing: every exponential and their sum would be e⁸ times as large, which leaves the shares."));
}

void aboutImportance(StepBuilder &b, const QueryRow &row)
{
    QString answer = WalkText::tr("It is a share of the mixture, not of the cause: it says where the head reads, not "
                                  "why the model answers. A value's length counts as well.");
    const std::optional<qsizetype> heaviest = soleLargest(row.weights), longest = soleLargest(row.parts);
    if (heaviest && longest) {
        const QStringList words = b.keyWords();
        answer += u' ';
        answer += heaviest == longest
                      ? WalkText::tr("Here “%1” has both the largest weight, %2, and the longest part of the mixture.")
                            .arg(words.at(*heaviest), b.number(row.weights[static_cast<std::size_t>(*heaviest)]))
                      : WalkText::tr("Here “%1” (position %2) has the largest weight, but “%3” (position %4) the "
                                     "longest part of the mixture.")
                            .arg(words.at(*heaviest), QString::number(*heaviest + 1), words.at(*longest),
                                 QString::number(*longest + 1));
    }
    aside(b, "importance", WalkText::tr("Is a weight importance?"), answer);
}

void aboutShape(StepBuilder &b)
{
    aside(b, "shape", WalkText::tr("What shape has Z?"),
          WalkText::tr("%1 × %2: a row for each query, whatever the number of keys, as wide as a value.")
              .arg(b.layer().context.shape()[1])
              .arg(b.layer().context.shape()[2]));
}

/// Of scores and mixing, as multiplications are counted by hand.
void aboutCost(StepBuilder &b)
{
    const Index heads = b.config.heads;
    if (heads < 2)
        return;
    const std::vector<Index> &shape = b.layer().weights.shape();
    const Index cells = shape[1] * shape[2];
    aside(
        b, "cost", WalkText::tr("Do %1 heads cost %1 times as much?").arg(heads),
        WalkText::tr("No: each is narrow. Scores and mixing take %1 · %2 · (%3 + %4) = %5 multiplications, as a single "
                     "head with all the columns would. Only the exponentials are %1 times as many, %6.")
            .arg(heads)
            .arg(cells)
            .arg(b.config.d_k)
            .arg(b.config.d_v)
            .arg(heads * cells * (b.config.d_k + b.config.d_v))
            .arg(heads * cells));
}

} // namespace

void addAsides(StepBuilder &b)
{
    if (b.step.id == QLatin1String("positions")) {
        b.config.addsPositionVectors() ? aboutOrder(b) : aboutLaterOrder(b);
    } else if (b.step.id == QLatin1String("qkv")) {
        aboutTheQuerysWord(b);
        aboutQueriesAndKeys(b);
    } else if (b.step.id == QLatin1String("scores")) {
        aboutRows(b);
    } else if (b.step.id == QLatin1String("mask")) {
        aboutTheMask(b);
    } else if (b.step.id == QLatin1String("softmax")) {
        const QueryRow row(b);
        aboutTheSum(b, row);
        aboutColumns(b, row);
        aboutItself(b, row);
        aboutOneMore(b, row);
    } else if (b.step.id == QLatin1String("context")) {
        aboutShape(b);
        aboutImportance(b, QueryRow(b));
    } else if (b.step.id == QLatin1String("concatenate")) {
        aboutCost(b);
    }
}

} // namespace lab
