// SPDX-License-Identifier: GPL-3.0-or-later
// The steps' numbers are the run's, their formulas the model's, their sentences true.
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "support/latex_check.h"
#include "support/random_model.h"
#include "support/walk_cases.h"
#include "walkthrough/latex.h"
#include "walkthrough/walkthrough.h"

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
    void termsNameMatrices_data() { addWalkCases(); }
    void termsNameMatrices();
    void shapesStandUnderTheSymbols();
    void formulasFollowTheModel();
    void stepsAreThoseTheModelHas();
    void theDocumentIsCitedWhereItSaysSo();
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

const StepMatrix &matrixOf(const Step &step, const char *id)
{
    static const StepMatrix none;
    for (const QList<StepMatrix> *list : {&step.inputs, &step.results}) {
        for (const StepMatrix &matrix : *list) {
            if (matrix.id == QLatin1String(id))
                return matrix;
        }
    }
    QTest::qFail(qPrintable(step.id + " has no matrix " + id), __FILE__, __LINE__);
    return none;
}

Step stepOf(const WalkCase &chosen, const char *id, const attn::AttentionPlace &place, int head = 0)
{
    const RunValuesPtr values = walkCase(chosen);
    const Walkthrough walk(values, Walkthrough::chosenCell(*values, place, attn::HeadIndex{head}));
    for (const Step &step : walk.steps()) {
        if (step.id == QLatin1String(id))
            return step;
    }
    return {};
}

constexpr attn::AttentionPlace kDecoderSelf{attn::Block::Decoder, attn::LayerIndex{0}, attn::AttentionKind::Self};

/// a · b (or a · bᵀ) + bias against what is there.
double worstProduct(const StepMatrix &a, const StepMatrix &b, bool transposed, const StepMatrix *bias,
                    const StepMatrix &result)
{
    double worst = 0;
    for (attn::Index i = 0; i < result.rowCount(); ++i) {
        for (attn::Index j = 0; j < result.columnCount(); ++j) {
            double sum = bias ? double(bias->values(0, j)) : 0;
            for (attn::Index c = 0; c < a.columnCount(); ++c)
                sum += double(a.values(i, c)) * double(transposed ? b.values(j, c) : b.values(c, j));
            worst = std::max(worst, std::abs(sum - double(result.values(i, j))) / std::max(1.0, std::abs(sum)));
        }
    }
    return worst;
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

void TestSteps::masksAreTold_data()
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

void TestSteps::masksAreTold()
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

void TestSteps::theAnswerIsTheRunsOwn()
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

void TestSteps::theChosenCellIsAWord()
{
    const RunValuesPtr values = walkCase({"tiny-encdec-pre"});
    const WalkPlace chosen = Walkthrough::chosenCell(*values, kCross, attn::HeadIndex{1});
    QCOMPARE(chosen.query, 1); // the first is fed the start token
    const auto row = values->layer(kCross).weights.head(1).row(1);
    QCOMPARE(chosen.key, std::max_element(row.begin(), row.end()) - row.begin());
    QCOMPARE(Walkthrough::chosenCell(*values, kCross, attn::HeadIndex{1}, 2).query, 2);
}

void TestSteps::cellsBeyondTheRunAreTheLast()
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

void TestSteps::hugeAndTinyNumbersStayLegible()
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
void TestSteps::positionsAreCurvesToo()
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

void TestSteps::keysAsQueriesMakeTheScoresSymmetric()
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

void TestSteps::ofManyHeadsAFewAreShown()
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

QTEST_GUILESS_MAIN(TestSteps)
#include "tst_steps.moc"
