// SPDX-License-Identifier: GPL-3.0-or-later
#include <QPainter>
#include <QRegularExpression>
#include <QTest>

#include "figures/heads_figure.h"
#include "figures/heat_map_figure.h"
#include "figures/lines_figure.h"
#include "figures/model_figure.h"
#include "figures/qkv_figure.h"
#include "support/figure_cases.h"
#include "support/painted_texts.h"

using namespace lab;
using namespace lab::test;

/// Whatever is shown at whatever size: no text lies on another or leaves the picture.
class TestLayout : public QObject {
    Q_OBJECT
private slots:
    void textsKeepApart_data();
    void textsKeepApart();
    void valuesAreShownOnlyWhereTheyFit_data();
    void valuesAreShownOnlyWhereTheyFit();
    void zoomedMapsKeepTheirPlace();
    void markedLabelsAreAlwaysShown();
    void headsAreFound();
    void headsOfAllLayersAreFound();
    void headsAreSorted();
    void mapsAreClearFromTheirHeightOn();
    void linesAreThoseAskedFor();
    void tokensAndLinesAreFound();
    void aMarkedTokenIsAlone();
    void entriesAreFound();
    void numbersAreLegibleFromTheMinimumOn();
};

namespace {

bool isValue(const QString &text)
{
    static const QRegularExpression pattern("^(<0\\.01|\u2013|[01]\\.\\d\\d)$");
    return pattern.match(text).hasMatch();
}

} // namespace

void TestLayout::textsKeepApart_data()
{
    QTest::addColumn<FigureKind>("kind");
    QTest::addColumn<FigureSource>("source");
    QTest::addColumn<QSize>("size");
    const QList<QPair<const char *, FigureKind>> kinds{
        {"heat map", FigureKind::HeatMap}, {"heads", FigureKind::Heads}, {"model", FigureKind::Model},
        {"lines", FigureKind::Lines},      {"q k v", FigureKind::Qkv},   {"cost", FigureKind::Cost},
    };
    for (const auto &[kindName, kind] : kinds)
        for (const FigureCase &each : figureCases())
            for (const QSize size : {QSize(300, 200), QSize(480, 640), QSize(800, 600), QSize(1600, 1200)})
                QTest::addRow("%s %s %d", kindName, each.name, size.width()) << kind << each.source << size;
}

void TestLayout::textsKeepApart()
{
    QFETCH(FigureKind, kind);
    QFETCH(FigureSource, source);
    QFETCH(QSize, size);
    source.overview = headOverview(nullptr, {summarized(*source.layer, {})});
    const QList<PaintedText> texts = textsOf(*makeFigure(kind, source, {}), size);
    QVERIFY(!texts.isEmpty());
    const QString wrong = misplacedText(texts, size);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void TestLayout::valuesAreShownOnlyWhereTheyFit_data()
{
    QTest::addColumn<int>("words");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("shown");
    QTest::newRow("a few in a large picture") << 6 << QSize(800, 600) << true;
    QTest::newRow("a few in a small one") << 6 << QSize(300, 200) << false;
    QTest::newRow("twelve") << 12 << QSize(800, 600) << true;
    QTest::newRow("forty") << 40 << QSize(800, 600) << false;
    QTest::newRow("forty on a wall") << 40 << QSize(3000, 2400) << true;
}

void TestLayout::valuesAreShownOnlyWhereTheyFit()
{
    QFETCH(int, words);
    QFETCH(QSize, size);
    QFETCH(bool, shown);
    const HeatMapFigure figure(makeSource(manyWords(words)), {});
    const CellGrid grid = figure.layout(QRectF(QPointF(0, 0), size)).grid;
    int values = 0;
    for (const PaintedText &painted : textsOf(figure, size)) {
        const QRectF letters = painted.outline.boundingRect();
        const std::optional<GridCell> cell = grid.cellAt(letters.center());
        if (!cell)
            continue;
        QVERIFY2(isValue(painted.text), qPrintable(painted.text));
        QVERIFY(grid.cellRect(*cell).contains(letters));
        ++values;
    }
    QCOMPARE(values, shown ? words * words : 0);
}

void TestLayout::zoomedMapsKeepTheirPlace()
{
    const HeatMapFigure figure(makeSource(manyWords(40)), {});
    const QRectF area(0, 0, 800, 600);
    const CellGrid whole = figure.layout(area).grid;
    const HeatMapLayout zoomed = figure.layout(area, {10.5, 20.25, 8, 8});
    QCOMPARE(zoomed.grid.rect(), whole.rect());
    QCOMPARE(zoomed.rows.every, 1);
    QCOMPARE(zoomed.cols.every, 1);

    TextRecorder recorder(area.size().toSize());
    QPainter painter(&recorder);
    figure.paint(painter, zoomed);
    painter.end();
    int values = 0;
    for (const PaintedText &painted : recorder.texts()) {
        QVERIFY(area.contains(painted.outline.boundingRect()));
        if (const auto cell = whole.cellAt(painted.outline.boundingRect().center()))
            ++values; // of cells that are wholly seen: half a number would be another number
    }
    QCOMPARE(values, 7 * 7);
}

void TestLayout::markedLabelsAreAlwaysShown()
{
    SourceSpec spec = manyWords(200);
    spec.source[101] = "kingfisher";
    spec.source[7] = "heron";
    HeatMapFigure figure(makeSource(spec), {});
    const auto shows = [&](const QString &word) {
        return std::ranges::any_of(textsOf(figure, {800, 600}),
                                   [&](const PaintedText &painted) { return painted.text == word; });
    };
    QVERIFY(!shows("kingfisher") || !shows("heron"));
    figure.mark({101, 7});
    QVERIFY(shows("kingfisher"));
    QVERIFY(shows("heron"));
}

void TestLayout::headsAreFound()
{
    SourceSpec spec = redCar();
    spec.heads = spec.kv_heads = 7;
    const HeadsFigure figure(makeSource(spec), {});
    const QRectF area(5, 7, 800, 600);
    for (int head = 0; head < 7; ++head) {
        const QRectF rect = figure.headRect(attn::HeadIndex(head), area);
        QVERIFY(area.contains(rect));
        QCOMPARE(figure.headAt(rect.center(), area), std::optional(attn::HeadIndex(head)));
        QCOMPARE(figure.headAt(rect.topLeft() + QPointF(2, 2), area), std::optional(attn::HeadIndex(head)));
    }
    QVERIFY(!figure.headAt(area.topLeft(), area));
}

void TestLayout::headsOfAllLayersAreFound()
{
    const ModelFigure figure(makeModelSource(redCar(), 2), {});
    for (const QRectF &area : {QRectF(0, 0, 900, 700), QRectF(3, 5, 500, 900), QRectF(0, 0, 2000, 500)}) {
        const HeadArrangement heads = figure.layout(area).heads;
        QCOMPARE(heads.tiles.size(), 24);
        QSet<const HeadSummary *> found;
        for (int i = 0; i < heads.tiles.size(); ++i) {
            const HeadTile &tile = heads.tiles.at(i);
            QVERIFY(area.contains(tile.rect));
            QVERIFY(tile.rect.contains(tile.map));
            QCOMPARE(heads.tileAt(tile.map.center()), std::optional(i));
            found << tile.head;
            for (int j = 0; j < i; ++j)
                QVERIFY(!tile.rect.intersects(heads.tiles.at(j).rect));
        }
        QCOMPARE(found.size(), 24);
        QVERIFY(!heads.along(0, -1) && !heads.along(23, 1) && !heads.beside(0, -1) && !heads.beside(23, 1));
        QCOMPARE(heads.along(3, 1), std::optional(4));
        const int below = heads.beside(0, 1).value();
        QCOMPARE(heads.tiles.at(below).rect.left(), heads.tiles.at(0).rect.left());
        QCOMPARE(heads.beside(below, -1), std::optional(0));
    }
}

void TestLayout::headsAreSorted()
{
    FigureSource source = makeModelSource(redCar(), 3);
    source.order = HeadMeasure::Itself;
    for (const HeadGroup &group : headGroups(*source.overview, source.order)) {
        QCOMPARE(group.heads.size(), 12);
        for (int i = 1; i < group.heads.size(); ++i) {
            const auto before = value(HeadMeasure::Itself, group.heads.at(i - 1)->measures);
            const auto after = value(HeadMeasure::Itself, group.heads.at(i)->measures);
            QVERIFY(before >= after);
            if (before == after) // cross-attention has none: as they were
                QVERIFY(attn::value(group.heads.at(i - 1)->place.layer) <= attn::value(group.heads.at(i)->place.layer));
        }
    }
}

void TestLayout::mapsAreClearFromTheirHeightOn()
{
    SourceSpec spec = manyWords(60);
    spec.heads = spec.kv_heads = 12;
    const ModelFigure figure(makeModelSource(spec, 12), {});
    for (const double width : {420.0, 800.0, 1400.0}) {
        const HeadArrangement heads = figure.layout({0, 0, width, figure.heightForWidth(width)}).heads;
        QCOMPARE(heads.text, TileText::Some);
        QVERIFY(heads.tiles.first().map.width() >= 32);
        QVERIFY(heads.tiles.last().rect.bottom() <= figure.heightForWidth(width));
        for (const HeadTile &tile : heads.tiles) // a layer in each line, where there is the width for it
            QVERIFY(width < 800 || (tile.rect.top() == heads.tiles.first().rect.top()) ==
                                       (tile.head->place.layer == attn::LayerIndex{0}));
    }
}

void TestLayout::linesAreThoseAskedFor()
{
    FigureSource source = makeSource(manyWords(30));
    source.lines.heads = {attn::HeadIndex{2}, attn::HeadIndex{0}};
    source.lines.threshold = 0.02;
    source.lines.strongest = 3;
    const LinesFigure figure(source, {});
    qsizetype expected = 0;
    for (const int head : {0, 2})
        for (int i = 0; i < 30; ++i) {
            std::vector<float> row(source.layer->weights.head(head).row(i).begin(),
                                   source.layer->weights.head(head).row(i).end());
            std::ranges::sort(row, std::ranges::greater{});
            for (int best = 0; best < 3; ++best)
                expected += row[static_cast<std::size_t>(best)] >= 0.02f;
        }
    QCOMPARE(static_cast<qsizetype>(figure.lines().size()), expected);
    for (const LinesFigure::Line &line : figure.lines())
        QCOMPARE(line.weight, source.layer->weights.head(attn::value(line.head))(line.query, line.key));
}

void TestLayout::tokensAndLinesAreFound()
{
    for (const bool horizontal : {false, true}) {
        FigureSource source = makeSource(redCar());
        source.lines.horizontal = horizontal;
        source.lines.threshold = 0.5;
        const LinesFigure figure(source, {});
        const LinesLayout layout = figure.layout({0, 0, 800, 600});
        const QPointF out = horizontal ? QPointF(0, 12) : QPointF(12, 0);
        for (int token = 0; token < 6; ++token) {
            const QPointF away = horizontal ? out : -out;
            QCOMPARE(figure.cellAt(layout.queryEnd(token) + away, layout), (Cell{token, {}}));
            QCOMPARE(figure.cellAt(layout.keyEnd(token) - away, layout), (Cell{{}, token}));
        }
        const LinesFigure::Line &line = figure.lines().back();
        const QPointF middle = (layout.queryEnd(line.query) + layout.keyEnd(line.key)) / 2;
        QCOMPARE(figure.cellAt(middle, layout), (Cell{line.query, line.key}));
        QVERIFY(figure.cellAt({1, 1}, layout).isEmpty());
    }
}

void TestLayout::aMarkedTokenIsAlone()
{
    LinesFigure figure(makeSource(redCar()), {});
    const LinesLayout layout = figure.layout({0, 0, 800, 600});
    const LinesFigure::Line line = figure.lines().back();
    const QPointF middle = (layout.queryEnd(line.query) + layout.keyEnd(line.key)) / 2;
    figure.mark({(line.query + 1) % 6, {}});
    QVERIFY(figure.cellAt(middle, layout) != (Cell{line.query, line.key})); // it is not there now
    figure.mark({{}, line.key});
    QCOMPARE(figure.cellAt(middle, layout), (Cell{line.query, line.key}));
}

void TestLayout::entriesAreFound()
{
    SourceSpec spec = redCar();
    spec.source << "too";
    const QkvFigure figure(makeSource(spec), {});
    using Matrix = QkvFigure::Matrix;
    for (const QRectF &area : {QRectF(0, 0, 400, 300), QRectF(3, 5, 800, 600), QRectF(0, 0, 3000, 500)})
        for (const Matrix matrix : {Matrix::Q, Matrix::K, Matrix::V})
            for (int row = 0; row < (matrix == Matrix::Q ? 6 : 7); ++row)
                for (const int col : {0, 11, 23}) {
                    const QkvFigure::Entry entry{matrix, row, col};
                    const QkvLayout layout = figure.layout(area);
                    const QRectF rect = figure.entryRect(entry, layout);
                    QVERIFY(area.contains(rect));
                    QCOMPARE(figure.entryAt(rect.center(), layout), std::optional(entry));
                }
}

void TestLayout::numbersAreLegibleFromTheMinimumOn()
{
    const QkvFigure figure(makeSource(redCar()), {});
    const QSize least = figure.minimumSize().toSize();
    static const QRegularExpression number("^[<>]?\u2212?\\d+\\.\\d\\d$");
    const auto numbers = [&](const QSize &size) {
        const QList<PaintedText> texts = textsOf(figure, size);
        return std::ranges::count_if(texts,
                                     [](const PaintedText &painted) { return number.match(painted.text).hasMatch(); });
    };
    QCOMPARE(numbers(least), 18 * 24);
    QCOMPARE(numbers(figure.naturalSize().toSize()), 18 * 24);
    QCOMPARE(numbers(least / 2), 0);
}

QTEST_MAIN(TestLayout)
#include "tst_layout.moc"
