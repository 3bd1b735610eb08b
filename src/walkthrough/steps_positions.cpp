// SPDX-License-Identifier: GPL-3.0-or-later
// Where each word stands: vectors that are added, or a bias that the scores get later.
#include <algorithm>
#include <set>

#include "attn/operations.h"
#include "figures/labels.h"
#include "walkthrough/latex.h"
#include "walkthrough/operands.h"
#include "walkthrough/steps.h"
#include "walkthrough/symbols.h"
#include "walkthrough/text.h"

namespace lab {

namespace {

using attn::Index;

Index usedPositions(const StepBuilder &b)
{
    return b.values.trace().stack(b.at.block).embedding.shape()[0];
}

/// Curves go on beyond the text.
Index shownPositions(const StepBuilder &b)
{
    constexpr Index kLeastPositions = 60;
    return std::min(b.config.max_positions, std::max(2 * usedPositions(b), kLeastPositions));
}

/// Some columns of what positions add.
StepCurves vectorCurves(const StepBuilder &b, attn::ConstMatrixView learned)
{
    const Index width = b.config.d_model, positions = shownPositions(b);
    attn::Tensor all{positions, width};
    if (learned.rows == 0)
        attn::addSinusoidalPositions(all.matrix(), 0);
    else
        for (Index p = 0; p < positions; ++p)
            std::ranges::copy(learned.row(p), all.matrix().row(p).begin());
    std::set<Index> columns; // sines, from the shortest wave on
    for (const Index part : {Index{0}, width / 12, width / 6, width / 4})
        columns.insert(2 * part);
    attn::Tensor values{static_cast<Index>(columns.size()), positions};
    StepCurves curves{nullptr, {}, WalkText::tr("position, from 0"), usedPositions(b), b.walk.query};
    Index row = 0;
    for (const Index column : columns) {
        curves.names << WalkText::tr("column %1").arg(column + 1);
        for (Index p = 0; p < positions; ++p)
            values.matrix()(row, p) = all.matrix()(p, column);
        ++row;
    }
    curves.values = std::make_shared<const attn::Tensor>(std::move(values));
    return curves;
}

void addedVectors(StepBuilder &b)
{
    const bool learned = b.config.positions == attn::Positions::Learned;
    b.input(b.matrix(QStringLiteral("e"), b.at.of(What::Word), WalkText::tr("embeddings")));
    const Quantity table = parameter(std::string(attn::name(b.at.block)) + ".positions.weight", 0, 0);
    StepMatrix positions = b.matrix(QStringLiteral("P"), learned ? table : b.at.of(What::Sinusoid),
                                    WalkText::tr("what each position adds"));
    positions.values.rows = b.step.inputs.first().rowCount(); // the table goes on beyond the text
    positions.rows = b.step.inputs.first().rows;
    b.input(std::move(positions));
    b.step.curves = vectorCurves(b, learned ? b.values.matrix(table) : attn::ConstMatrixView());
    b.result(b.matrix(QStringLiteral("h"), b.at.of(What::Embedding), WalkText::tr("what layer 0 receives")));
    b.notInDocument(
        learned ? WalkText::tr("%1, learned (the document, 2.1, adds positions without a formula)").arg(vaswani("3.5"))
                : WalkText::tr("%1 (the document, 2.1, adds positions without a formula)").arg(vaswani("3.5")));
    b.formula([&](const FormulaMarks &m) {
        QString sum = QStringLiteral("%1 = %2 + %3").arg(m("h"), m("e"), m("P"));
        if (learned)
            return sum;
        return sum + QStringLiteral(", \\quad P_{p,2k} = \\sin\\left(\\frac{p}{10000^{2k/%1}}\\right), \\quad "
                                    "P_{p,2k+1} = \\cos\\left(\\frac{p}{10000^{2k/%1}}\\right)")
                         .arg(b.config.d_model);
    });
    b.cell(b.at.of(What::Embedding, b.walk.query, b.walk.dimension));
    b.step.text = learned
                      ? WalkText::tr("A learned row for each position is added: without it the order of the words "
                                     "would be lost.")
                      : WalkText::tr("Waves of different length tell the positions apart; without them the order of "
                                     "the words would be lost. In this formula positions and columns count from 0.");
}

/// The bias of a head at distances from 0 on, where the key stands after the query, or before it.
std::vector<float> biasByDistance(const StepBuilder &b, attn::HeadIndex head, bool after)
{
    const Index count = shownPositions(b);
    const attn::PositionBias bias = b.values.run().model->positionBias(b.at.block, {1, count, after ? 0 : count - 1});
    const std::span<const float> row = bias.view().head(attn::value(head)).row(0);
    std::vector<float> numbers(row.begin(), row.end());
    if (!after)
        std::ranges::reverse(numbers);
    return numbers;
}

/// The chosen head before others.
std::vector<attn::HeadIndex> comparedHeads(const StepBuilder &b)
{
    std::vector<attn::HeadIndex> heads{b.at.head};
    for (const Index other : {Index{0}, b.config.heads - 1}) {
        const attn::HeadIndex head{static_cast<std::int32_t>(other)};
        if (std::ranges::find(heads, head) == heads.end())
            heads.push_back(head);
    }
    return heads;
}

/// ALiBi: of some heads. Learned: of this one, before and after the query.
StepCurves biasCurves(const StepBuilder &b)
{
    QStringList names;
    std::vector<std::vector<float>> rows;
    if (b.config.positions == attn::Positions::Alibi) {
        for (const attn::HeadIndex head : comparedHeads(b)) {
            names << headName(head);
            rows.push_back(biasByDistance(b, head, false));
        }
    } else {
        names << WalkText::tr("keys before the query");
        rows.push_back(biasByDistance(b, b.at.head, false));
        if (b.config.relativeBuckets(b.at.block).two_sided) {
            names << WalkText::tr("keys after the query");
            rows.push_back(biasByDistance(b, b.at.head, true));
        }
    }
    attn::Tensor values{std::ssize(rows), shownPositions(b)};
    for (std::size_t k = 0; k < rows.size(); ++k)
        std::ranges::copy(rows[k], values.matrix().row(static_cast<Index>(k)).begin());
    const Index chosen = b.isCross() ? 0 : std::abs(b.walk.key - b.walk.query);
    return {std::make_shared<const attn::Tensor>(std::move(values)), names, WalkText::tr("distance of key and query"),
            usedPositions(b), chosen};
}

/// [sides, n]: the bucket of each distance that the text has.
StepMatrix buckets(const StepBuilder &b)
{
    const attn::RelativeBuckets of = b.config.relativeBuckets(b.at.block);
    const Index n = usedPositions(b);
    attn::Tensor numbers{of.two_sided ? 2 : 1, n};
    for (Index d = 0; d < n; ++d) {
        numbers.matrix()(0, d) = static_cast<float>(of.of(-d));
        if (of.two_sided)
            numbers.matrix()(1, d) = static_cast<float>(of.of(d));
    }
    StepMatrix made = b.own(QStringLiteral("buckets"), std::move(numbers), QStringLiteral("\\beta"),
                            WalkText::tr("the bucket of each distance"));
    if (of.two_sided)
        made.rows = {WalkText::tr("before"), WalkText::tr("after")};
    for (Index d = 0; d < n; ++d)
        made.columnIndex << static_cast<int>(d);
    made.integers = true;
    return made;
}

StepMatrix slopes(const StepBuilder &b)
{
    StepMatrix made = b.matrix(QStringLiteral("slopes"), b.at.of(What::Slope), WalkText::tr("slopes of the heads"));
    for (Index head = 0; head < b.config.heads; ++head)
        made.rows << headName(attn::HeadIndex{static_cast<std::int32_t>(head)});
    return made;
}

/// T5's: of so many buckets of a side, which one a distance falls into.
QString bucketLatex(const StepBuilder &b)
{
    const attn::RelativeBuckets of = b.config.relativeBuckets(b.at.block);
    const QString far = QStringLiteral("\\min\\left(%1,\\; %2 + \\lfloor %3\\, \\frac{\\ln(n/%2)}{\\ln(%4/%2)} "
                                       "\\rfloor\\right)")
                            .arg(of.ofSide() - 1)
                            .arg(of.exact())
                            .arg(of.ofSide() - of.exact())
                            .arg(of.max_distance);
    const QString distance =
        of.two_sided ? QStringLiteral("\\left|\\delta\\right|") : QStringLiteral("\\max\\left(0, -\\delta\\right)");
    const QString later =
        of.two_sided ? QStringLiteral(" + %1\\; ").arg(of.ofSide()) + latexText(WalkText::tr("after the query"))
                     : QString();
    return QStringLiteral("n = %1, \\quad \\beta(\\delta) = \\begin{cases} n & n < %2 \\\\ %3 & %4 \\end{cases}")
               .arg(distance)
               .arg(of.exact())
               .arg(far, latexText(WalkText::tr("otherwise"))) +
           later;
}

QString noVectorsSentence(const StepBuilder &b)
{
    const QString none = WalkText::tr("This model adds no vector for a position: layer 0 receives the embeddings as "
                                      "they are. Where words stand counts in every self-attention, at step 9:");
    if (b.config.positions == attn::Positions::Alibi)
        return none + u' ' +
               WalkText::tr("a score of %1 gets %2 for each position between query and key.")
                   .arg(headName(b.at.head), b.number(b.values.value(b.at.of(What::Slope, attn::value(b.at.head)))));
    const attn::RelativeBuckets of = b.config.relativeBuckets(b.at.block);
    return none + u' ' +
           WalkText::tr("a score gets a learned number for its distance. Below %1 each distance has its own, then more "
                        "and more of them share one (a bucket), and from %2 on all do.")
               .arg(of.exact())
               .arg(of.max_distance);
}

void laterBias(StepBuilder &b)
{
    const bool alibi = b.config.positions == attn::Positions::Alibi;
    b.input(b.matrix(QStringLiteral("e"), b.at.of(What::Word), WalkText::tr("embeddings")));
    b.result(b.matrix(QStringLiteral("h"), b.at.of(What::Embedding), WalkText::tr("what layer 0 receives")));
    b.result(alibi ? slopes(b) : buckets(b));
    b.step.curves = biasCurves(b);
    b.notInDocument(WalkText::tr("%1 (the document, 2.1, adds positions)").arg(biasSource(b)));
    b.formula([&](const FormulaMarks &m) {
        return QStringLiteral("%1 = %2, \\quad %3")
            .arg(m("h"), m("e"), alibi ? biasLatex(b) : biasLatex(b) + QStringLiteral(", \\quad ") + bucketLatex(b));
    });
    b.cell(b.at.of(What::Embedding, b.walk.query, b.walk.dimension));
    if (alibi)
        b.step.latexWithNumbers =
            withoutTerms(unfold(b.values, b.at.of(What::Slope, attn::value(b.at.head)), b.style)) +
            QStringLiteral(", \\quad ") + b.step.latexWithNumbers;
    b.step.text = noVectorsSentence(b);
}

} // namespace

QString biasSource(const StepBuilder &b)
{
    return b.config.positions == attn::Positions::Alibi ? QStringLiteral("Press et al. 2022")
                                                        : QStringLiteral("Raffel et al. 2020, 2.1");
}

QString biasLatex(const StepBuilder &b)
{
    const QString head = QString::number(attn::value(b.at.head) + 1);
    return b.config.positions == attn::Positions::Alibi
               ? QStringLiteral("b_{i,j} = -\\theta_{%1} \\left|i - j\\right|").arg(head)
               : QStringLiteral("b_{i,j} = R_{\\beta(j - i),%1}").arg(head);
}

void positionsStep(StepBuilder &b)
{
    if (b.config.addsPositionVectors())
        addedVectors(b);
    else
        laterBias(b);
}

} // namespace lab
