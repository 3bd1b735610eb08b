// SPDX-License-Identifier: GPL-3.0-or-later
// The steps' numbers are the run's, their formulas the model's, their sentences true.
#include <QRegularExpression>
#include <QTest>

#include "support/latex_check.h"
#include "support/steps_of.h"
#include "walkthrough/latex.h"

using namespace lab;
using namespace lab::test;

class TestSteps : public QObject {
    Q_OBJECT
private slots:
    void everyStepIsWhole_data() { addWalkCases(); }
    void everyStepIsWhole();
    void matricesAreTheRuns_data() { addWalkCases(); }
    void matricesAreTheRuns();
    void resultsFollowFromInputs_data() { addWalkCases(); }
    void resultsFollowFromInputs();
    void equationsHoldEachMatrixOnce_data() { addWalkCases(); }
    void equationsHoldEachMatrixOnce();
    void termsNameMatrices_data() { addWalkCases(); }
    void termsNameMatrices();
    void shapesStandUnderTheSymbols();
    void formulasFollowTheModel();
    void stepsAreThoseTheModelHas();
    void theDocumentIsCitedWhereItSaysSo();
};

namespace {

/// Every attention and head of a run.
QList<WalkPlace> placesOf(const RunValues &values)
{
    QList<WalkPlace> places;
    for (const attn::AttentionPlace &place : values.run().model->places()) {
        for (int head = 0; head < values.config().heads; ++head)
            places << Walkthrough::chosenCell(values, place, attn::HeadIndex{head});
    }
    return places;
}

template <class Function>
void forEachStep(const Function &function)
{
    const RunValuesPtr values = currentCase();
    for (const WalkPlace &place : placesOf(*values)) {
        for (const Step &step : Walkthrough(values, place).steps()) {
            function(step, place, *values);
            if (QTest::currentTestFailed())
                return;
        }
    }
}

} // namespace

void TestSteps::everyStepIsWhole()
{
    int number = -1;
    forEachStep([&](const Step &step, const WalkPlace &, const RunValues &values) {
        number = step.number == 0 ? 0 : number + 1;
        QCOMPARE(step.number, number);
        for (const QString &text : {step.id, step.title, step.shortTitle, step.source, step.text})
            QVERIFY2(!text.isEmpty(), qPrintable(step.id));
        QVERIFY2(!step.text.contains('%'), qPrintable(step.text));
        for (const QString &latex : {step.latex, step.latexWithShapes, step.latexWithNumbers}) {
            QVERIFY2(support::wrongInLatex(latex).isEmpty(),
                     qPrintable(step.id + ": " + support::wrongInLatex(latex) + " in " + latex));
            QVERIFY2(!latex.contains('%') || latex.contains("\\%"), qPrintable(latex));
            const QString plain = plainLatex(latex);
            QVERIFY(!plain.contains("\\term") && !plain.contains("{query}") && !plain.contains("{weights}"));
        }
        QVERIFY(!step.results.isEmpty());
        for (const StepMatrix &matrix : step.inputs + step.results) {
            QVERIFY2(!matrix.values.empty(), qPrintable(step.id + " " + matrix.id));
            QVERIFY(matrix.rows.isEmpty() || matrix.rows.size() == matrix.rowCount());
            QVERIFY2(matrix.columns.isEmpty() || matrix.columns.size() == matrix.columnCount(), qPrintable(matrix.id));
            QVERIFY(support::wrongInLatex(matrix.latex).isEmpty());
        }
        QVERIFY(step.cell.has_value() || step.id == "why" || step.id == "tokens" || step.id == "dropout" ||
                step.id == "activation");
        QCOMPARE(step.note.isEmpty(), !step.cell || !step.cell->rounded);
        Q_UNUSED(values)
    });
}

void TestSteps::matricesAreTheRuns()
{
    forEachStep([&](const Step &step, const WalkPlace &, const RunValues &values) {
        for (const StepMatrix &matrix : step.inputs + step.results) {
            if (!matrix.opens)
                continue;
            for (attn::Index i = 0; i < matrix.rowCount(); ++i) {
                for (attn::Index j = 0; j < std::min<attn::Index>(matrix.columnCount(), 40); ++j) {
                    const Quantity cell = matrix.at(i, j);
                    QVERIFY2(values.has(cell), qPrintable(step.id + " " + matrix.id));
                    const double value = values.value(cell);
                    QVERIFY2(value == double(matrix.values(i, j)) || std::isnan(value),
                             qPrintable(step.id + " " + matrix.id));
                }
            }
        }
        if (step.cell)
            QCOMPARE(step.cell->value, values.value(step.cell->of));
    });
}

void TestSteps::resultsFollowFromInputs()
{
    forEachStep([&](const Step &step, const WalkPlace &, const RunValues &values) {
        if (step.id == "qkv") {
            const char *keys = step.latex.contains("xkv") ? "xkv" : "x";
            QVERIFY(worstProduct(matrixOf(step, "x"), matrixOf(step, "WQ"), false, &matrixOf(step, "bQ"),
                                 matrixOf(step, "Q")) < 1e-5);
            QVERIFY(worstProduct(matrixOf(step, keys), matrixOf(step, "WK"), false, &matrixOf(step, "bK"),
                                 matrixOf(step, "K")) < 1e-5);
            QVERIFY(worstProduct(matrixOf(step, keys), matrixOf(step, "WV"), false, &matrixOf(step, "bV"),
                                 matrixOf(step, "V")) < 1e-5);
        } else if (step.id == "scores") {
            QVERIFY(worstProduct(matrixOf(step, "Q"), matrixOf(step, "K"), true, nullptr, matrixOf(step, "S")) < 1e-5);
        } else if (step.id == "scale") {
            const StepMatrix &from = matrixOf(step, "S");
            for (attn::Index i = 0; i < from.rowCount(); ++i)
                for (attn::Index j = 0; j < from.columnCount(); ++j)
                    QVERIFY(std::abs(from.values(i, j) * values.trace().scale -
                                     matrixOf(step, "Sscaled").values(i, j)) < 1e-5f);
        } else if (step.id == "mask") {
            const StepMatrix &masked = matrixOf(step, "Smasked");
            const bool biased = step.latex.contains("b_{i,j}");
            for (attn::Index i = 0; i < masked.rowCount(); ++i)
                for (attn::Index j = 0; j < masked.columnCount(); ++j) {
                    const float bias = biased ? matrixOf(step, "B").values(i, j) : 0;
                    QVERIFY(std::isinf(masked.values(i, j)) ||
                            masked.values(i, j) == matrixOf(step, "Sscaled").values(i, j) + bias);
                }
        } else if (step.id == "context") {
            QVERIFY(worstProduct(matrixOf(step, "W"), matrixOf(step, "V"), false, nullptr, matrixOf(step, "Z")) < 1e-5);
        } else if (step.id == "output") {
            QVERIFY(worstProduct(matrixOf(step, "Zall"), matrixOf(step, "WO"), false, &matrixOf(step, "bO"),
                                 matrixOf(step, "Xout")) < 1e-5);
        } else if (step.id == "feed-forward") {
            QVERIFY(worstProduct(matrixOf(step, "y"), matrixOf(step, "W1"), false, &matrixOf(step, "b1"),
                                 matrixOf(step, "u")) < 1e-5);
            QVERIFY(worstProduct(matrixOf(step, "g"), matrixOf(step, "W2"), false, &matrixOf(step, "b2"),
                                 matrixOf(step, "F")) < 1e-5);
        } else if (step.id == "why") {
            QVERIFY(worstProduct(matrixOf(step, "U"), matrixOf(step, "V"), false, nullptr, matrixOf(step, "Zmean")) <
                    1e-5);
        }
    });
}

/// What a step shows is in the order of its equations, none left out, and each result comes out of something.
void TestSteps::equationsHoldEachMatrixOnce()
{
    forEachStep([&](const Step &step, const WalkPlace &, const RunValues &) {
        QStringList shown, all;
        int arrows = 0;
        for (const StepMatrix &matrix : step.matrices()) {
            shown << matrix.id;
            arrows += step.hasArrow(matrix.id);
        }
        for (const StepMatrix &matrix : step.inputs + step.results)
            all << matrix.id;
        QCOMPARE(QSet<QString>(shown.begin(), shown.end()), QSet<QString>(all.begin(), all.end()));
        QCOMPARE(shown.size(), all.size());
        QCOMPARE(arrows, std::max<int>(!step.inputs.isEmpty(), static_cast<int>(step.equations.size())));
        if (!step.equations.isEmpty())
            for (const StepMatrix &result : step.results)
                QVERIFY2(step.hasArrow(result.id), qPrintable(step.id + " " + result.id));
        if (step.id == "qkv")
            QCOMPARE(step.equations.size(), 3);
    });
}

void TestSteps::termsNameMatrices()
{
    static const QRegularExpression named("\\\\term\\{([^}]*)\\}");
    forEachStep([&](const Step &step, const WalkPlace &, const RunValues &) {
        QStringList names;
        for (const Term &term : step.terms) {
            names << term.name;
            matrixOf(step, qPrintable(term.matrix));
        }
        for (const QString &latex : {step.latex, step.latexWithShapes}) {
            for (const QRegularExpressionMatch &match : named.globalMatch(latex))
                QVERIFY2(names.contains(match.captured(1)), qPrintable(step.id + " " + match.captured(1)));
        }
        for (const QRegularExpressionMatch &match : named.globalMatch(step.latexWithNumbers)) {
            const QString name = match.captured(1);
            bool ok = false;
            const int operand = name.mid(1).toInt(&ok);
            if (name.startsWith('o') && ok)
                QVERIFY(step.cell && operand < int(step.cell->operands.size()));
        }
    });
}

void TestSteps::shapesStandUnderTheSymbols()
{
    const Step scores = stepOf({"tiny-encdec-pre"}, "scores", kCross);
    QVERIFY2(scores.latexWithShapes.contains("\\underset{3 \\times 4}{\\term{S}{"), qPrintable(scores.latexWithShapes));
    QVERIFY(scores.latexWithShapes.contains("\\underset{3 \\times 16}{\\term{Q}{"));
    QVERIFY(scores.latexWithShapes.contains("\\underset{16 \\times 4}{\\term{K}{")); // transposed
    QVERIFY(!scores.latex.contains("underset"));
}

void TestSteps::formulasFollowTheModel()
{
    const auto latex = [](const WalkCase &chosen, const char *id, const attn::AttentionPlace &place) {
        return stepOf(chosen, id, place).latex;
    };
    // scale
    QVERIFY(latex({"tiny-encdec-pre"}, "scale", kCross).contains("\\sqrt{d_k}"));
    QVERIFY(latex({"tiny-encdec-post"}, "scale", kCross).contains("0.250"));
    QVERIFY(!latex({"tiny-classifier"}, "scale", kEncoder).contains("\\frac"));
    // norm
    QVERIFY(latex({"tiny-encdec-pre"}, "input", kEncoder).contains("\\varepsilon"));
    QVERIFY(!latex({"tiny-encdec-post"}, "input", kEncoder).contains("\\varepsilon"));
    QVERIFY(!latex({"tiny-encdec-pre"}, "residual", kEncoder).contains("\\varepsilon"));
    QVERIFY(latex({"tiny-encdec-post"}, "residual", kEncoder).contains("\\varepsilon"));
    // activation
    QVERIFY(latex({"tiny-encdec-pre"}, "feed-forward", kEncoder).contains("\\max"));
    QVERIFY(latex({"tiny-encoder"}, "feed-forward", kEncoder).contains("erf"));
    QVERIFY(latex({"tiny-decoder"}, "feed-forward", kDecoderSelf).contains("\\tanh"));
    // positions
    QVERIFY(latex({"tiny-encdec-pre"}, "positions", kEncoder).contains("10000"));
    QVERIFY(!latex({"tiny-encoder"}, "positions", kEncoder).contains("10000"));
    for (const char *id : {"positions", "mask"}) {
        QVERIFY(latex({"tiny-decoder-alibi"}, id, kDecoderSelf).contains("-\\theta_{1} \\left|i - j\\right|"));
        QVERIFY(latex({"tiny-encdec-relative"}, id, kEncoder).contains("R_{\\beta(j - i),1}"));
        QVERIFY(!latex({"tiny-encdec-pre"}, id, kEncoder).contains("b_{i,j}"));
    }
    QVERIFY(latex({"tiny-encdec-relative"}, "mask", kEncoder).contains(" + \\term{B}{B_{1}}"));
    const attn::AttentionPlace cross{attn::Block::Decoder, attn::LayerIndex{0}, attn::AttentionKind::Cross};
    QVERIFY(!latex({"tiny-encdec-relative"}, "mask", cross).contains("B_{1}"));
    // embedding
    QVERIFY(latex({"tiny-encdec-pre"}, "embedding", kEncoder).contains("\\sqrt{d_{\\text{model}}}"));
    QVERIFY(!latex({"tiny-encoder"}, "embedding", kEncoder).contains("\\sqrt"));
    // output
    QVERIFY(latex({"tiny-encdec-pre"}, "logits", kCross).contains("\\top"));
    QVERIFY(!latex({"tiny-encdec-post"}, "logits", kCross).contains("\\top"));
    // cross-attention has two inputs
    QVERIFY(latex({"tiny-encdec-pre"}, "qkv", kCross).contains("x^{kv}"));
    QVERIFY(!latex({"tiny-encdec-pre"}, "qkv", kEncoder).contains("x^{kv}"));
    // heads count from 1
    QVERIFY(stepOf({"tiny-encdec-pre"}, "context", kCross, 1).latex.contains("Z_{2}"));
}

void TestSteps::stepsAreThoseTheModelHas()
{
    const auto count = [](const char *model, const attn::AttentionPlace &place) {
        const RunValuesPtr values = walkCase({model});
        return Walkthrough(values, {place}).count();
    };
    QCOMPARE(count("tiny-encdec-pre", kCross), 20);
    QCOMPARE(count("tiny-decoder", kDecoderSelf), 20);
    QCOMPARE(count("tiny-classifier", kEncoder), 20);
    QCOMPARE(count("tiny-encoder", kEncoder), 19); // no answer
}

void TestSteps::theDocumentIsCitedWhereItSaysSo()
{
    const RunValuesPtr values = walkCase({"tiny-encdec-pre"});
    const QHash<QString, QString> sections{{"why", "1.1"},      {"projections", "2.2.2"}, {"qkv", "2.2.1"},
                                           {"scores", "2.2.1"}, {"scale", "5.2"},         {"softmax", "2.2.1"},
                                           {"dropout", "5.2"},  {"context", "2.2.1"},     {"concatenate", "2.2.2"},
                                           {"output", "2.2.2"}, {"activation", "2.2.1"}};
    for (const Step &step : Walkthrough(values, {kCross}).steps()) {
        QCOMPARE(step.section, sections.value(step.id));
        QVERIFY(step.source.contains(step.section.isEmpty() ? "Vaswani et al. 2017" : "document " + step.section));
    }
}

QTEST_GUILESS_MAIN(TestSteps)
#include "tst_steps.moc"
