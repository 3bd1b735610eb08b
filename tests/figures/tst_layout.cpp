// SPDX-License-Identifier: GPL-3.0-or-later
#include <QPainter>
#include <QRegularExpression>
#include <QTest>

#include "figures/heads_figure.h"
#include "figures/heat_map_figure.h"
#include "figures/qkv_figure.h"
#include "support/figure_cases.h"
#include "support/recording_painter.h"

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
    void entriesAreFound();
    void numbersAreLegibleFromTheMinimumOn();
};

namespace {

QList<PaintedText> textsOf(const Figure &figure, const QSize &size)
{
    TextRecorder recorder(size);
    QPainter painter(&recorder);
    figure.paint(painter, QRectF(QPointF(0, 0), size));
    painter.end();
    return recorder.texts();
}

/// Without the pixel that neighbours may share.
QPolygonF inner(const QPolygonF &outline)
{
    const QPointF middle = (outline.at(0) + outline.at(2)) / 2;
    QTransform smaller;
    smaller.translate(middle.x(), middle.y());
    smaller.scale(0.9, 0.9);
    smaller.translate(-middle.x(), -middle.y());
    return smaller.map(outline);
}

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
        {"heat map", FigureKind::HeatMap}, {"heads", FigureKind::Heads}, {"q k v", FigureKind::Qkv}};
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
    const QList<PaintedText> texts = textsOf(*makeFigure(kind, source, {}), size);
    QVERIFY(!texts.isEmpty());
    const QRectF area = QRectF(QPointF(0, 0), size).adjusted(-0.5, -0.5, 0.5, 0.5);
    for (qsizetype i = 0; i < texts.size(); ++i) {
        QVERIFY2(area.contains(texts.at(i).outline.boundingRect()),
                 qPrintable(texts.at(i).text + " leaves the picture"));
        const QPolygonF outline = inner(texts.at(i).outline);
        for (qsizetype j = 0; j < i; ++j)
            if (outline.boundingRect().intersects(texts.at(j).outline.boundingRect()))
                QVERIFY2(!outline.intersects(inner(texts.at(j).outline)),
                         qPrintable(texts.at(i).text + " lies on " + texts.at(j).text));
    }
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
                    const QRectF rect = figure.entryRect(entry, area);
                    QVERIFY(area.contains(rect));
                    QCOMPARE(figure.entryAt(rect.center(), area), std::optional(entry));
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
