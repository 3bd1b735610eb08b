// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include "export/mathml.h"
#include "support/walk_cases.h"
#include "walkthrough/walkthrough.h"

using namespace lab;
using namespace lab::test;

class TestMathMl : public QObject {
    Q_OBJECT
private slots:
    void writesAsBrowsersRead_data();
    void writesAsBrowsersRead();
    void everyFormulaIsWellFormed_data() { addWalkCases(); }
    void everyFormulaIsWellFormed();
};

namespace {

/// Without what is around every formula.
QString inner(const QString &latex)
{
    static const QRegularExpression around("<semantics><mrow>(.*)</mrow><annotation");
    return around.match(mathMl(latex)).captured(1);
}

} // namespace

void TestMathMl::writesAsBrowsersRead_data()
{
    QTest::addColumn<QString>("latex");
    QTest::addColumn<QString>("expected");
    QTest::newRow("letters and numbers") << "x = 0.51"
                                         << "<mi>x</mi><mo>=</mo><mn>0.51</mn>";
    QTest::newRow("minus") << "-1"
                           << QString::fromUtf8("<mo form=\"prefix\" lspace=\"0\" rspace=\"0\">−</mo><mn>1</mn>");
    QTest::newRow("difference") << "a - 1" << QString::fromUtf8("<mi>a</mi><mo>−</mo><mn>1</mn>");
    QTest::newRow("below and above") << "s_{1,2}^{\\prime}"
                                     << QString::fromUtf8("<msubsup><mi>s</mi><mrow><mn>1</mn><mo>,</mo><mn>2</mn>"
                                                          "</mrow><mrow><mo>′</mo></mrow></msubsup>");
    QTest::newRow("fraction")
        << "\\frac{a}{\\sqrt{b}}"
        << "<mfrac><mrow><mi>a</mi></mrow><mrow><msqrt><mrow><mi>b</mi></mrow></msqrt></mrow></mfrac>";
    QTest::newRow("limits") << "\\sum_{c=1}^{2} c"
                            << QString::fromUtf8("<munderover><mo movablelimits=\"false\">∑</mo><mrow><mi>c</mi>"
                                                 "<mo>=</mo><mn>1</mn></mrow><mrow><mn>2</mn></mrow></munderover>"
                                                 "<mi>c</mi>");
    QTest::newRow("term and colour")
        << "\\term{Q}{\\textcolor{query}{Q}}"
        << "<mrow class=\"term\" data-term=\"Q\"><mrow><mrow class=\"query\"><mrow><mi>Q</mi>"
           "</mrow></mrow></mrow></mrow>";
    QTest::newRow("text") << "\\text{a <b> \\{c\\}}"
                          << "<mtext>a &lt;b&gt; {c}</mtext>";
    QTest::newRow("under") << "\\underset{2 \\times 3}{A}"
                           << QString::fromUtf8("<munder><mrow><mi>A</mi></mrow><mrow><mn>2</mn><mo>×</mo><mn>3</mn>"
                                                "</mrow></munder>");
    QTest::newRow("cases") << "\\begin{cases} 0 & a \\\\ 1 & b \\end{cases}"
                           << "<mrow><mo fence=\"true\" stretchy=\"true\">{</mo><mtable columnalign=\"left\">"
                              "<mtr><mtd><mn>0</mn></mtd><mtd><mi>a</mi></mtd></mtr>"
                              "<mtr><mtd><mn>1</mn></mtd><mtd><mi>b</mi></mtd></mtr></mtable></mrow>";
}

void TestMathMl::writesAsBrowsersRead()
{
    QFETCH(const QString, latex);
    QFETCH(const QString, expected);
    QCOMPARE(inner(latex), expected);
}

void TestMathMl::everyFormulaIsWellFormed()
{
    static const QRegularExpression named("\\\\term\\{");
    const RunValuesPtr values = currentCase();
    for (const attn::AttentionPlace &place : values->run().model->places()) {
        for (const Step &step : Walkthrough(values, {place}).steps()) {
            for (const QString &latex : {step.latex, step.latexWithShapes, step.latexWithNumbers}) {
                const QString math = mathMl(latex);
                QXmlStreamReader reader(math);
                qsizetype terms = 0;
                while (!reader.atEnd()) {
                    if (reader.readNext() == QXmlStreamReader::StartElement)
                        terms += reader.attributes().hasAttribute("data-term");
                }
                QVERIFY2(!reader.hasError(), qPrintable(reader.errorString() + " in " + math));
                QCOMPARE(terms, latex.count(named));
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestMathMl)
#include "tst_mathml.moc"
