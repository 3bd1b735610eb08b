// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "figures/labels.h"
#include "session/runner.h"
#include "support/tiny_models.h"
#include "views/inspector_text.h"

using namespace lab;
using namespace lab::test;

namespace {

/// What is read: no markup, no invisible joiners.
QString withoutTags(QString html)
{
    static const QRegularExpression unseen(QStringLiteral("<[^>]*>|\\x{2060}"));
    return html.remove(unseen);
}

} // namespace

/// Every sentence has its condition; every number is one of the trace.
class TestInspectorText : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void aCellOfADecoderProducesAtAFedPosition();
    void aCellOfAnEncoder();
    void aMaskedCell();
    void aRowNamesTheLargestOnlyWhereThereIsOne();
    void aColumnLikewise();
    void aRowWithoutAnyKey();
    void negativeFactorsStandInBrackets();
    void theScaleIsWrittenAsItIs_data();
    void theScaleIsWrittenAsItIs();
    void aBiasIsNamedBesideTheScore();
    void textOfTheTokensIsNotMarkup();
    void theSumIsExact();

private:
    Inspection inspect(const attn::LayerTrace &layer, int head = 0) const
    {
        return {m_run, std::make_shared<const attn::LayerTrace>(layer), attn::HeadIndex{head}};
    }
    QString plain(const attn::LayerTrace &layer, const Cell &cell) const
    {
        return InspectorText::plainSentence(inspect(layer), cell);
    }
    static void setRow(attn::LayerTrace &layer, int i, const std::vector<float> &row)
    {
        for (std::size_t j = 0; j < row.size(); ++j)
            layer.weights.heads().head(0)(i, static_cast<attn::Index>(j)) = row[j];
    }

    RunPtr m_run;
    attn::LayerTrace m_cross;
    attn::LayerTrace m_encoder;
};

void TestInspectorText::initTestCase()
{
    Experiment experiment = tinyExperiment("the cat sees .");
    experiment.request.target = "le chat voit";
    Runner runner;
    m_run = runner.run(experiment);
    m_cross = *m_run->model->layer(*m_run->trace, kCross);
    m_encoder = *m_run->model->layer(*m_run->trace, kEncoder);
}

void TestInspectorText::aCellOfADecoderProducesAtAFedPosition()
{
    setRow(m_cross, 1, {0.125f, 0.5f, 0.25f, 0.125f});
    QCOMPARE(plain(m_cross, {1, 2}),
             QStringLiteral("To produce chat, position 2 (fed le) gives sees a weight of 0.25."));
    const Inspection inspection = inspect(m_cross);
    const QString rich = InspectorText(inspection, Theme::light()).sentence({1, 2});
    QVERIFY(rich.contains(Theme::light().query.text.name()));
    QVERIFY(rich.contains(Theme::light().key.text.name()));
    QVERIFY(rich.contains(QStringLiteral("0.250")));
}

void TestInspectorText::aCellOfAnEncoder()
{
    setRow(m_encoder, 1, {0.125f, 0.5f, 0.25f, 0.125f});
    QCOMPARE(plain(m_encoder, {1, 2}), QStringLiteral("cat (position 2) gives sees (position 3) a weight of 0.25."));
}

void TestInspectorText::aMaskedCell()
{
    attn::LayerTrace layer = m_encoder;
    layer.mask.causal = true;
    setRow(layer, 0, {1, 0, 0, 0});
    QCOMPARE(plain(layer, {0, 2}), QStringLiteral("The mask hides sees (position 3) from the (position 1)."));
    const Inspection inspection = inspect(layer);
    QCOMPARE(shareText(inspection.softmax(0).at(2)), QStringLiteral("–"));
}

void TestInspectorText::aRowNamesTheLargestOnlyWhereThereIsOne()
{
    setRow(m_encoder, 1, {0.125f, 0.5f, 0.25f, 0.125f});
    QCOMPARE(plain(m_encoder, {1, std::nullopt}),
             QStringLiteral("cat (position 2) gives its largest weight, 0.5, to cat (position 2)."));
    setRow(m_encoder, 1, {0.25f, 0.25f, 0.25f, 0.25f});
    QCOMPARE(plain(m_encoder, {1, std::nullopt}),
             QStringLiteral("cat (position 2) gives its largest weight to several keys at once."));
}

void TestInspectorText::aColumnLikewise()
{
    for (int i = 0; i < 4; ++i)
        setRow(m_encoder, i, {0.5f, 0.25f, 0.125f, 0.125f});
    QCOMPARE(plain(m_encoder, {std::nullopt, 0}),
             QStringLiteral("No single position gives the (position 1) the largest weight."));
    setRow(m_encoder, 3, {0.75f, 0.25f, 0, 0});
    QCOMPARE(plain(m_encoder, {std::nullopt, 0}),
             QStringLiteral("the (position 1) gets its largest weight, 0.75, from . (position 4)."));
}

void TestInspectorText::aRowWithoutAnyKey()
{
    attn::LayerTrace layer = m_encoder;
    setRow(layer, 2, {0, 0, 0, 0});
    QCOMPARE(plain(layer, {2, std::nullopt}),
             QStringLiteral("The mask leaves sees (position 3) no key: all its weights are 0."));
}

void TestInspectorText::negativeFactorsStandInBrackets()
{
    attn::LayerTrace layer = m_cross;
    const attn::Index d = layer.q.shape().at(2);
    for (attn::Index c = 0; c < d; ++c) {
        layer.q.heads().head(0)(0, c) = c % 2 ? -0.44f : 0.81f;
        layer.k.heads().head(0)(0, c) = c % 2 ? -1.07f : 1.92f;
    }
    const Inspection inspection = inspect(layer);
    const InspectorText text(inspection, Theme::light());
    const QString few = withoutTags(text.scoreNumbers(0, 0, false));
    QVERIFY2(few.contains(QStringLiteral("0.81·1.92 + (−0.44)(−1.07)")), qPrintable(few));
    QVERIFY2(few.contains(QStringLiteral("… %1 more").arg(d - InspectorText::kTerms)), qPrintable(few));
    const QString all = withoutTags(text.scoreNumbers(0, 0, true));
    QCOMPARE(all.count(u'+'), int(d) - 1);
}

void TestInspectorText::theScaleIsWrittenAsItIs_data()
{
    QTest::addColumn<attn::ScaleChoice>("scale");
    QTest::addColumn<QString>("expected");
    QTest::newRow("as the model") << attn::ScaleChoice{} << QStringLiteral("1/√16");
    QTest::newRow("number") << attn::ScaleChoice{attn::ScaleChoice::Kind::Number, 0.5f} << QStringLiteral("× 0.5");
    QTest::newRow("none") << attn::ScaleChoice{attn::ScaleChoice::Kind::None, 1} << QString();
}

void TestInspectorText::theScaleIsWrittenAsItIs()
{
    QFETCH(const attn::ScaleChoice, scale);
    QFETCH(const QString, expected);
    Experiment experiment = tinyExperiment("the cat");
    experiment.request.scale = scale;
    Runner runner;
    const RunPtr run = runner.run(experiment);
    const Inspection inspection(run, run->model->layer(*run->trace, kCross), attn::HeadIndex{0});
    const QString formula = withoutTags(InspectorText(inspection, Theme::light()).scoreFormula(0, 0));
    if (expected.isEmpty())
        QVERIFY(!formula.contains(u'×'));
    else
        QVERIFY2(formula.contains(expected), qPrintable(formula));
}

/// What stands there adds up to the number that the softmax takes.
void TestInspectorText::aBiasIsNamedBesideTheScore()
{
    Runner runner;
    const RunPtr run = runner.run(tinyExperiment("the cat sees .", "tiny-encdec-relative"));
    const auto layer = run->model->layer(*run->trace, kEncoder);
    const Inspection inspection(run, layer, attn::HeadIndex{1});
    const float bias = layer->bias.head(1)(0, 2), taken = inspection.softmax(0).at(2).score;
    QCOMPARE(taken, inspection.score(0, 2) + bias);
    const InspectorText text(inspection, Theme::light());
    const QString formula = withoutTags(text.scoreFormula(0, 2));
    QVERIFY2(formula.contains(" + b1,3 = ") && formula.endsWith(" = " + numberText(taken, InspectorText::kDecimals)),
             qPrintable(formula));
    const QString numbers = withoutTags(text.scoreNumbers(0, 2, true));
    const QString shown = numberText(bias, InspectorText::kDecimals);
    QVERIFY2(numbers.endsWith(bias < 0 ? " + (" + shown + ")" : " + " + shown), qPrintable(numbers));
    QVERIFY(!withoutTags(InspectorText(inspect(m_encoder), Theme::light()).scoreFormula(0, 2)).contains("b1,3"));
}

void TestInspectorText::textOfTheTokensIsNotMarkup()
{
    Runner runner;
    const RunPtr run = runner.run(tinyExperiment("the <b>x</b> cat"));
    const Inspection inspection(run, run->model->layer(*run->trace, kEncoder), attn::HeadIndex{0});
    for (int j = 0; j < inspection.keys(); ++j)
        QVERIFY(!InspectorText(inspection, Theme::light()).sentence({0, j}).contains(QStringLiteral("<b>x")));
}

void TestInspectorText::theSumIsExact()
{
    attn::LayerTrace layer = m_encoder;
    setRow(layer, 0, {0.333f, 0.333f, 0.333f, 0});
    const Inspection inspection = inspect(layer);
    QVERIFY(InspectorText(inspection, Theme::light()).sumNote(0).contains(QStringLiteral("0.999000")));
}

QTEST_MAIN(TestInspectorText)
#include "tst_inspector_text.moc"
