// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <limits>

#include "figures/caption.h"
#include "figures/labels.h"
#include "figures/number_text.h"
#include "support/figure_source.h"

using namespace lab;
using namespace lab::test;

/// The program says only what is true.
class TestLabels : public QObject {
    Q_OBJECT
private slots:
    void weightsAreTold_data();
    void weightsAreTold();
    void numbersAreTold_data();
    void numbersAreTold();
    void significantDigitsAreTold_data();
    void significantDigitsAreTold();
    void decoderRowsAreTheWordProduced();
    void encoderRowsAreTheWordItself();
    void unseenLettersAreShown_data();
    void unseenLettersAreShown();
    void headsCountTwice();
    void captionsTellWhatIsTrue();
    void rowsThatDontSumAreNotPraised();
    void maskedRowsAreTold();
    void otherScaleAndMaskAreTold();
    void decodersOwnCausalMaskIsNotTold();
    void groupedHeadsAreTold();
};

void TestLabels::weightsAreTold_data()
{
    QTest::addColumn<float>("weight");
    QTest::addColumn<bool>("masked");
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << 0.874f << false << "0.87";
    QTest::newRow("all") << 1.0f << false << "1.00";
    QTest::newRow("rounds up") << 0.0051f << false << "0.01";
    QTest::newRow("rounds to zero") << 0.0049f << false << "<0.01";
    QTest::newRow("hardly there") << 1e-30f << false << "<0.01";
    QTest::newRow("zero") << 0.0f << false << "0";
    QTest::newRow("masked") << 0.0f << true << "\u2013";
    QTest::newRow("nan") << std::numeric_limits<float>::quiet_NaN() << false << "NaN";
}

void TestLabels::weightsAreTold()
{
    QFETCH(float, weight);
    QFETCH(bool, masked);
    QFETCH(QString, text);
    QCOMPARE(weightText(weight, masked, 2), text);
}

void TestLabels::numbersAreTold_data()
{
    QTest::addColumn<float>("value");
    QTest::addColumn<int>("digits");
    QTest::addColumn<QString>("text");
    QTest::newRow("positive") << 1.077f << 2 << "1.08";
    QTest::newRow("negative has a real minus") << -1.077f << 2 << "\u22121.08";
    QTest::newRow("three digits") << -0.0004f << 3 << ">\u22120.001";
    QTest::newRow("small") << 0.002f << 2 << "<0.01";
    QTest::newRow("negative zero") << -0.0f << 2 << "0";
    QTest::newRow("large") << 12345.678f << 1 << "12345.7";
    QTest::newRow("huge") << 1e30f << 2 << "1.00×10³⁰";
    QTest::newRow("negative and huge") << -2.5e12f << 3 << "\u22122.500×10¹²";
    QTest::newRow("just not huge") << 999999.0f << 2 << "999999.00";
    QTest::newRow("infinite") << -std::numeric_limits<float>::infinity() << 2 << "\u2212\u221E";
}

void TestLabels::numbersAreTold()
{
    QFETCH(float, value);
    QFETCH(int, digits);
    QFETCH(QString, text);
    QCOMPARE(numberText(value, digits), text);
}

void TestLabels::significantDigitsAreTold_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<int>("digits");
    QTest::addColumn<QString>("text");
    QTest::newRow("short") << -12.0 << 9 << "\u221212";
    QTest::newRow("cut") << 0.003219 << 2 << "0.0032";
    QTest::newRow("huge") << 1e30 << 3 << "1×10³⁰";
    QTest::newRow("tiny") << -1.25e-7 << 3 << "\u22121.25×10⁻⁷";
    QTest::newRow("zero") << 0.0 << 3 << "0";
    QTest::newRow("infinite") << -std::numeric_limits<double>::infinity() << 3 << "\u2212\u221E";
}

void TestLabels::significantDigitsAreTold()
{
    QFETCH(double, value);
    QFETCH(int, digits);
    QFETCH(QString, text);
    QCOMPARE(significantText(value, digits), text);
}

void TestLabels::decoderRowsAreTheWordProduced()
{
    SourceSpec spec = redCar();
    const FigureSource cross = makeSource(spec);
    QCOMPARE(queryLabels(*cross.trace, cross.layer->place).at(3).plain(), QString("rouge \u25B8 est"));
    QCOMPARE(keyLabels(*cross.trace, cross.layer->place).at(1).plain(), QString("red"));
    QCOMPARE(keyAxis(*cross.config, cross.layer->place), QString("source tokens"));

    spec.place.kind = attn::AttentionKind::Self;
    const FigureSource self = makeSource(spec);
    const TokenLabel fed = keyLabels(*self.trace, self.layer->place).at(0);
    QCOMPARE(fed, (TokenLabel{{}, "<fr>", true, false}));
    QCOMPARE(keyAxis(*self.config, self.layer->place), QString("tokens fed to the decoder"));
    QCOMPARE(queryAxis(*self.config, self.layer->place), QString("tokens fed \u25B8 produced"));
}

void TestLabels::encoderRowsAreTheWordItself()
{
    SourceSpec spec = redCar();
    spec.source[1] = "?zebra";
    spec.place = {attn::Block::Encoder, attn::LayerIndex(0), attn::AttentionKind::Self};
    const FigureSource source = makeSource(spec);
    const TokenLabel label = queryLabels(*source.trace, spec.place).at(1);
    QCOMPARE(label, (TokenLabel{{}, "zebra", false, true}));
    QVERIFY(weightsCaption(source).line().contains("unknown to the model"));
    QCOMPARE(queryAxis(*source.config, spec.place), QString("source tokens"));
    QCOMPARE(placeName(spec.place), QString("Encoder self-attention"));
}

void TestLabels::unseenLettersAreShown_data()
{
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << "red"
                           << "red";
    QTest::newRow("space") << " "
                           << "\u2423";
    QTest::newRow("tab") << "\t"
                         << "\u21E5";
    QTest::newRow("line") << "a\n"
                          << "a\u21B5";
    QTest::newRow("inner space stays") << "New York"
                                       << "New York";
    QTest::newRow("lone mark") << QString(QChar(0x0301)) << "\u25CC\u0301";
    QTest::newRow("mark on a letter") << "e\u0301"
                                      << "e\u0301";
    QTest::newRow("direction override") << QString(QChar(0x202E)) + "abc"
                                        << "\uFFFD"
                                           "abc";
    QTest::newRow("NUL") << QString(QChar(0)) << "\uFFFD";
    QTest::newRow("emoji") << QString::fromUtf8("\U0001F697") << QString::fromUtf8("\U0001F697");
    QTest::newRow("long word") << QString(80, u'x') << QString(80, u'x');
    QTest::newRow("endless word") << QString(100'000, u'x') << QString(80, u'x') + QChar(0x2026);
    QTest::newRow("right to left") << QString::fromUtf8("שלום") << QString::fromUtf8("שלום");
}

void TestLabels::unseenLettersAreShown()
{
    QFETCH(QString, token);
    QFETCH(QString, shown);
    QCOMPARE(visibleText(token), shown);
}

void TestLabels::headsCountTwice()
{
    QCOMPARE(headName(attn::HeadIndex(0)), QString("head 0 (Z\u2081)"));
    QCOMPARE(headName(attn::HeadIndex(11)), QString("head 11 (Z\u2081\u2082)"));
}

void TestLabels::captionsTellWhatIsTrue()
{
    FigureSource source = makeSource(redCar());
    QCOMPARE(weightsCaption(source).line(),
             QString("Cross-attention · layer 1 · head 0 (Z₁) — ★ trained on word alignments · each row sums to 1 · "
                     "model translate-en-fr-zh"));
    source.head = attn::HeadIndex(1);
    QCOMPARE(weightsCaption(source).line(),
             QString("Cross-attention · layer 1 · head 1 (Z₂) — each row sums to 1 · model translate-en-fr-zh"));
    QCOMPARE(headsCaption(source).line(),
             QString("Cross-attention · layer 1 · all heads — ★ head 0 trained on word alignments · each row sums to "
                     "1 · model translate-en-fr-zh"));
    QVERIFY(!qkvCaption(source).line().contains("sums")); // true of weights only
}

void TestLabels::rowsThatDontSumAreNotPraised()
{
    FigureSource source = makeSource(redCar());
    auto layer = std::make_shared<attn::LayerTrace>(*source.layer);
    layer->weights.heads().head(0)(2, 2) = 0.9f;
    source.layer = layer;
    QVERIFY(!weightsCaption(source).line().contains("sum"));
    QVERIFY(!headsCaption(source).line().contains("sum"));
    source.head = attn::HeadIndex(1); // its rows do
    QVERIFY(weightsCaption(source).line().contains("each row sums to 1"));
}

void TestLabels::maskedRowsAreTold()
{
    SourceSpec spec = redCar();
    spec.masked_rows = {2};
    QVERIFY(weightsCaption(makeSource(spec))
                .line()
                .contains("row 3 sees no key: its weights are 0 · each other row "
                          "sums to 1"));
    spec.masked_rows = {0, 1, 2, 3, 4, 5};
    const QString line = weightsCaption(makeSource(spec)).line();
    QVERIFY(line.contains("6 rows see no key"));
    QVERIFY(!line.contains("sums"));
}

void TestLabels::otherScaleAndMaskAreTold()
{
    FigureSource source = makeSource(redCar());
    auto trace = std::make_shared<attn::Trace>(*source.trace);
    trace->scale = 1.0f;
    trace->mask_choice = {attn::MaskChoice::Kind::Window, 2};
    source.trace = trace;
    const QString line = weightsCaption(source).line();
    QVERIFY(line.contains("scale 1, not the model's 0.2041"));
    QVERIFY(line.contains("self-attention mask: window of 2, not the model's"));
}

void TestLabels::decodersOwnCausalMaskIsNotTold()
{
    FigureSource source = makeSource(redCar());
    auto config = std::make_shared<attn::ModelConfig>(*source.config);
    auto trace = std::make_shared<attn::Trace>(*source.trace);
    trace->mask_choice.kind = attn::MaskChoice::Kind::Causal;
    source.trace = trace;
    QVERIFY(weightsCaption(source).line().contains("mask: causal")); // the encoder has none of its own
    config->architecture = attn::Architecture::Decoder;
    source.config = config;
    QVERIFY(!weightsCaption(source).line().contains("mask"));
}

void TestLabels::groupedHeadsAreTold()
{
    SourceSpec spec = redCar();
    spec.kv_heads = 2;
    FigureSource source = makeSource(spec);
    source.head = attn::HeadIndex(3);
    QVERIFY(qkvCaption(source).line().contains("reads key/value head 1 of 2"));
    source = makeSource(redCar());
    QVERIFY(!qkvCaption(source).line().contains("key/value head"));
}

QTEST_MAIN(TestLabels)
#include "tst_labels.moc"
