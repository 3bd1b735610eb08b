// SPDX-License-Identifier: GPL-3.0-or-later
// Scores: raw, scaled, masked.
#include <algorithm>
#include <cmath>

#include "figures/number_text.h"
#include "walkthrough/dot_products.h"
#include "walkthrough/latex.h"
#include "walkthrough/steps.h"
#include "walkthrough/symbols.h"
#include "walkthrough/text.h"

namespace lab {

namespace {

using attn::Index;

QString crossSource(const StepBuilder &b)
{
    return b.isCross() ? WalkText::tr("queries and keys from different texts: %1").arg(vaswani("3.2.3")) : QString();
}

bool isRootScale(const StepBuilder &b)
{
    const double scale = static_cast<double>(b.values.trace().scale);
    return std::abs(scale * std::sqrt(static_cast<double>(b.config.d_k)) - 1) < 1e-6;
}

/// How S' comes from S: "\frac{S}{\sqrt{d_k}}", "S", "0.25\, S".
QString scaled(const StepBuilder &b, const QString &scores)
{
    const double scale = static_cast<double>(b.values.trace().scale);
    if (scale == 1)
        return scores;
    if (isRootScale(b))
        return QStringLiteral("\\frac{%1}{\\sqrt{d_k}}").arg(scores);
    return QStringLiteral("%1\\, %2").arg(latexNumber(scale, b.style.digits), scores);
}

/// What the mask hides in this run.
struct Hidden {
    explicit Hidden(const StepBuilder &b)
    {
        const attn::Mask &mask = b.layer().mask;
        const attn::ConstMatrixView scores = b.values.matrix(b.at.of(What::MaskedScore));
        for (Index i = 0; i < scores.rows; ++i) {
            for (Index j = 0; j < scores.cols; ++j) {
                const bool hidden = b.values.isMasked(b.walk.place, i, j);
                cells += hidden;
                later = later || (mask.causal && j > i);
                far = far || (mask.window >= 0 && std::abs(i - j) > mask.window);
                padding = padding || (hidden && mask.allows(i, j));
            }
        }
        all = scores.rows * scores.cols;
    }
    Index cells = 0;
    Index all = 0;
    bool later = false;
    bool far = false;
    bool padding = false;
};

/// When a key is seen: "j \le i", "|i - j| \le 2".
QStringList conditions(const StepBuilder &b, bool padding)
{
    const attn::Mask &mask = b.layer().mask;
    QStringList list;
    if (mask.causal)
        list << QStringLiteral("j \\le i");
    if (mask.window >= 0)
        list << QStringLiteral("\\left|i - j\\right| \\le %1").arg(mask.window);
    if (padding)
        list << latexText(WalkText::tr("key j is no padding"));
    return list;
}

QString maskSentence(const StepBuilder &b, const Hidden &hidden)
{
    if (hidden.cells == 0)
        return WalkText::tr("This attention hides nothing in this run: every query sees every key.");
    QStringList why;
    if (hidden.later)
        why << (b.at.block == attn::Block::Decoder ? WalkText::tr("what comes later, which would give the answer away")
                                                   : WalkText::tr("what stands later"));
    if (hidden.far)
        why << WalkText::tr("what is further away than %1").arg(b.layer().mask.window);
    if (hidden.padding)
        why << WalkText::tr("padding, which is no word");
    QString text = WalkText::tr("The mask hides %1: %2 of %3 scores become −∞, so that their weight will be exactly 0.")
                       .arg(why.join(WalkText::tr(" and ")))
                       .arg(hidden.cells)
                       .arg(hidden.all);
    if (!b.layer().masked_rows.empty())
        text +=
            QStringLiteral(" ") + WalkText::tr("Rows that see no key at all, so that their weights will all be 0: %1.")
                                      .arg(b.layer().masked_rows.size());
    return text;
}

} // namespace

namespace {

QString scoreSentence(const StepBuilder &b)
{
    return b.config.d_k == 1
               ? WalkText::tr(
                     "A score is the product of two numbers, the query of “%1” and the key of “%2”: here they have "
                     "one dimension. It is large where both are large and of the same sign.")
                     .arg(b.queryWord(), b.keyWord())
               : WalkText::tr(
                     "A score is a dot product: the %1 products of the query of “%2” and the key of “%3”, added "
                     "up. It is large where both have large numbers of the same sign in the same places.")
                     .arg(b.config.d_k)
                     .arg(b.queryWord(), b.keyWord());
}

/// What S would be with K := Q, computed by the engine.
StepMatrix triedScores(const StepBuilder &b)
{
    const attn::ConstMatrixView q = b.values.matrix(b.at.of(What::Query));
    const attn::Tensor same = dotProducts(q, q);
    attn::Tensor scores{q.rows, q.rows};
    for (Index i = 0; i < q.rows; ++i)
        std::ranges::copy(same.head(0).row(i), scores.matrix().row(i).begin());
    StepMatrix made = b.own(QStringLiteral("S"), std::move(scores), matrixSymbol(b.values, b.at.of(What::Score)),
                            WalkText::tr("scores if K were Q"));
    made.rows = b.queryWords();
    made.columns = b.keyWords();
    return made;
}

/// The same the other way round: every pair of cells is compared.
QString symmetrySentence(const StepBuilder &b, const attn::ConstMatrixView &scores)
{
    if (scores.rows < 2)
        return WalkText::tr("Tried: K := Q. With one word there is one score, and no other to compare it with.");
    float most = 0;
    for (Index i = 0; i < scores.rows; ++i)
        for (Index j = 0; j < i; ++j)
            most = std::max(most, std::abs(scores(i, j) - scores(j, i)));
    const Index other = b.walk.key != b.walk.query ? b.walk.key : (b.walk.query + 1) % scores.rows;
    return WalkText::tr(
               "Tried: K := Q. Now any two words score each other alike: computed, no two scores s_ij and s_ji "
               "differ by more than %1. With keys of their own, “%2” can look at “%3” without being looked at.")
        .arg(significantText(static_cast<double>(most), 2), b.queryWord(), b.keyWords().at(other));
}

} // namespace

/// One query against one key, then its row, then all of S.
void scoresStep(StepBuilder &b)
{
    const bool tried = b.walk.keysAreQueries;
    b.input(b.matrix(QStringLiteral("Q"), b.at.of(What::Query), WalkText::tr("queries")));
    b.input(tried ? queriesAsKeys(b) : b.matrix(QStringLiteral("K"), b.at.of(What::Key), WalkText::tr("keys")));
    b.result(tried ? triedScores(b)
                   : b.matrix(QStringLiteral("S"), b.at.of(What::Score), WalkText::tr("scores, unscaled")));
    b.step.builds = true;
    b.inDocument(QStringLiteral("2.2.1"), crossSource(b));
    b.formula([&](const FormulaMarks &m) {
        const auto vector = [](Role role, const char *name, const char *letter, const char *index) {
            return latexTerm(QLatin1String(name), latexColor(role, QStringLiteral("%1_{%2}").arg(
                                                                       QLatin1String(letter), QLatin1String(index))));
        };
        const QString q = vector(Role::Query, "q", "q", "i");
        return QStringLiteral("%1 = %2 \\cdot %3, \\quad %4 = %2\\, %5, \\quad %6 = %7\\, %5")
            .arg(vector(Role::Plain, "cell", "s", "i,j"), q, vector(Role::Key, "k", "k", "j"),
                 vector(Role::Plain, "row", "s", "i"), m.transposed("K"), m("S"), m("Q"));
    });
    b.step.terms << Term{QStringLiteral("q"), QStringLiteral("Q"), b.walk.query}
                 << Term{QStringLiteral("k"), QStringLiteral("K"), b.walk.key}
                 << Term{QStringLiteral("cell"), QStringLiteral("S"), b.walk.query, b.walk.key}
                 << Term{QStringLiteral("row"), QStringLiteral("S"), b.walk.query};
    if (tried) {
        const attn::ConstMatrixView scores = b.step.results.first().values;
        const auto cell = [&](Index i, Index j) {
            return QStringLiteral("s_{%1,%2} = %3")
                .arg(i + 1)
                .arg(j + 1)
                .arg(latexNumber(static_cast<double>(scores(i, j)), b.style.digits));
        };
        b.step.latexWithNumbers =
            cell(b.walk.query, b.walk.key) + QStringLiteral(", \\quad ") + cell(b.walk.key, b.walk.query);
        b.step.text = symmetrySentence(b, scores);
        return;
    }
    b.cell(b.at.of(What::Score, b.walk.query, b.walk.key));
    b.step.text = scoreSentence(b);
}

void scaleStep(StepBuilder &b)
{
    const double scale = static_cast<double>(b.values.trace().scale);
    b.input(b.matrix(QStringLiteral("S"), b.at.of(What::Score), WalkText::tr("scores, unscaled")));
    b.result(b.matrix(QStringLiteral("Sscaled"), b.at.of(What::ScaledScore), WalkText::tr("scores, scaled")));
    b.inDocument(scale == 1 ? QStringLiteral("2.2.1") : QStringLiteral("5.2"),
                 scale == 1 ? QString() : vaswani("3.2.1"));
    b.formula([&](const FormulaMarks &m) { return QStringLiteral("%1 = %2").arg(m("Sscaled"), scaled(b, m("S"))); });
    b.cell(b.at.of(What::ScaledScore, b.walk.query, b.walk.key));
    if (scale == 1)
        b.step.text = WalkText::tr("Nothing is done in this run: scores go on unscaled, as in the document's 2.2.1.");
    else if (b.config.d_k == 1)
        b.step.text = WalkText::tr("Every score is multiplied by %1; with one dimension there is no sum that would "
                                   "spread them.")
                          .arg(b.number(scale));
    else if (isRootScale(b))
        b.step.text = WalkText::tr("A sum of %1 products spreads about √%1 times as far as one of them; multiplying "
                                   "it by %2 takes that back, so that the softmax doesn't give nearly all to one key "
                                   "for the number of dimensions alone.")
                          .arg(b.config.d_k)
                          .arg(b.number(scale));
    else
        b.step.text = WalkText::tr("Every score is multiplied by %1, and so are the differences between them: the "
                                   "larger the factor, the more of the weight goes to a row's largest score.")
                          .arg(significantText(scale, 3));
}

namespace {

/// "\tilde{S} = S' + B", or cell by cell where the mask hides some.
QString maskLatex(const StepBuilder &b, const Hidden &hidden, const FormulaMarks &m)
{
    if (hidden.cells == 0)
        return QStringLiteral("%1 = %2").arg(m("Smasked"), m("Sscaled")) +
               (b.hasBias() ? QStringLiteral(" + ") + m("B") : QString());
    QString shapes, seen = latexTerm(QStringLiteral("Sscaled"), QStringLiteral("s^{\\prime}_{i,j}"));
    if (m.withShapes())
        shapes = m("Smasked") + QStringLiteral(", \\quad ");
    if (b.hasBias()) {
        seen += QStringLiteral(" + ") + latexTerm(QStringLiteral("B"), QStringLiteral("b_{i,j}"));
        if (m.withShapes())
            shapes += m("B") + QStringLiteral(", \\quad ");
    }
    return shapes + QStringLiteral("%1 = \\begin{cases} %2 & %3 \\\\ -\\infty & %4 \\end{cases}")
                        .arg(latexTerm(QStringLiteral("Smasked"), QStringLiteral("\\tilde{s}_{i,j}")), seen,
                             conditions(b, hidden.padding).join(QStringLiteral(",\\; ")),
                             latexText(WalkText::tr("otherwise")));
}

/// What the model does about the order of words at this step; nothing where it adds positions to the embeddings.
QString biasSentence(const StepBuilder &b)
{
    if (b.config.addsPositionVectors())
        return {};
    if (b.isCross())
        return WalkText::tr("Between the words of two texts there is no distance, so nothing is added here.");
    if (b.config.positions == attn::Positions::Alibi)
        return WalkText::tr("Here the order of the words comes in: the bias B makes a score the smaller the further "
                            "its key stands from the query, here by %1 for each position.")
            .arg(b.number(-b.values.value(b.at.of(What::Slope, attn::value(b.at.head)))));
    return WalkText::tr("Here the order of the words comes in: the bias B adds to each score the number that this head "
                        "has learned for the distance of key and query.");
}

/// "b_{2,3} = -0.25 \\cdot 1 = -0.25", or which learned number it is.
QString biasNumbers(const StepBuilder &b)
{
    const Unfolding bias = unfold(b.values, b.at.of(What::Bias, b.walk.query, b.walk.key), b.style);
    return bias.rule == Rule::Same
               ? QStringLiteral("%1 = %2 = %3")
                     .arg(bias.symbol, bias.operands.front().symbol, latexNumber(bias.value, b.style.digits))
               : withoutTerms(bias);
}

QString maskSource(const StepBuilder &b)
{
    const QString mask =
        WalkText::tr("%1 (the document's code, 5.2, accepts a mask and never uses it)").arg(vaswani("3.2.3"));
    return b.hasBias() ? WalkText::tr("bias: %1; mask: %2").arg(biasSource(b), mask) : mask;
}

} // namespace

void maskStep(StepBuilder &b)
{
    const Hidden hidden(b);
    b.input(b.matrix(QStringLiteral("Sscaled"), b.at.of(What::ScaledScore), WalkText::tr("scores, scaled")));
    if (b.hasBias())
        b.input(b.matrix(QStringLiteral("B"), b.at.of(What::Bias), WalkText::tr("position bias")));
    b.result(b.matrix(QStringLiteral("Smasked"), b.at.of(What::MaskedScore),
                      b.hasBias() ? WalkText::tr("scores, with bias and mask") : WalkText::tr("scores, masked")));
    b.notInDocument(maskSource(b));
    b.formula([&](const FormulaMarks &m) {
        const QString latex = maskLatex(b, hidden, m);
        return b.hasBias() ? latex + QStringLiteral(", \\quad ") + biasLatex(b) : latex;
    });
    b.cell(b.at.of(What::MaskedScore, b.walk.query, b.walk.key));
    if (b.hasBias())
        b.step.latexWithNumbers += QStringLiteral(", \\quad ") + biasNumbers(b);
    const QString bias = biasSentence(b);
    b.step.text = bias.isEmpty() ? maskSentence(b, hidden) : bias + u' ' + maskSentence(b, hidden);
}

} // namespace lab
