// SPDX-License-Identifier: GPL-3.0-or-later
// What single steps tell: masks, the answer, the chosen cell, curves, what is tried.
#include <QTemporaryDir>
#include <QTest>

#include "support/random_model.h"
#include "support/steps_of.h"
#include "walkthrough/latex.h"

using namespace lab;
using namespace lab::test;

class TestSingleSteps : public QObject {
    Q_OBJECT
private slots:
    void masksAreTold_data();
    void masksAreTold();
    void theAnswerIsTheRunsOwn();
    void theChosenCellIsAWord();
    void cellsBeyondTheRunAreTheLast();
    void hugeAndTinyNumbersStayLegible();
    void positionsAreCurvesToo();
    void keysAsQueriesMakeTheScoresSymmetric();
    void ofManyHeadsAFewAreShown();
};

void TestSingleSteps::masksAreTold_data()
{
    using Mask = attn::MaskChoice::Kind;
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("decoder");
    QTest::addColumn<QString>("condition");
    QTest::addColumn<int>("hidden");
    QTest::newRow("encoder") << int(Mask::Model) << false << QString() << 0;
    QTest::newRow("causal") << int(Mask::Causal) << false << "j \\le i" << 6;
    QTest::newRow("decoder") << int(Mask::Model) << true << "j \\le i" << 6;
    QTest::newRow("decoder without") << int(Mask::None) << true << QString() << 0;
    QTest::newRow("window") << int(Mask::Window) << false << "\\left|i - j\\right| \\le 1" << 6;
}

void TestSingleSteps::masksAreTold()
{
    QFETCH(const int, kind);
    QFETCH(const bool, decoder);
    QFETCH(const QString, condition);
    QFETCH(const int, hidden);
    const WalkCase chosen{decoder ? "tiny-decoder" : "tiny-encoder", {attn::MaskChoice::Kind(kind), 1}};
    const Step step = stepOf(chosen, "mask", decoder ? kDecoderSelf : kEncoder);
    QCOMPARE(step.latex.contains("cases"), hidden > 0);
    QVERIFY2(step.latex.contains(condition), qPrintable(step.latex));
    int infinite = 0;
    const StepMatrix &masked = step.results.first();
    for (attn::Index i = 0; i < masked.rowCount(); ++i)
        for (attn::Index j = 0; j < masked.columnCount(); ++j)
            infinite += masked.values(i, j) == -INFINITY;
    QCOMPARE(infinite, hidden);
    QVERIFY(step.text.contains(hidden > 0 ? QStringLiteral(": %1 of 16").arg(hidden) : "hides nothing"));
}

void TestSingleSteps::theAnswerIsTheRunsOwn()
{
    for (const char *model : {"tiny-encdec-pre", "tiny-encdec-post"}) {
        const RunValuesPtr values = walkCase({model});
        for (int row = 0; row < 3; ++row) {
            WalkPlace place{kCross};
            place.query = row;
            const Step step = Walkthrough(values, place).step(19);
            const auto logits = values->trace().logits.matrix().row(row);
            const auto best = std::max_element(logits.begin(), logits.end()) - logits.begin();
            QCOMPARE(step.results.first().columnIndex.first(), int(best));
            const bool last = row == 2;
            const bool fed = !last && values->trace().decoder->tokens.at(std::size_t(row) + 1).id == best;
            QCOMPARE(step.text.contains("It is what is fed next"), fed);
            QCOMPARE(step.text.contains("last position"), last);
            float before = 2;
            for (attn::Index j = 0; j < step.results.first().columnCount(); ++j) {
                QVERIFY(step.results.first().values(0, j) <= before);
                before = step.results.first().values(0, j);
            }
        }
    }
}

void TestSingleSteps::theChosenCellIsAWord()
{
    const RunValuesPtr values = walkCase({"tiny-encdec-pre"});
    const WalkPlace chosen = Walkthrough::chosenCell(*values, kCross, attn::HeadIndex{1});
    QCOMPARE(chosen.query, 1); // the first is fed the start token
    const auto row = values->layer(kCross).weights.head(1).row(1);
    QCOMPARE(chosen.key, std::max_element(row.begin(), row.end()) - row.begin());
    QCOMPARE(Walkthrough::chosenCell(*values, kCross, attn::HeadIndex{1}, 2).query, 2);
}

void TestSingleSteps::cellsBeyondTheRunAreTheLast()
{
    const RunValuesPtr values = walkCase({"tiny-encdec-pre"});
    WalkPlace far{kCross};
    far.query = far.key = far.dimension = 1000;
    const Walkthrough walk(values, far);
    QCOMPARE(walk.place().query, 2);
    QCOMPARE(walk.place().key, 3);
    QCOMPARE(walk.place().dimension, 15);
    QCOMPARE(walk.steps().size(), 20);
}

void TestSingleSteps::hugeAndTinyNumbersStayLegible()
{
    QCOMPARE(latexNumber(1e30, 3), "1.00\\times 10^{30}");
    QCOMPARE(latexNumber(-1.234e-30, 3), "-1.23\\times 10^{-30}");
    QCOMPARE(latexFactor(-1.234e-30, 3), "(-1.23\\times 10^{-30})");
    QCOMPARE(latexNumber(0, 3), "0");
    QCOMPARE(latexNumber(0.8749, 3), "0.875");
    QCOMPARE(latexNumber(0.0004, 3), "4.00\\times 10^{-4}");
    QCOMPARE(latexNumber(-INFINITY, 3), "-\\infty");
    QCOMPARE(latexNumber(NAN, 3), "\\text{NaN}");
    QCOMPARE(latexText("a{b}_$\\^~"), QString::fromUtf8("\\text{a\\{b\\}\\_\\$\u2216\u02C6\u02DC}"));
    QCOMPARE(plainLatex("\\term{Q}{\\textcolor{query}{Q_{1}}} + \\term{a}{b}"), "\\textcolor{blue}{Q_{1}} + b");
    QCOMPARE(plainLatex("\\term{a}{\\text{x\\}y}}"), "\\text{x\\}y}");
    for (const double number : {1e30, -1.5, 0.0001, 0.0, 123.456})
        QVERIFY(std::abs(shownNumber(number, 4) - number) <= std::max(5e-5, std::abs(number) * 1e-3));
}

/// At the text's positions they are the numbers of the table, and they go on beyond them.
void TestSingleSteps::positionsAreCurvesToo()
{
    for (const char *model : {"tiny-encdec-pre", "tiny-decoder"}) {
        const Step step = stepOf({model}, "positions", kDecoderSelf);
        QVERIFY(step.curves);
        const attn::ConstMatrixView curves = step.curves->values->matrix();
        const StepMatrix &positions = matrixOf(step, "P");
        QCOMPARE(curves.rows, attn::Index(step.curves->names.size()));
        QCOMPARE(step.curves->used, positions.rowCount());
        QVERIFY(curves.cols > positions.rowCount());
        QVERIFY(curves.rows > 1);
        for (attn::Index k = 0; k < curves.rows; ++k) {
            const int column = step.curves->names.at(k).section(' ', -1).toInt() - 1;
            for (attn::Index p = 0; p < positions.rowCount(); ++p)
                QCOMPARE(curves(k, p), positions.values(p, column));
        }
    }
    QVERIFY(!stepOf({"tiny-encdec-pre"}, "input", kDecoderSelf).curves);
}

void TestSingleSteps::keysAsQueriesMakeTheScoresSymmetric()
{
    const RunValuesPtr values = walkCase({"tiny-decoder"});
    WalkPlace place = Walkthrough::chosenCell(*values, kDecoderSelf, attn::HeadIndex{1});
    const auto scores = [&] {
        for (const Step &step : Walkthrough(values, place).steps())
            if (step.id == QLatin1String("scores"))
                return step;
        return Step();
    };
    const auto isSymmetric = [](const StepMatrix &s) {
        for (attn::Index i = 0; i < s.rowCount(); ++i)
            for (attn::Index j = 0; j < s.columnCount(); ++j)
                if (s.values(i, j) != s.values(j, i))
                    return false;
        return true;
    };
    QVERIFY(!isSymmetric(scores().results.first()));
    place.keysAreQueries = true;
    const Step tried = scores();
    QVERIFY(isSymmetric(tried.results.first()));
    QVERIFY(tried.text.contains("differ by more than 0."));
    QVERIFY(worstProduct(matrixOf(tried, "Q"), matrixOf(tried, "K"), true, nullptr, tried.results.first()) < 1e-5);
    const attn::ConstMatrixView q = matrixOf(tried, "Q").values;
    QCOMPARE(matrixOf(tried, "K").values(1, 2), q(1, 2));
    QCOMPARE(matrixOf(tried, "K").role, Role::Key);
    // queries and keys of different texts can't be the same
    place = Walkthrough::chosenCell(*walkCase({"tiny-encdec-pre"}), kCross, attn::HeadIndex{0});
    place.keysAreQueries = true;
    QVERIFY(!Walkthrough(walkCase({"tiny-encdec-pre"}), place).place().keysAreQueries);
}

void TestSingleSteps::ofManyHeadsAFewAreShown()
{
    QTemporaryDir folder;
    RandomEncoder::write(folder.path().toStdString(), 1, 16, 32);
    Experiment experiment;
    experiment.model = folder.path();
    experiment.request.text = "the animal was tired";
    Runner runner;
    const auto values = std::make_shared<const RunValues>(runner.run(experiment));
    const attn::AttentionPlace place{attn::Block::Encoder, attn::LayerIndex{0}, attn::AttentionKind::Self};
    const Step step = Walkthrough(values, {place, attn::HeadIndex{6}}).step(13);
    QStringList shown;
    for (const StepMatrix &matrix : step.inputs)
        shown << matrix.id;
    QCOMPARE(shown, (QStringList{"Z1", "Z2", "Z7", "Z16"}));
    QCOMPARE(step.latex.count("\\cdots"), 2);
    QCOMPARE(step.results.first().columnCount(), values->config().heads * values->config().d_v);
}

QTEST_GUILESS_MAIN(TestSingleSteps)
#include "tst_single_steps.moc"
