// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "export/figure_spec.h"
#include "figures/make_figure.h"
#include "support/figure_cases.h"
#include "support/painted_texts.h"

using namespace lab;
using namespace lab::test;

/// Figures for slides, pages and columns: as large as they say, and legible whatever is on them.
class TestFigureSpec : public QObject {
    Q_OBJECT
private slots:
    void sizesArePhysical_data();
    void sizesArePhysical();
    void unitsKeepTheSize_data();
    void unitsKeepTheSize();
    void jsonKeepsEverything();
    void jsonOutOfRangeDoesNoHarm_data();
    void jsonOutOfRangeDoesNoHarm();
    void presetsAreLegible_data();
    void presetsAreLegible();
    void smallTypeStopsAtSixPoints();
};

void TestFigureSpec::sizesArePhysical_data()
{
    QTest::addColumn<QString>("preset");
    QTest::addColumn<QSize>("png");
    QTest::addColumn<QSizeF>("millimetres");
    QTest::newRow("slide") << "slide" << QSize(1920, 1080) << QSizeF(338.667, 190.5);
    QTest::newRow("half a page") << "a4-half" << QSize(2008, 1417) << QSizeF(170, 120);
    QTest::newRow("one column") << "journal-single" << QSize(2102, 1890) << QSizeF(89, 80);
    QTest::newRow("two columns") << "journal-double" << QSize(4323, 2598) << QSizeF(183, 110);
}

void TestFigureSpec::sizesArePhysical()
{
    QFETCH(QString, preset);
    QFETCH(QSize, png);
    QFETCH(QSizeF, millimetres);
    const std::optional<FigureSpec> spec = figurePreset(preset);
    QVERIFY(spec);
    QCOMPARE(exportOptions(*spec, "png").size.toSize(), png);
    QCOMPARE(exportOptions(*spec, "png").dpi, spec->dpi);
    const ExportOptions vector = exportOptions(*spec, "pdf");
    QCOMPARE(vector.dpi, 96);
    QVERIFY(std::abs(vector.size.width() / 96 * 25.4 - millimetres.width()) < 0.01);
    QVERIFY(std::abs(vector.size.height() / 96 * 25.4 - millimetres.height()) < 0.01);
    QVERIFY(!figurePreset("poster"));
}

void TestFigureSpec::unitsKeepTheSize_data()
{
    QTest::addColumn<int>("unit");
    QTest::addColumn<QSizeF>("size");
    QTest::newRow("px") << static_cast<int>(LengthUnit::Pixels) << QSizeF(600, 300);
    QTest::newRow("mm") << static_cast<int>(LengthUnit::Millimetres) << QSizeF(50.8, 25.4);
    QTest::newRow("cm") << static_cast<int>(LengthUnit::Centimetres) << QSizeF(5.08, 2.54);
    QTest::newRow("in") << static_cast<int>(LengthUnit::Inches) << QSizeF(2, 1);
}

void TestFigureSpec::unitsKeepTheSize()
{
    QFETCH(int, unit);
    QFETCH(QSizeF, size);
    const FigureSpec spec{.size = {2, 1}, .unit = LengthUnit::Inches, .dpi = 300};
    const FigureSpec other = inUnit(spec, static_cast<LengthUnit>(unit));
    QCOMPARE(other.size, size);
    QCOMPARE(pixels(other), QSize(600, 300));
    QCOMPARE(inUnit(other, LengthUnit::Inches).size, spec.size);
}

void TestFigureSpec::jsonKeepsEverything()
{
    FigureSpec spec{.size = {12.5, 7}, .unit = LengthUnit::Centimetres, .dpi = 150, .pointSize = 11.5};
    spec.title = spec.caption = spec.colorBar = false;
    spec.transparent = true;
    QCOMPARE(figureSpecFrom(toJson(spec)), spec);
}

void TestFigureSpec::jsonOutOfRangeDoesNoHarm_data()
{
    QTest::addColumn<QJsonObject>("json");
    QTest::newRow("empty") << QJsonObject();
    QTest::newRow("huge") << QJsonObject{{"width", 1e9}, {"height", -1}, {"unit", "mm"}, {"dpi", 1e7}};
    QTest::newRow("no unit") << QJsonObject{{"width", 5}, {"unit", "furlong"}};
    QTest::newRow("words") << QJsonObject{{"dpi", "many"}, {"point_size", 0.1}, {"unit", "px"}};
}

void TestFigureSpec::jsonOutOfRangeDoesNoHarm()
{
    QFETCH(QJsonObject, json);
    const FigureSpec spec = figureSpecFrom(json);
    QVERIFY(inches(spec).width() >= FigureSpec::kLeastInches && inches(spec).width() <= FigureSpec::kMostInches);
    QVERIFY(inches(spec).height() >= FigureSpec::kLeastInches && inches(spec).height() <= FigureSpec::kMostInches);
    QVERIFY(spec.dpi >= FigureSpec::kLeastDpi && spec.dpi <= FigureSpec::kMostDpi);
    QVERIFY(spec.pointSize >= FigureSpec::kLeastPoints);
}

void TestFigureSpec::presetsAreLegible_data()
{
    QTest::addColumn<FigureKind>("kind");
    QTest::addColumn<FigureSource>("source");
    QTest::addColumn<FigureSpec>("spec");
    QTest::addColumn<MapStyle>("map");
    const QList<MapStyle> maps{
        {}, {.scale = MapScale::Log, .profile = true}, {.scale = MapScale::ByRow, .specials = MapSpecials::Hidden}};
    for (const QString &view : viewNames())
        for (const FigureCase &each : figureCases())
            for (const FigurePreset &preset : figurePresets())
                for (const MapStyle &map : maps) {
                    if (view == QLatin1String("qkv") && map != MapStyle())
                        continue; // has no weights
                    QTest::addRow("%s %s %s %d", qPrintable(view), each.name, qPrintable(preset.name),
                                  static_cast<int>(map.scale))
                        << *viewNamed(view) << each.source << preset.spec << map;
                }
}

void TestFigureSpec::presetsAreLegible()
{
    QFETCH(FigureKind, kind);
    QFETCH(FigureSource, source);
    QFETCH(FigureSpec, spec);
    QFETCH(MapStyle, map);
    source.overview = headOverview(nullptr, {summarized(*source.layer, {})});
    const QSizeF size = inches(spec) * 96;
    const QList<PaintedText> texts = textsOf(*makeFigure(kind, source, figureStyle(spec, map)), size);
    QVERIFY(!texts.isEmpty());
    for (const PaintedText &each : texts)
        QVERIFY2(each.pixelSize * 72 >= 6 * 96, qPrintable(each.text)); // 96 pixels an inch
    const QString wrong = misplacedText(texts, size);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    // What the caption must say is not cut either.
    QString caption;
    for (const PaintedText &each : texts)
        caption += each.text;
    QVERIFY2(caption.contains("model translate-en-fr-zh"), qPrintable(caption));
}

void TestFigureSpec::smallTypeStopsAtSixPoints()
{
    const FigureSpec spec{.size = {60, 60}, .pointSize = 6};
    for (const PaintedText &each :
         textsOf(*makeFigure(FigureKind::HeatMap, makeSource(manyWords(40)), figureStyle(spec, {})), inches(spec) * 96))
        QCOMPARE(each.pixelSize, 8); // at 96 an inch
}

QTEST_MAIN(TestFigureSpec)
#include "tst_figure_spec.moc"
