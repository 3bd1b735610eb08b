// SPDX-License-Identifier: GPL-3.0-or-later
// Weights, and what they mix.
#include <algorithm>

#include "walkthrough/latex.h"
#include "walkthrough/steps.h"
#include "walkthrough/symbols.h"
#include "walkthrough/text.h"

namespace lab {

namespace {

using attn::Index;

constexpr float kDropoutRate = 0.1f; // the document's code, 5.2
constexpr std::uint32_t kDropoutSeed = 1;

bool seesNothing(const StepBuilder &b)
{
    const std::vector<Index> &rows = b.layer().masked_rows;
    return std::find(rows.begin(), rows.end(), b.walk.query) != rows.end();
}

QString shareSentence(const StepBuilder &b)
{
    if (seesNothing(b))
        return WalkText::tr("The mask leaves “%1” no key: its weights are all 0.").arg(b.queryWord());
    const QString shares = b.layer().masked_rows.empty()
                               ? WalkText::tr("Each row becomes shares that add up to 1.")
                               : WalkText::tr("Each row that sees a key becomes shares that add up to 1.");
    return shares + u' ' +
           WalkText::tr("A score one point higher gets e ≈ 2.718 times the share. Taking the row's largest score away "
                        "first changes no share and keeps the exponentials from overflowing.");
}

/// Of so many weights above 0.
QString drawSentence(Index dropped, Index seen)
{
    if (seen == 0)
        return WalkText::tr("Here no weight is above 0, so that there is nothing to drop.");
    if (dropped == 0)
        return WalkText::tr("In the draw shown, none of %1 weights above 0 was dropped and all grew.").arg(seen);
    if (dropped == seen)
        return WalkText::tr("In the draw shown, every weight above 0 was dropped.");
    return WalkText::tr("In the draw shown, %1 of %2 weights above 0 were dropped and the others grew, so that rows "
                        "need not add up to 1.")
        .arg(dropped)
        .arg(seen);
}

} // namespace

QString withoutTerms(const Unfolding &unfolding)
{
    QString text = unfolding.numbers;
    return text.replace(QStringLiteral("\\term{o"), QStringLiteral("\\term{t"))
        .replace(QStringLiteral("\\term{value}"), QStringLiteral("\\term{tvalue}"));
}

void softmaxStep(StepBuilder &b)
{
    b.input(b.matrix(QStringLiteral("Smasked"), b.at.of(What::MaskedScore), WalkText::tr("scores, masked")));
    b.input(b.matrix(QStringLiteral("D"), b.at.of(What::Shifted), WalkText::tr("less the row's largest")));
    b.input(b.matrix(QStringLiteral("T"), b.at.of(What::Exponential), WalkText::tr("e to that power")));
    b.result(b.matrix(QStringLiteral("W"), b.at.of(What::Weight), WalkText::tr("attention weights")));
    b.inDocument(QStringLiteral("2.2.1"));
    b.formula([&](const FormulaMarks &m) {
        return QStringLiteral(
                   "%1 = \\operatorname{softmax}\\left(%2\\right), \\quad %3 = \\frac{e^{\\tilde{s}_{i,j} - "
                   "m_i}}{\\sum_{c=1}^{%4} e^{\\tilde{s}_{i,c} - m_i}}, \\quad m_i = \\max_{c} \\tilde{s}_{i,c}")
            .arg(m("W"), m("Smasked"), latexColor(Role::Weights, QStringLiteral("w_{i,j}")))
            .arg(b.layer().weights.shape()[2]);
    });
    b.cell(b.at.of(What::Weight, b.walk.query, b.walk.key));
    if (!seesNothing(b)) {
        const QString power =
            withoutTerms(unfold(b.values, b.at.of(What::Exponential, b.walk.query, b.walk.key), b.style));
        b.step.latexWithNumbers = power + QStringLiteral(", \\quad ") + b.step.cell->numbers;
    }
    b.step.text = shareSentence(b);
}

void dropoutStep(StepBuilder &b)
{
    const attn::ConstMatrixView weights = b.values.matrix(b.at.of(What::Weight));
    attn::Tensor draw{weights.rows, weights.cols};
    for (Index i = 0; i < weights.rows; ++i)
        std::ranges::copy(weights.row(i), draw.matrix().row(i).begin());
    attn::dropout(draw.matrix(), kDropoutRate, kDropoutSeed);
    Index dropped = 0;
    Index seen = 0;
    for (Index i = 0; i < weights.rows; ++i) {
        for (Index j = 0; j < weights.cols; ++j) {
            seen += weights(i, j) != 0;
            dropped += weights(i, j) != 0 && draw.matrix()(i, j) == 0;
        }
    }
    const double before = static_cast<double>(weights(b.walk.query, b.walk.key));
    const double after = static_cast<double>(draw.matrix()(b.walk.query, b.walk.key));
    b.input(b.matrix(QStringLiteral("W"), b.at.of(What::Weight), WalkText::tr("attention weights")));
    StepMatrix made = b.own(QStringLiteral("Wdropped"), std::move(draw), QStringLiteral("\\tilde{W}"),
                            WalkText::tr("one draw, seed %1").arg(kDropoutSeed));
    made.role = Role::Weights;
    made.rows = b.queryWords();
    made.columns = b.keyWords();
    b.result(std::move(made));
    b.inDocument(QStringLiteral("5.2"), QStringLiteral("Srivastava et al. 2014"));
    b.formula([&](const FormulaMarks &m) {
        const QString shapes = m.withShapes() ? QStringLiteral("%1, \\quad ").arg(m("Wdropped")) : QString();
        return shapes + QStringLiteral(
                            "%1 = \\begin{cases} 0 & %2 \\\\ \\frac{1}{1 - p}\\, %3 & %4 \\end{cases}, \\quad p = 0.1")
                            .arg(latexTerm(QStringLiteral("Wdropped"),
                                           latexColor(Role::Weights, QStringLiteral("\\tilde{w}_{i,j}"))),
                                 latexText(WalkText::tr("with probability p")),
                                 latexTerm(QStringLiteral("W"), latexColor(Role::Weights, QStringLiteral("w_{i,j}"))),
                                 latexText(WalkText::tr("otherwise")));
    });
    const QString left = QStringLiteral("\\tilde{w}_{%1,%2}").arg(b.walk.query + 1).arg(b.walk.key + 1);
    b.step.latexWithNumbers =
        before != 0 && after == 0
            ? left + QStringLiteral(" = 0")
            : QStringLiteral("%1 = \\frac{1}{1 - 0.1} \\cdot %2 \\approx %3")
                  .arg(left, latexNumber(before, b.style.digits), latexNumber(after, b.style.digits));
    b.step.text = WalkText::tr("Only training does this, so that no word is relied on alone; this run didn't.") + u' ' +
                  drawSentence(dropped, seen);
}

void contextStep(StepBuilder &b)
{
    b.input(b.matrix(QStringLiteral("W"), b.at.of(What::Weight), WalkText::tr("attention weights")));
    b.input(b.matrix(QStringLiteral("V"), b.at.of(What::Value), WalkText::tr("values")));
    b.result(b.matrix(QStringLiteral("Z"), b.at.of(What::Context), WalkText::tr("context: the values, mixed")));
    b.inDocument(QStringLiteral("2.2.1"));
    b.formula([&](const FormulaMarks &m) { return QStringLiteral("%1 = %2\\, %3").arg(m("Z"), m("W"), m("V")); });
    b.cell(b.at.of(What::Context, b.walk.query, b.walk.dimension));
    b.step.text =
        seesNothing(b)
            ? WalkText::tr("The mask leaves “%1” no key, so nothing is mixed: its context is 0.").arg(b.queryWord())
            : WalkText::tr(
                  "The context of “%1” is the mean of all values, each counted by its weight: one row for each "
                  "query, as wide as a value.")
                  .arg(b.queryWord());
}

} // namespace lab
