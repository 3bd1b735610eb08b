// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cmath>

#include "figures/line_layer.h"

using namespace lab;

/// Lines of pixels against QPainter's, which cover each pixel exactly.
class TestLineLayer : public QObject {
    Q_OBJECT
private slots:
    void linesAreWhereTheyShouldBe_data();
    void linesAreWhereTheyShouldBe();
    void faintLinesAddUp();
    void aPartCanBePainted();
    void pixelsAreTheDevices();
};

namespace {

constexpr int kSide = 120;

QImage blank(int side = kSide)
{
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(Qt::white);
    return image;
}

QImage byPainter(const QLineF &line, double width, const QColor &color)
{
    QImage image = blank();
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, width, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(line);
    return image;
}

QImage byLayer(const QLineF &line, double width, const QColor &color, const QRectF &area, int times = 1)
{
    QImage image = blank();
    QPainter painter(&image);
    LineLayer layer(painter, area);
    for (int i = 0; i < times; ++i)
        layer.draw(line, width, color);
    layer.paint(painter);
    return image;
}

/// All that was painted, as a number of fully covered pixels.
double ink(const QImage &image)
{
    double sum = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            sum += (255 - qGray(image.pixel(x, y))) / 255.0;
    return sum;
}

/// The mean of what pixels differ by, of 255, over the ink of the first.
double difference(const QImage &one, const QImage &other)
{
    double sum = 0;
    for (int y = 0; y < one.height(); ++y)
        for (int x = 0; x < one.width(); ++x)
            sum += std::abs(qGray(one.pixel(x, y)) - qGray(other.pixel(x, y))) / 255.0;
    return sum / ink(one);
}

} // namespace

void TestLineLayer::linesAreWhereTheyShouldBe_data()
{
    QTest::addColumn<QLineF>("line");
    QTest::addColumn<double>("width");
    QTest::newRow("level") << QLineF(0, 40.3, kSide, 40.3) << 3.0;
    QTest::newRow("upright") << QLineF(33.7, 0, 33.7, kSide) << 5.0;
    QTest::newRow("slanted") << QLineF(0, 10, kSide, 75) << 4.5;
    QTest::newRow("steep, upwards") << QLineF(20, kSide, 70, 0) << 2.0;
    QTest::newRow("backwards") << QLineF(kSide, 90, 0, 15) << 6.0;
    QTest::newRow("hairline") << QLineF(0, 20, kSide, 31) << 0.75;
    QTest::newRow("half outside") << QLineF(0, -30, kSide, 60) << 7.0;
}

void TestLineLayer::linesAreWhereTheyShouldBe()
{
    QFETCH(const QLineF, line);
    QFETCH(const double, width);
    const QRectF all(0, 0, kSide, kSide);
    const QImage expected = byPainter(line, width, Qt::black), drawn = byLayer(line, width, Qt::black, all);
    QVERIFY2(std::abs(ink(drawn) / ink(expected) - 1) < 0.03, qPrintable(QString::number(ink(drawn) / ink(expected))));
    QVERIFY2(difference(expected, drawn) < 0.15, qPrintable(QString::number(difference(expected, drawn))));
}

void TestLineLayer::faintLinesAddUp()
{
    constexpr double kOpacity = 0.03;
    constexpr int kLines = 60;
    QColor faint(Qt::black);
    faint.setAlphaF(kOpacity);
    const QRectF all(0, 0, kSide, kSide);
    const QImage drawn = byLayer({0, 50, kSide, 50}, 4, faint, all, kLines);
    const double covered = 1 - std::pow(1 - kOpacity, kLines);
    QVERIFY2(std::abs(ink(drawn) / (4 * kSide * covered) - 1) < 0.05, qPrintable(QString::number(ink(drawn))));
}

void TestLineLayer::aPartCanBePainted()
{
    const QLineF line(0, 10, kSide, 90);
    const QImage all = byLayer(line, 3, Qt::black, {0, 0, kSide, kSide});
    const QRect part(30, 20, 40, 50);
    const QImage drawn = byLayer(line, 3, Qt::black, part);
    QCOMPARE(drawn.copy(part), all.copy(part));
    QCOMPARE(ink(drawn), ink(drawn.copy(part)));
}

void TestLineLayer::pixelsAreTheDevices()
{
    QImage fine = blank(2 * kSide);
    fine.setDevicePixelRatio(2);
    QPainter painter(&fine);
    LineLayer layer(painter, QRectF(0, 0, kSide, kSide));
    layer.draw({0, 30, kSide, 30}, 3, Qt::black);
    layer.paint(painter);
    painter.end();
    fine.setDevicePixelRatio(1);
    QCOMPARE(qRound(ink(fine)), 2 * kSide * 6);
    QCOMPARE(fine.pixelColor(10, 57).red(), 0); // sharp: from 57 to 63
    QCOMPARE(fine.pixelColor(10, 56).red(), 255);
}

QTEST_MAIN(TestLineLayer)
#include "tst_line_layer.moc"
