// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <numeric>

#include "figures/caption.h"
#include "figures/cell_image.h"
#include "figures/color_bar.h"
#include "figures/heat_map_figure.h"
#include "support/figure_cases.h"
#include "support/painted_texts.h"

using namespace lab;
using namespace lab::test;

/// What is drawn can be chosen; what was computed stays as it is, and the picture says how it is to be read.
class TestMapStyle : public QObject {
    Q_OBJECT
private slots:
    void jsonKeepsEveryChoice();
    void jsonOfAnotherVersionDoesNoHarm();
    void hiddenTokensHaveNoRowAndNoColumn();
    void nothingButSpecialsIsShown();
    void whatIsLeftIsDividedByItsSum();
    void logarithmsSpreadSmallWeights();
    void everyRowReachesTheLastColour();
    void fixedRangesEndAtOne();
    void barsNameTheirScale_data();
    void barsNameTheirScale();
    void greySpecialsAreGrey();
    void sharedPixelsShowTheStrongest();
    void captionsSayWhatWasDone_data();
    void captionsSayWhatWasDone();
    void fullNotesSayEverything();
    void theChosenRowIsBars();
    void ownTitlesAndNone();
};

namespace {

/// An encoder's sentence between two special tokens.
FigureSource framed()
{
    SourceSpec spec;
    spec.source = {"<s>", "the", "cat", "sleeps", "</s>"};
    spec.place = {attn::Block::Encoder, attn::LayerIndex(0), attn::AttentionKind::Self};
    return makeSource(spec);
}

MapStyle hidden(bool renormalised)
{
    MapStyle style;
    style.specials = MapSpecials::Hidden;
    style.renormalised = renormalised;
    return style;
}

FigureStyle styled(const MapStyle &map)
{
    FigureStyle style;
    style.families = QStringList{"DejaVu Sans"};
    style.map = map;
    return style;
}

double rowSum(const HeadWeights &weights, int row)
{
    const std::span<const float> values = weights.values.row(row);
    return std::accumulate(values.begin(), values.end(), 0.0);
}

} // namespace

void TestMapStyle::jsonKeepsEveryChoice()
{
    const MapStyle chosen{MapColors::Cividis, MapScale::ByRow, MapRange::Fixed, MapSpecials::Hidden, true, false, true};
    QCOMPARE(mapStyleFrom(toJson(chosen)), chosen);
    QCOMPARE(mapStyleFrom(toJson(MapStyle())), MapStyle());
    QVERIFY(mapStyleFrom(toJson(MapStyle()), chosen) == MapStyle());
}

void TestMapStyle::jsonOfAnotherVersionDoesNoHarm()
{
    const QJsonObject json{{"colors", "rainbow"}, {"scale", 7}, {"specials", "grey"}, {"values", "no"}};
    MapStyle expected;
    expected.specials = MapSpecials::Grey;
    QCOMPARE(mapStyleFrom(json), expected);
}

void TestMapStyle::hiddenTokensHaveNoRowAndNoColumn()
{
    const FigureSource source = framed();
    const HeatMapFigure figure(source, styled(hidden(false)));
    QCOMPARE(figure.rows(), 3);
    QCOMPARE(figure.cols(), 3);
    QCOMPARE(figure.cellOf({0, 2}), (Cell{1, 3}));
    QCOMPARE(figure.rowOf(1), std::optional(0));
    QCOMPARE(figure.rowOf(0), std::nullopt);
    QCOMPARE(figure.colOf(4), std::nullopt);
    const HeadWeights weights(source, source.head, hidden(false));
    QCOMPARE(weights.values(1, 2), source.layer->weights.head(0)(2, 3));
    const QList<PaintedText> texts = textsOf(figure, {800, 600});
    const auto isThere = [&](const char *text) {
        return std::ranges::any_of(texts, [&](const PaintedText &each) { return each.text == QLatin1String(text); });
    };
    QVERIFY(isThere("cat"));
    QVERIFY(!isThere("<s>"));
}

void TestMapStyle::nothingButSpecialsIsShown()
{
    SourceSpec spec;
    spec.source = {"<s>", "</s>"};
    spec.place = {attn::Block::Encoder, attn::LayerIndex(0), attn::AttentionKind::Self};
    const HeatMapFigure figure(makeSource(spec), styled(hidden(true)));
    QCOMPARE(figure.rows(), 2);
}

void TestMapStyle::whatIsLeftIsDividedByItsSum()
{
    const FigureSource source = framed();
    const HeadWeights left(source, source.head, hidden(false)), divided(source, source.head, hidden(true));
    for (int row = 0; row < 3; ++row) {
        QVERIFY(rowSum(left, row) < 1);
        QVERIFY(std::abs(rowSum(divided, row) - 1) < 1e-6);
        for (int col = 0; col < 3; ++col)
            QVERIFY(std::abs(divided.values(row, col) - left.values(row, col) / rowSum(left, row)) < 1e-6);
    }
}

void TestMapStyle::logarithmsSpreadSmallWeights()
{
    MapStyle style;
    style.scale = MapScale::Log;
    const Tone tone = weightTone(style, 0.9, 0.0012);
    QCOMPARE(tone.top, 1.0);
    QCOMPARE(tone.decades, 3);
    QCOMPARE(tone.share(1), 1.0);
    QVERIFY(qFuzzyCompare(tone.share(0.01), 1.0 / 3));
    QCOMPARE(tone.share(1e-9), 0.0);
    QCOMPARE(tone.share(0), 0.0);
    QVERIFY(weightTone(style, 0.9, 1e-30).decades <= 6);
    QVERIFY(weightTone(style, 0, 0).decades >= 1);
}

void TestMapStyle::everyRowReachesTheLastColour()
{
    MapStyle style;
    style.scale = MapScale::ByRow;
    const FigureSource source = marked(causal(), {});
    const HeadWeights weights(source, source.head, style);
    const WeightColors colors(Theme::light(), style);
    const CellField field = weightField(weights, colors, weightTone(style, weights.largest, 0), style, 2);
    for (int row = 0; row < weights.values.rows; ++row) {
        int last = 0;
        for (int col = 0; col < weights.values.cols; ++col)
            last += field.colorAt(row, col, 0) == colors.shown.at(1);
        QVERIFY(last >= 1);
    }
}

void TestMapStyle::fixedRangesEndAtOne()
{
    MapStyle style;
    QVERIFY(weightTone(style, 0.04, 0.001).top < 0.1);
    style.range = MapRange::Fixed;
    QCOMPARE(weightTone(style, 0.04, 0.001).top, 1.0);
}

void TestMapStyle::barsNameTheirScale_data()
{
    QTest::addColumn<int>("scale");
    QTest::addColumn<QString>("bottom");
    QTest::addColumn<QString>("top");
    QTest::newRow("linear") << static_cast<int>(MapScale::Linear) << "0"
                            << "0.8";
    QTest::newRow("log") << static_cast<int>(MapScale::Log) << QString(QChar(0x2264)) + "0.001"
                         << "0.8";
    QTest::newRow("by row") << static_cast<int>(MapScale::ByRow) << "0 %"
                            << "100 %";
}

void TestMapStyle::barsNameTheirScale()
{
    QFETCH(int, scale);
    QFETCH(QString, bottom);
    QFETCH(QString, top);
    MapStyle style;
    style.scale = static_cast<MapScale>(scale);
    const WeightColors colors(Theme::light(), style);
    const ColorBar bar = weightBar(colors, weightTone(style, 0.8, 0.002), style, 0.8);
    TextRecorder recorder({200, 400});
    QPainter painter(&recorder);
    bar.paint(painter, {20, 20, 100, 300}, Type(styled(style)), Theme::light());
    painter.end();
    const QList<PaintedText> texts = recorder.texts();
    QCOMPARE(texts.first().text, bottom);
    QCOMPARE(texts.last().text, top);
    for (qsizetype i = 1; i < texts.size(); ++i) // upwards, and none on another
        QVERIFY(texts.at(i).outline.boundingRect().bottom() <= texts.at(i - 1).outline.boundingRect().top() + 1);
}

void TestMapStyle::greySpecialsAreGrey()
{
    MapStyle style;
    style.specials = MapSpecials::Grey;
    const FigureSource source = framed();
    const HeadWeights weights(source, source.head, style);
    const WeightColors colors(Theme::light(), style);
    const CellField field = weightField(weights, colors, {}, style, 2);
    for (int row = 0; row < 5; ++row)
        for (int col = 0; col < 5; ++col) {
            const bool special = row == 0 || row == 4 || col == 0 || col == 4;
            const double share = static_cast<double>(weights.values(row, col));
            QCOMPARE(field.colorAt(row, col, 0), (special ? colors.quiet : colors.shown).at(share));
        }
}

void TestMapStyle::sharedPixelsShowTheStrongest()
{
    const std::vector<float> values{0.1f, 0.9f, 0.2f, 0.25f, -0.95f, 0.4f, 0.0f, 0.1f};
    const ColorMap colors = ColorMap::diverging(Qt::red, Qt::white, Qt::blue);
    const CellField field{.values = {values.data(), 2, 4}, .colors = &colors};
    const CellLevels levels(field, 0);
    const CellGrid grid(QRectF(0, 0, 2, 1), 2, 4);
    const QImage image = cellImage(grid, levels, {2, 1});
    QCOMPARE(image.pixel(0, 0), colors.at(-0.95)); // of 0.1, 0.9, -0.95 and 0.4
    QCOMPARE(image.pixel(1, 0), colors.at(0.25));
}

void TestMapStyle::captionsSayWhatWasDone_data()
{
    QTest::addColumn<MapStyle>("style");
    QTest::addColumn<QString>("said");
    QTest::addColumn<bool>("wholeRows");
    MapStyle style;
    QTest::newRow("as it is") << style << "each row sums to 1" << true;
    style.scale = MapScale::Log;
    QTest::newRow("log") << style << "logarithmic colours" << true;
    style.scale = MapScale::ByRow;
    QTest::newRow("by row") << style << "colours by row, up to its largest weight" << true;
    QTest::newRow("hidden") << hidden(false) << "special tokens hidden: the rest of a row sums to 0." << false;
    QTest::newRow("divided") << hidden(true) << "special tokens hidden, the rest of each row divided by its sum"
                             << false;
}

void TestMapStyle::captionsSayWhatWasDone()
{
    QFETCH(MapStyle, style);
    QFETCH(QString, said);
    QFETCH(bool, wholeRows);
    for (const QString &line :
         {weightsCaption(framed(), styled(style)).line(), headsCaption(framed(), styled(style)).line()}) {
        QVERIFY2(line.contains(said), qPrintable(line));
        QCOMPARE(line.contains("each row sums to 1"), wholeRows);
    }
}

void TestMapStyle::fullNotesSayEverything()
{
    FigureStyle style = styled({});
    style.fullNotes = true;
    FigureSource source = makeSource(redCar());
    for (const char *said :
         {"trained on word alignments", "scale 0.2041, the model's", "the model's mask", "model translate-en-fr-zh"})
        QVERIFY2(weightsCaption(source, style).line().contains(said), said);
    source.head = attn::HeadIndex(1);
    QVERIFY(weightsCaption(source, style).line().contains("this head was not taught"));
    QVERIFY(headsCaption(source, style).line().contains("the other heads were not taught"));
}

void TestMapStyle::theChosenRowIsBars()
{
    MapStyle map;
    map.profile = true;
    HeatMapFigure figure(marked(redCar(), {2, 1}), styled(map));
    const QRectF area(0, 0, 800, 600);
    const HeatMapLayout layout = figure.layout(area);
    QVERIFY(!layout.profile.isNull());
    QCOMPARE(layout.profile.left(), layout.grid.rect().left());
    QVERIFY(layout.profile.top() > layout.grid.rect().bottom());
    QVERIFY(layout.profile.bottom() <= area.bottom());
    const float weight = figure.source().layer->weights.head(0)(2, 1);
    const QString number = numberText(weight, 3);
    const auto shown = [&] {
        const QList<PaintedText> texts = textsOf(figure, {800, 600});
        return std::ranges::count(texts, number, &PaintedText::text);
    };
    QCOMPARE(shown(), 1);
    figure.mark({});
    QCOMPARE(shown(), 0);
    QCOMPARE(figure.layout(area).grid.rect(), layout.grid.rect()); // nothing jumps
    QVERIFY(figure.layout({0, 0, 300, 200}).profile.isNull());     // no room
}

void TestMapStyle::ownTitlesAndNone()
{
    const FigureSource source = makeSource(redCar());
    FigureStyle style = styled({});
    const auto first = [&] { return textsOf(HeatMapFigure(source, style), {800, 600}).first().text; };
    QCOMPARE(first(), QString("Cross-attention · layer 1 · head 0 (Z₁)"));
    style.ownTitle = "Adjectives";
    QCOMPARE(first(), QString("Adjectives"));
    const QList<PaintedText> texts = textsOf(HeatMapFigure(source, style), {800, 600});
    QVERIFY(
        std::ranges::any_of(texts, [](const PaintedText &each) { return each.text.startsWith("Cross-attention"); }));
    style.title = false;
    QVERIFY(first().startsWith("Cross-attention")); // the notes must say what it is
    style.notes = false;
    QVERIFY(!first().contains("attention"));
}

QTEST_MAIN(TestMapStyle)
#include "tst_map_style.moc"
