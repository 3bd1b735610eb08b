// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "formula/speech.h"
#include "support/formulas.h"

using namespace lab;

/// Formulas in words.
class TestFormulaSpeech : public QObject {
    Q_OBJECT
private slots:
    void formulasAreSaid_data();
    void formulasAreSaid();
    void everythingIsSaid();
};

void TestFormulaSpeech::formulasAreSaid_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("chinese");
    const auto add = [](const char *source, const char *english, const char *chinese) {
        QTest::newRow(source) << QString::fromUtf8(source) << QString::fromUtf8(english) << QString::fromUtf8(chinese);
    };
    add("W = \\operatorname{softmax}\\left(\\frac{Q K^\\top}{\\sqrt{d_k}}\\right)",
        "W equals softmax open parenthesis the fraction Q K transposed over the square root of d sub k end root end "
        "fraction "
        "close parenthesis",
        "W 等于 softmax 左括号 分数 分子 Q K 的转置 分母 根号下 d 下标 k 根号结束 分数结束 右括号");
    add("S' = 0.5 \\cdot \\slot*{a}", "S prime equals 0.5 times minus 0.44", "S撇 等于 0.5 乘 负0.44");
    add("\\sum_{j=1}^{n} x_j^2", "the sum over j equals 1 up to n of x sub j squared",
        "求和 从 j 等于 1 到 n 的 x 下标 j 的平方");
    add("\\term{x}{\\textcolor{query}{\\hat{\\mathbf{x}}}} \\in \\alpha", "bold x hat in alpha", "粗体x 帽 属于 α");
    add("\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}", "a matrix of 2 by 2: row 1: 1, 2; row 2: 3, 4;",
        "2 行 2 列的矩阵：第 1 行：1，2；第 2 行：3，4；");
    add("\\begin{cases} 0, & j \\leq i \\\\ -\\infty, & j > i \\end{cases}",
        "0 if j is at most i; minus infinity if j is greater than i", "0 当 j 小于等于 i；减 无穷大 当 j 大于 i");
    add("\\underset{6 \\times 24}{Q}", "Q with 6 by 24 below it", "Q 下方标注 6 乘 24");
}

void TestFormulaSpeech::formulasAreSaid()
{
    QFETCH(QString, source);
    QFETCH(QString, english);
    QFETCH(QString, chinese);
    const SlotValues values{{"a", "-0.44"}};
    QCOMPARE(spoken(Formula(source), englishSpeech(), values), english);
    QCOMPARE(spoken(Formula(source), chineseSpeech(), values), chinese);
}

void TestFormulaSpeech::everythingIsSaid()
{
    for (const QString &source : test::measuredFormulas()) {
        QVERIFY2(!spoken(Formula(source), englishSpeech()).isEmpty(), qPrintable(source));
        QVERIFY2(!spoken(Formula(source), chineseSpeech()).isEmpty(), qPrintable(source));
    }
}

QTEST_APPLESS_MAIN(TestFormulaSpeech)
#include "tst_formula_speech.moc"
