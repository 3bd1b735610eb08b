// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "figures/color_map.h"
#include "figures/head_weights.h"
#include "figures/thumbnail.h"
#include "support/figure_source.h"

using namespace lab;
using namespace lab::test;

class TestThumbnail : public QObject {
    Q_OBJECT
private slots:
    void everyCellHasTheColourOfItsWeight();
    void peaksSurvive_data();
    void peaksSurvive();
    void oneCellIsASquare();
};

void TestThumbnail::everyCellHasTheColourOfItsWeight()
{
    const FigureSource source = makeSource(redCar()); // 6 x 6
    const QImage image = thumbnail(source, Theme::light(), {120, 60}, 2);
    QCOMPARE(image.size(), QSize(240, 120));
    QCOMPARE(image.pixelColor(2, 60).alpha(), 0); // nothing beside the square
    const attn::ConstMatrixView weights = source.layer->weights.head(0);
    float largest = 0;
    for (int i = 0; i < 6; ++i) {
        for (int j = 0; j < 6; ++j)
            largest = std::max(largest, weights(i, j));
    }
    const ColorMap colors = ColorMap::weights(Theme::light());
    for (int i = 0; i < 6; ++i) {
        for (int j = 0; j < 6; ++j) // cells of 20 dots from 60 dots on
            QCOMPARE(image.pixelColor(60 + 20 * j + 9, 20 * i + 9).rgb(),
                     colors.at(static_cast<double>(weights(i, j)) / weightScale(largest)));
    }
}

void TestThumbnail::peaksSurvive_data()
{
    QTest::addColumn<int>("words");
    QTest::addColumn<int>("peak");
    QTest::newRow("as large as the picture") << 176 << 100;
    QTest::newRow("larger") << 500 << 333;
    QTest::newRow("the last") << 500 << 499;
}

/// What is shrunk keeps its largest values: one weight of 1 among zeros is seen.
void TestThumbnail::peaksSurvive()
{
    QFETCH(const int, words);
    QFETCH(const int, peak);
    FigureSource source = makeSource(manyWords(words));
    auto layer = std::make_shared<attn::LayerTrace>(*source.layer);
    for (int i = 0; i < words; ++i) {
        for (int j = 0; j < words; ++j)
            layer->weights.heads().head(0)(i, j) = i == peak && j == peak ? 1.0f : 0.0f;
    }
    source.layer = layer;
    const QImage image = thumbnail(source, Theme::light(), {144, 88}, 2);
    const QRgb full = ColorMap::weights(Theme::light()).at(1);
    int seen = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            seen += image.pixelColor(x, y).rgb() == full ? 1 : 0;
    }
    QVERIFY(seen >= 1);
    QVERIFY(seen <= 16);
}

void TestThumbnail::oneCellIsASquare()
{
    const QImage image = thumbnail(makeSource(manyWords(1)), Theme::darkTheme(), {144, 88}, 1);
    QVERIFY(image.pixelColor(72, 44).alpha() == 255);
    QVERIFY(image.pixelColor(10, 44).alpha() == 0);
    QVERIFY(image.pixelColor(40, 44).alpha() == 255);
}

QTEST_MAIN(TestThumbnail)
#include "tst_thumbnail.moc"
