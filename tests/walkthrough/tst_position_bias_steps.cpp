// SPDX-License-Identifier: GPL-3.0-or-later
// Models whose positions are a bias: where the order of words is told, and what the bias opens into.
#include <QTest>

#include "session/inspection.h"
#include "support/steps_of.h"
#include "walkthrough/operands.h"
#include "walkthrough/worksheet.h"

using namespace lab;
using namespace lab::test;

class TestPositionBiasSteps : public QObject {
    Q_OBJECT
private slots:
    void layerZeroReceivesTheEmbeddings_data();
    void layerZeroReceivesTheEmbeddings();
    void slopesAreShownHeadByHead();
    void curvesAreTheBiasByDistance();
    void bucketsOfEachDistance();
    void anAlibiCellOpensIntoSlopeAndDistance();
    void aLearnedCellOpensIntoItsParameter();
    void theMaskedScoreIsScorePlusBias();
    void aHiddenCellTellsItsBiasToo();
    void crossAttentionHasNone();
    void questionsAndExercisesCountTheBias();
};

namespace {

const WalkCase kAlibi{"tiny-decoder-alibi"};
const WalkCase kRelative{"tiny-encdec-relative"};
constexpr attn::AttentionPlace kCrossOfRelative{attn::Block::Decoder, attn::LayerIndex{0}, attn::AttentionKind::Cross};

QuantityPlace at(const attn::AttentionPlace &place, int head)
{
    return {place.block, place.layer, partOf(place.kind), attn::HeadIndex{head}};
}

} // namespace

void TestPositionBiasSteps::layerZeroReceivesTheEmbeddings_data()
{
    QTest::addColumn<bool>("alibi");
    QTest::newRow("ALiBi") << true;
    QTest::newRow("learned") << false;
}

void TestPositionBiasSteps::layerZeroReceivesTheEmbeddings()
{
    QFETCH(const bool, alibi);
    const attn::AttentionPlace place = alibi ? kDecoderSelf : kEncoder;
    const Step step = stepOf(alibi ? kAlibi : kRelative, "positions", place);
    const StepMatrix &e = matrixOf(step, "e"), &h = matrixOf(step, "h");
    for (attn::Index i = 0; i < e.rowCount(); ++i)
        for (attn::Index c = 0; c < e.columnCount(); ++c)
            QCOMPARE(h.values(i, c), e.values(i, c));
    QCOMPARE(step.cell->rule, Rule::Same);
    QVERIFY(step.text.contains("adds no vector") && step.text.contains("step 9"));
    QVERIFY(!step.values->has(QuantityPlace{place.block}.of(What::Sinusoid)));
    QVERIFY(stepOf(alibi ? kAlibi : kRelative, "input", place).text.contains("adds no positions"));
}

void TestPositionBiasSteps::slopesAreShownHeadByHead()
{
    const Step step = stepOf(kAlibi, "positions", kDecoderSelf, 4);
    const StepMatrix &slopes = matrixOf(step, "slopes");
    const std::vector<float> wanted = attn::alibiSlopes(6);
    QCOMPARE(slopes.rowCount(), attn::Index{6});
    for (attn::Index head = 0; head < 6; ++head)
        QCOMPARE(slopes.values(head, 0), -wanted[std::size_t(head)]);
    QVERIFY2(step.latexWithNumbers.startsWith("-\\theta_{5} = -2^{-8 \\cdot 1/8} = \\term{tvalue}{-0.500}"),
             qPrintable(step.latexWithNumbers));
    QVERIFY2(step.text.contains(QString::fromUtf8("head 4 (Z₅) gets −0.500 for each position")), qPrintable(step.text));
}

void TestPositionBiasSteps::curvesAreTheBiasByDistance()
{
    const Step alibi = stepOf(kAlibi, "positions", kDecoderSelf, 4);
    QCOMPARE(alibi.curves->names.first(), QString::fromUtf8("head 4 (Z₅)"));
    QCOMPARE(alibi.curves->values->matrix()(0, 3), -1.5f);
    const Step learned = stepOf(kRelative, "positions", kEncoder, 2);
    QCOMPARE(learned.curves->names.size(), 2);
    const attn::ConstMatrixView bias = learned.values->matrix(at(kEncoder, 2).of(What::Bias));
    for (attn::Index d = 0; d < 4; ++d) {
        QCOMPARE(learned.curves->values->matrix()(0, d), bias(3, 3 - d));
        QCOMPARE(learned.curves->values->matrix()(1, d), bias(0, d));
    }
    QCOMPARE(stepOf(kRelative, "positions", kCrossOfRelative).curves->names.size(), 1); // the decoder looks back only
}

void TestPositionBiasSteps::bucketsOfEachDistance()
{
    const Step step =
        stepOf({"tiny-encdec-relative", {}, {}, {5, 9, 7, 11, 3, 4, 6, 8, 10, 12, 13}}, "positions", kEncoder);
    const StepMatrix &buckets = matrixOf(step, "buckets");
    // 4 buckets a side, 2 of them exact; 2 + ⌊2 ln(n/2) / ln(9/2)⌋ goes to 3 at n = 2 √4.5 = 4.2
    const QList<float> before{0, 1, 2, 2, 2, 3, 3, 3, 3, 3, 3}, after{0, 5, 6, 6, 6, 7, 7, 7, 7, 7, 7};
    for (int d = 0; d < before.size(); ++d) {
        QCOMPARE(buckets.values(0, d), before[d]);
        QCOMPARE(buckets.values(1, d), after[d]);
    }
    QVERIFY(buckets.integers && !buckets.opens);
}

void TestPositionBiasSteps::anAlibiCellOpensIntoSlopeAndDistance()
{
    const RunValuesPtr values = walkCase(kAlibi);
    const Unfolding bias = unfold(*values, at(kDecoderSelf, 0).of(What::Bias, 3, 1));
    QCOMPARE(bias.rule, Rule::Product);
    QCOMPARE(bias.operands[0].quantity.what, What::Slope);
    QCOMPARE(bias.operands[1].quantity.what, What::Distance);
    QCOMPARE(bias.operands[1].value, 2.0);
    QCOMPARE(bias.latex, "b_{4,2} = \\term{o0}{-\\theta_{1}}\\, \\term{o1}{\\left|4 - 2\\right|}");
    QCOMPARE(bias.numbers, "b_{4,2} = \\term{o0}{-0.250} \\cdot \\term{o1}{2} = \\term{value}{-0.500}");
    const Unfolding distance = unfold(*values, bias.operands[1].quantity);
    QCOMPARE(distance.rule, Rule::Leaf);
    QCOMPARE(distance.numbers, "\\left|4 - 2\\right| = \\term{value}{2}");
    const Unfolding slope = unfold(*values, bias.operands[0].quantity);
    QCOMPARE(slope.numbers, "-\\theta_{1} = -2^{-8 \\cdot 1/4} = \\term{value}{-0.250}");
    QVERIFY(!slope.rounded);
    QVERIFY(!values->has(at(kDecoderSelf, 6).of(What::Slope, 6)));
}

void TestPositionBiasSteps::aLearnedCellOpensIntoItsParameter()
{
    const RunValuesPtr values = walkCase(kRelative);
    const Unfolding bias = unfold(*values, at(kEncoder, 2).of(What::Bias, 1, 2));
    QCOMPARE(bias.rule, Rule::Same);
    QCOMPARE(bias.operands[0].quantity, parameter("encoder.relative_bias.weight", 5, 2));
    QCOMPARE(bias.latex, "b_{2,3} = \\term{o0}{R_{5,3}}");
    const Unfolding learned = unfold(*values, bias.operands[0].quantity);
    QCOMPARE(learned.rule, Rule::Leaf);
    QVERIFY2(learned.text.contains("bucket 5, head 2"), qPrintable(learned.text));
    const Unfolding decoder = unfold(*values, at(kDecoderSelf, 0).of(What::Bias, 2, 0));
    QCOMPARE(decoder.operands[0].quantity, parameter("decoder.relative_bias.weight", 2, 0));
}

void TestPositionBiasSteps::theMaskedScoreIsScorePlusBias()
{
    const RunValuesPtr values = walkCase(kRelative);
    const Unfolding sum = unfold(*values, at(kEncoder, 1).of(What::MaskedScore, 1, 2));
    QCOMPARE(sum.rule, Rule::Sum);
    QCOMPARE(sum.latex, "\\tilde{s}_{2,3} = \\term{o0}{s_{2,3}^{\\prime}} + \\term{o1}{b_{2,3}}");
    const Step step = stepOf(kRelative, "mask", kEncoder, 1);
    QCOMPARE(step.title, "What distance adds, and what must not be seen");
    QCOMPARE(step.shortTitle, "Bias, mask");
    QVERIFY(step.latexWithShapes.contains("\\underset{4 \\times 4}{\\term{B}{B_{2}}}"));
    QVERIFY2(step.source.startsWith("bias: Raffel"), qPrintable(step.source));
    QVERIFY(stepOf(kAlibi, "mask", kDecoderSelf).source.startsWith("bias: Press"));
    // the softmax's numbers are those of the engine
    const attn::ConstMatrixView weights = values->matrix(at(kEncoder, 1).of(What::Weight));
    for (attn::Index j = 0; j < 4; ++j) {
        const double share = values->value(at(kEncoder, 1).of(What::Exponential, 2, j)) /
                             values->value(at(kEncoder, 1).of(What::RowSum, 2));
        QVERIFY(std::abs(share - double(weights(2, j))) < 1e-6);
    }
}

void TestPositionBiasSteps::aHiddenCellTellsItsBiasToo()
{
    const RunValuesPtr values = walkCase(kAlibi);
    const Unfolding hidden = unfold(*values, at(kDecoderSelf, 0).of(What::MaskedScore, 1, 2));
    QCOMPARE(hidden.rule, Rule::Hidden);
    const Step step = stepOf(kAlibi, "mask", kDecoderSelf);
    QVERIFY2(step.latex.contains("\\term{Sscaled}{s^{\\prime}_{i,j}} + \\term{B}{b_{i,j}} & j \\le i"),
             qPrintable(step.latex));
}

void TestPositionBiasSteps::crossAttentionHasNone()
{
    const RunValuesPtr values = walkCase(kRelative);
    QVERIFY(!values->has(at(kCrossOfRelative, 0).of(What::Bias)));
    QVERIFY(values->layer(kCrossOfRelative).bias.empty());
    QVERIFY(!values->layer(kEncoder).bias.empty());
    const Step step = stepOf(kRelative, "mask", kCrossOfRelative);
    QCOMPARE(step.shortTitle, "Mask");
    QVERIFY(step.text.startsWith("Between the words of two texts"));
    QCOMPARE(unfold(*values, at(kCrossOfRelative, 0).of(What::MaskedScore, 1, 2)).rule, Rule::Same);
}

void TestPositionBiasSteps::questionsAndExercisesCountTheBias()
{
    const Step step = stepOf(kAlibi, "scores", kDecoderSelf);
    const Walkthrough walk(step.values, Walkthrough::chosenCell(*step.values, kDecoderSelf, attn::HeadIndex{0}));
    const Question &question = step.questions.first();
    QCOMPARE(question.id, "most-weight");
    const double score =
        step.values->value(at(kDecoderSelf, 0).of(What::MaskedScore, walk.place().query, walk.place().key));
    QVERIFY2(question.reason.contains("together " + QString::number(score, 'f', 3).replace('-', QChar(0x2212))),
             qPrintable(question.reason));
    const QList<Exercise> sheet = worksheet(*step.values, kDecoderSelf, attn::HeadIndex{0}, 3);
    QVERIFY(
        std::ranges::any_of(sheet, [](const Exercise &exercise) { return exercise.text.contains("with their bias"); }));
}

QTEST_GUILESS_MAIN(TestPositionBiasSteps)
#include "tst_position_bias_steps.moc"
