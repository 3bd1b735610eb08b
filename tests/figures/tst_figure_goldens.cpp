// SPDX-License-Identifier: GPL-3.0-or-later
#include <QPainter>
#include <QTest>

#include "figures/heat_map_figure.h"
#include "support/figure_cases.h"
#include "support/golden_image.h"

using namespace lab;
using namespace lab::test;

/// Pictures that were looked at and found good stay as they are.
class TestFigureGoldens : public QObject {
    Q_OBJECT
private slots:
    void pictures_data();
    void pictures();
    void styles_data();
    void styles();
    void zoomedPicture();
};

namespace {

FigureStyle style(bool dark)
{
    FigureStyle made;
    made.theme = dark ? &Theme::darkTheme() : &Theme::light();
    made.families = QStringList{"DejaVu Sans"};
    return made;
}

FigureSource sorted(FigureSource source, HeadMeasure measure)
{
    source.order = measure;
    return source;
}

FigureSource drawn(FigureSource source, const LinesLook &look)
{
    source.lines = look;
    return source;
}

SourceSpec large12()
{
    SourceSpec spec = manyWords(150);
    spec.heads = spec.kv_heads = 12;
    return spec;
}

template <class Paint>
QImage painted(const QSize &size, const Paint &paint)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::red); // figures paint their own background
    QPainter painter(&image);
    paint(painter);
    painter.end();
    return image;
}

} // namespace

void TestFigureGoldens::pictures_data()
{
    QTest::addColumn<FigureKind>("kind");
    QTest::addColumn<FigureSource>("source");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    for (const bool dark : {false, true}) {
        const auto add = [&](const char *name, FigureKind kind, const FigureSource &source, const QSize &size) {
            QTest::addRow("%s-%s", name, dark ? "dark" : "light") << kind << source << size << dark;
        };
        const QSize medium(560, 420);
        add("heat-map-6x6", FigureKind::HeatMap, marked(redCar(), {2, 1}), medium);
        add("heat-map-1x1", FigureKind::HeatMap, makeSource(manyWords(1)), {300, 200});
        add("heat-map-chinese", FigureKind::HeatMap, marked(chinese(), {3, 3}), medium);
        add("heat-map-40x40", FigureKind::HeatMap, marked(manyWords(40), {20, 20}), medium);
        add("heat-map-200x200", FigureKind::HeatMap, makeSource(manyWords(200)), medium);
        add("heat-map-causal", FigureKind::HeatMap, marked(causal(), {3, {}}), {300, 200});
        add("heat-map-masked-rows", FigureKind::HeatMap, makeSource(padded()), medium);
        add("heat-map-odd-words", FigureKind::HeatMap, marked(oddWords(), {2, 5}), medium);
        add("heads", FigureKind::Heads, marked(redCar(), {2, 1}), medium);
        const QSize large(860, 640);
        add("model-2x4", FigureKind::Model, makeModelSource(redCar(), 2), large);
        add("model-sorted", FigureKind::Model, sorted(makeModelSource(redCar(), 2), HeadMeasure::First), large);
        add("model-12x12", FigureKind::Model, makeModelSource(large12(), 12), {900, 1100});
        add("lines-6x6", FigureKind::Lines, marked(redCar(), {2, 1}), medium);
        add("lines-of-a-key", FigureKind::Lines, drawn(marked(chinese(), {{}, 3}), {{attn::HeadIndex{2}}}), medium);
        add("lines-side-by-side", FigureKind::Lines,
            drawn(makeSource(chinese()), {.heads = {attn::HeadIndex{1}}, .strongest = 2, .horizontal = true}), medium);
        add("lines-200", FigureKind::Lines, makeSource(manyWords(200)), medium);
        add("q-k-v-stacked", FigureKind::Qkv, marked(redCar(), {2, 1}), medium);
        add("cost", FigureKind::Cost, makeSource(redCar()), large);
        add("cost-beside", FigureKind::Cost, makeSource(manyWords(200)), {1300, 420});
        add("q-k-v-side-by-side", FigureKind::Qkv, marked(chinese(), {2, {}}), {1100, 260});
    }
}

void TestFigureGoldens::pictures()
{
    QFETCH(FigureKind, kind);
    QFETCH(FigureSource, source);
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    const std::unique_ptr<Figure> figure = makeFigure(kind, source, style(dark));
    const QImage image = painted(size, [&](QPainter &painter) { figure->paint(painter, QRectF(QPointF(0, 0), size)); });
    const QString wrong = differenceFromGolden(image, QTest::currentDataTag());
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void TestFigureGoldens::styles_data()
{
    QTest::addColumn<FigureSource>("source");
    QTest::addColumn<MapStyle>("map");
    QTest::addColumn<bool>("dark");
    for (const bool dark : {false, true}) {
        const auto add = [&](const char *name, const FigureSource &source, const MapStyle &map) {
            QTest::addRow("map-style-%s-%s", name, dark ? "dark" : "light") << source << map << dark;
        };
        const FigureSource six = marked(redCar(), {2, 1}), some = marked(manyWords(16), {3, {}});
        add("cividis", six, {.colors = MapColors::Cividis});
        add("grey", six, {.colors = MapColors::Grey});
        add("log", some, {.scale = MapScale::Log});
        add("by-row", some, {.scale = MapScale::ByRow});
        add("fixed", some, {.range = MapRange::Fixed, .values = false});
        add("grey-specials", marked(chinese(), {3, 3}), {.specials = MapSpecials::Grey});
        add("hidden-specials", marked(chinese(), {3, 3}), {.specials = MapSpecials::Hidden, .renormalised = true});
        add("profile", six, {.profile = true});
        add("profile-40x40", marked(manyWords(40), {20, 20}), {.profile = true});
    }
}

void TestFigureGoldens::styles()
{
    QFETCH(FigureSource, source);
    QFETCH(MapStyle, map);
    QFETCH(bool, dark);
    FigureStyle look = style(dark);
    look.map = map;
    const QSize size(560, 420);
    const HeatMapFigure figure(source, look);
    const QImage image = painted(size, [&](QPainter &painter) { figure.paint(painter, QRectF(QPointF(0, 0), size)); });
    const QString wrong = differenceFromGolden(image, QTest::currentDataTag());
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void TestFigureGoldens::zoomedPicture()
{
    const HeatMapFigure figure(marked(manyWords(40), {14, 14}), style(false));
    const HeatMapLayout layout = figure.layout({0, 0, 560, 420}, {10.4, 10.7, 9, 9});
    const QImage image = painted({560, 420}, [&](QPainter &painter) { figure.paint(painter, layout); });
    const QString wrong = differenceFromGolden(image, "heat-map-zoomed");
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

QTEST_MAIN(TestFigureGoldens)
#include "tst_figure_goldens.moc"
