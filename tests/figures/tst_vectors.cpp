// SPDX-License-Identifier: GPL-3.0-or-later
#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QSvgGenerator>
#include <QTest>

#include "support/figure_cases.h"

using namespace lab;
using namespace lab::test;

/// Files for print: text is text, cells are rectangles, and only what is too much for that is an image.
class TestVectors : public QObject {
    Q_OBJECT
private slots:
    void svgHasTextAndRectangles();
    void svgNamesTheChineseFont();
    void cellsBecomeAnImage_data();
    void cellsBecomeAnImage();
    void pdfEmbedsItsFonts();
};

namespace {

QByteArray svg(const Figure &figure)
{
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(96);
    generator.setSize({800, 600});
    generator.setViewBox(QRect(0, 0, 800, 600));
    QPainter painter(&generator);
    figure.paint(painter, QRectF(0, 0, 800, 600));
    painter.end();
    return buffer.data();
}

QByteArray pdf(const Figure &figure)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(1200);
    writer.setPageSize(QPageSize(QSizeF(600, 450), QPageSize::Point));
    writer.setPageMargins(QMarginsF());
    QPainter painter(&writer);
    painter.scale(1200 / 96.0, 1200 / 96.0);
    figure.paint(painter, QRectF(0, 0, 800, 600));
    painter.end();
    return buffer.data();
}

FigureStyle fixedStyle()
{
    FigureStyle style;
    style.families = QStringList{"DejaVu Sans"};
    return style;
}

} // namespace

void TestVectors::svgHasTextAndRectangles()
{
    const QByteArray file = svg(*makeFigure(FigureKind::HeatMap, makeSource(redCar()), fixedStyle()));
    QVERIFY(file.count("<rect") >= 36);
    QCOMPARE(file.count("<image"), 0);
    for (const char *text : {">rouge</text>", ">Cross-attention · layer 1 · head 0 (Z₁)</text>", ">&lt;0.01</text>"})
        QVERIFY2(file.contains(text), text);
}

void TestVectors::svgNamesTheChineseFont()
{
    const QString file = QString::fromUtf8(svg(*makeFigure(FigureKind::HeatMap, makeSource(chinese()), fixedStyle())));
    static const QRegularExpression text("<text [^>]*font-family=\"([^\"]*)\"[^>]*>([^<]*)</text>");
    int chineseTexts = 0;
    for (const QRegularExpressionMatch &match : text.globalMatch(file)) {
        const bool isChinese = match.captured(2).contains(QChar(0x7EA2)) || match.captured(2).contains(QChar(0x6C7D));
        QCOMPARE(match.captured(1), isChinese ? QString("Noto Sans CJK SC") : match.captured(1));
        chineseTexts += isChinese ? 1 : 0;
    }
    QCOMPARE(chineseTexts, 4); // each word is produced once and fed once
}

void TestVectors::cellsBecomeAnImage_data()
{
    QTest::addColumn<int>("words");
    QTest::addColumn<int>("images");
    QTest::newRow("128") << 128 << 0;
    QTest::newRow("129") << 129 << 1;
}

void TestVectors::cellsBecomeAnImage()
{
    QFETCH(int, words);
    QFETCH(int, images);
    const std::unique_ptr<Figure> figure = makeFigure(FigureKind::HeatMap, makeSource(manyWords(words)), fixedStyle());
    const QByteArray file = svg(*figure);
    QCOMPARE(file.count("<image"), images);
    QCOMPARE(file.count("<rect") >= words * words, images == 0);
    const QByteArray printed = pdf(*figure);
    QCOMPARE(printed.count("/Subtype /Image"), images);
    QVERIFY(!printed.contains("DCTDecode")); // JPEG would smear the cells
}

void TestVectors::pdfEmbedsItsFonts()
{
    const QByteArray file = pdf(*makeFigure(FigureKind::Qkv, makeSource(chinese()), fixedStyle()));
    QVERIFY(file.contains("DejaVuSans"));
    QVERIFY(file.contains("NotoSansCJKsc"));
    QVERIFY(file.contains("/FontFile"));
    QCOMPARE(file.count("/Subtype /Image"), 0);
}

QTEST_MAIN(TestVectors)
#include "tst_vectors.moc"
