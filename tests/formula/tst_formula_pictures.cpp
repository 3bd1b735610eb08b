// SPDX-License-Identifier: GPL-3.0-or-later
#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <QSvgRenderer>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>

#include "formula/copying.h"
#include "formula/painter.h"
#include "support/golden_image.h"

using namespace lab;

/// What is seen: goldens, highlights, colours, and the vector files.
class TestFormulaPictures : public QObject {
    Q_OBJECT
private slots:
    void goldens_data();
    void goldens();
    void coloursFollowThePalette();
    void rulesAreAtLeastAPixel();
    void svgHasOutlinesWithATitle();
    void pdfHasRealText();
    void copies();

private:
    std::shared_ptr<const MathFont> m_font = MathFont::find();
};

namespace {

Palette palette(bool dark)
{
    Palette made;
    made.ink = dark ? QColor(0xE7EAF0) : QColor(0x1D2430);
    made.set("query", dark ? QColor(0x56B4E9) : QColor(0x0072B2));
    made.set("key", dark ? QColor(0xF0884A) : QColor(0xB34C00));
    made.set("weights", dark ? QColor(0xD98CC8) : QColor(0xAA4499));
    return made;
}

const QList<QPair<const char *, const char *>> &pictures()
{
    static const QList<QPair<const char *, const char *>> made{
        {"softmax", "\\textcolor{weights}{W} = \\operatorname{softmax}\\left(\\frac{\\textcolor{query}{Q} "
                    "\\textcolor{key}{K}^\\top}{\\sqrt{d_k}}\\right)"},
        {"numbers",
         "s_{2,3} = \\frac{q_2 \\cdot k_3}{\\sqrt{4}} = \\frac{0.5 \\cdot 0.8 + \\term{hot}{\\slot{a} \\cdot "
         "\\slot*{b}} + \\cdots}{2} = \\slot{c}"},
        {"tables",
         "\\begin{pmatrix} 0.21 & \\term{cold}{0.53} & \\cdots \\\\ 0.11 & 0.20 & \\cdots \\\\ \\vdots & \\vdots & "
         "\\ddots \\end{pmatrix} \\begin{bmatrix} a_{11} & a_{12} \\\\ a_{21} & a_{22} \\end{bmatrix} M_{ij} = "
         "\\begin{cases} 0, & j \\leq i \\\\ -\\infty, & j > i \\end{cases}"},
        {"sums", "\\alpha_{i,j} = \\frac{\\exp(s_{i,j})}{\\sum_{l=1}^{n} \\exp(s_{i,l})}, \\quad o_i = \\sum_{j=1}^{n} "
                 "\\alpha_{i,j}\\, v_j, \\quad \\int_0^1 f(x)\\,dx"},
        {"norms",
         "\\hat{\\mathbf{x}} = \\gamma \\odot \\frac{x - \\mu}{\\sqrt{\\sigma^2 + \\varepsilon}} + \\beta \\in "
         "\\mathbb{R}^{n \\times d_{\\text{model}}}, \\quad S' = \\vec{v}, \\sqrt[3]{2}"},
        {"words", "w_{\\text{红}, \\text{rouge}} = \\underbrace{\\overline{a + b}}_{\\text{两项 terms}} \\to "
                  "\\underset{6 \\times 24}{Q}"},
    };
    return made;
}

FormulaLook look(double em, bool dark)
{
    FormulaLook made{em, palette(dark), {}};
    made.marks["hot"] = {QColor(0, 114, 178, 40), QColor(0xB34C00)};
    made.marks["cold"] = {{}, QColor(0x0072B2)};
    return made;
}

} // namespace

void TestFormulaPictures::goldens_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<double>("em");
    QTest::addColumn<bool>("dark");
    for (const auto &[name, source] : pictures()) {
        QTest::addRow("formula-%s-16", name) << QString::fromUtf8(source) << 16.0 << true;
        QTest::addRow("formula-%s-40", name) << QString::fromUtf8(source) << 40.0 << false;
    }
}

void TestFormulaPictures::goldens()
{
    QFETCH(QString, source);
    QFETCH(double, em);
    QFETCH(bool, dark);
    const FormulaLayout layout(Formula(source), m_font, {{"a", "0.1"}, {"b", "-0.3"}, {"c", "0.21"}});
    const QImage image = formulaImage(layout, look(em, dark), dark ? QColor(0x1F2229) : QColor(Qt::white));
    const QString wrong = test::differenceFromGolden(image, QTest::currentDataTag());
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void TestFormulaPictures::coloursFollowThePalette()
{
    const FormulaLayout layout(Formula("\\textcolor{query}{\\sqrt{Q}} \\term{k}{K}"), m_font);
    const auto has = [&](const FormulaLook &shown, const QColor &color) {
        const QImage image = formulaImage(layout, shown, Qt::white);
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixelColor(x, y) == color)
                    return true;
        return false;
    };
    FormulaLook shown{48, {}, {}};
    shown.palette.ink = QColor(1, 2, 3);
    QVERIFY(has(shown, QColor(1, 2, 3)));
    shown.palette.set("query", QColor(0, 0, 200));
    QVERIFY(has(shown, QColor(0, 0, 200)));
    shown.marks["k"] = {{}, QColor(200, 0, 0)};
    QVERIFY(has(shown, QColor(200, 0, 0)));
    QVERIFY(!has(shown, QColor(1, 2, 3)));
    shown.marks["k"] = {QColor(250, 240, 10), {}};
    QVERIFY(has(shown, QColor(250, 240, 10)));
}

void TestFormulaPictures::rulesAreAtLeastAPixel()
{
    const FormulaLayout layout(Formula("\\frac{\\quad}{\\quad}"), m_font); // nothing but the rule
    for (const double em : {4.0, 7.5, 13.0, 20.3, 41.0}) {
        const QImage image = formulaImage(layout, {em, {}, {}}, Qt::white);
        int solid = 0;
        for (int y = 0; y < image.height(); ++y)
            solid += qGray(image.pixel(image.width() / 2, y)) == 0 ? 1 : 0;
        QCOMPARE(solid, std::max(1, static_cast<int>(std::lround(0.04 * em))));
    }
}

void TestFormulaPictures::svgHasOutlinesWithATitle()
{
    const QString source = QStringLiteral("\\frac{a < b}{\\text{猫 & 狗}}");
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize({300, 120});
    generator.setViewBox(QRect(0, 0, 300, 120));
    QPainter painter(&generator);
    painter.drawText(QPointF(10, 110), "before");
    const FormulaLayout layout(Formula(source), m_font);
    paintFormula(painter, {20, 60}, layout, {32, palette(false), {}}, source);
    paintFormula(painter, {150, 60}, layout, {32, palette(false), {}}, "second");
    painter.drawText(QPointF(100, 110), "after");
    painter.end();
    QString document = QString::fromUtf8(buffer.data());
    titleFormulas(document);

    QStringList titles, texts;
    int pathsInFormulas = 0, depth = 0, formulaDepth = 0;
    QXmlStreamReader xml(document);
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement()) {
            ++depth;
            if (xml.name() == QLatin1String("title") && depth > 2) {
                titles << xml.readElementText();
                --depth;
                formulaDepth = depth;
            } else if (xml.name() == QLatin1String("text")) {
                texts << xml.readElementText().trimmed();
                --depth;
            } else if (xml.name() == QLatin1String("path")) {
                pathsInFormulas += formulaDepth > 0 && depth > formulaDepth ? 1 : 0;
            }
        } else if (xml.isEndElement()) {
            --depth;
            if (depth < formulaDepth)
                formulaDepth = 0;
        }
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(titles, QStringList({source, "second"}));
    QCOMPARE(texts, QStringList({"before", "after"}));
    QVERIFY(pathsInFormulas >= 4); // letters and words, of both
    QVERIFY(QSvgRenderer(document.toUtf8()).isValid());
}

void TestFormulaPictures::pdfHasRealText()
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(96);
    QPainter painter(&writer);
    const FormulaLayout layout(Formula(QStringLiteral("W = \\frac{QK^\\top}{\\sqrt{d_k}} \\text{猫}")), m_font);
    paintFormula(painter, {20, 60}, layout, {24, palette(false), {}}, "title");
    painter.end();
    const QByteArray file = buffer.data();
    QVERIFY(file.contains("LatinModernMath") || file.contains("LMMath"));
    QVERIFY(file.contains("NotoSansCJK"));
    QVERIFY(file.contains("/FontFile"));
    QCOMPARE(file.count("/Subtype /Image"), 0);
}

void TestFormulaPictures::copies()
{
    const Formula formula("\\term{a}{\\slot{a}} + 1");
    QCOMPARE(formulaAsLatex(formula, {{"a", "-2"}})->text(), QString("{-}2  + 1"));
    const FormulaLayout layout(formula, m_font, {{"a", "-2"}});
    const auto image = qvariant_cast<QImage>(formulaAsImage(layout, 20, palette(false))->imageData());
    QVERIFY(image.width() > 3 * layout.width(20));
    QCOMPARE(image.pixelColor(0, 0), QColor(Qt::white));
}

QTEST_MAIN(TestFormulaPictures)
#include "tst_formula_pictures.moc"
