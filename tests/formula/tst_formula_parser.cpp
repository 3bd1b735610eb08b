// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QTest>

#include "formula/formula.h"
#include "formula/symbols.h"
#include "support/formulas.h"

using namespace lab;
using namespace lab::math;

/// What is read, what is refused and where, and what others can read of it.
class TestFormulaParser : public QObject {
    Q_OBJECT
private slots:
    void errorsNameTheColumn_data();
    void errorsNameTheColumn();
    void hostileInputIsRefusedQuickly_data();
    void hostileInputIsRefusedQuickly();
    void namesAreCollected();
    void othersCanReadTheCopy_data();
    void othersCanReadTheCopy();
    void anyWordsFitIntoText_data();
    void anyWordsFitIntoText();
    void commandsStandForOneCharacterEach();
};

void TestFormulaParser::errorsNameTheColumn_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("message");
    const auto add = [](const char *source, const char *message) { QTest::newRow(source) << source << message; };
    add("a + \\foo b", "column 5: there is no command \\foo");
    add("\\frac{1}", "column 9: \\frac lacks what it is for");
    add("{a", "column 1: { without }");
    add("a}", "column 2: } without {");
    add("x^2^3", "column 4: two superscripts on one symbol");
    add("x_1_2", "column 4: two subscripts on one symbol");
    add("x'^2'", "column 5: two superscripts on one symbol");
    add("x^", "column 3: ^ lacks what it is for");
    add("\\left( x", "column 1: \\left without \\right");
    add("x \\right)", "column 3: \\right without \\left");
    add("\\left x \\right)", "column 7: x is no delimiter");
    add("\\begin{pmatrix} a", "column 7: \\begin{pmatrix} without \\end{pmatrix}");
    add("\\begin{cases} a \\end{pmatrix}", "column 17: \\end{pmatrix} where \\end{cases} should be");
    add("\\begin{tabular} a \\end{tabular}", "column 7: there is no environment tabular");
    add("a & b", "column 3: & stands between cells only");
    add("a \\\\ b", "column 3: \\\\ stands between cells only");
    add("\\term{}{x}", "column 6: \\term lacks its {name}");
    add("\\term{a b}{x}", "column 8: names are made of letters, digits and . _ - :");
    add("\\slot x", "column 7: \\slot lacks its {name}");
    add("x \\limits_1", "column 3: \\limits follows an operator only");
    add("\\text{\\alpha}", "column 7: only words stand here, no \\alpha");
    add("\\text{a", "column 6: { without }");
    add("\\", "column 1: a lone backslash");
    add("50% off", "column 3: % means nothing here");
    add("\\sqrt[3{2}", "column 6: [ without ]");
    QTest::newRow("Chinese outside of text")
        << QStringLiteral("x + 猫") << "column 5: 猫 is no mathematical sign; words stand in \\text{…}";
    QTest::newRow("columns are characters")
        << QStringLiteral("\\text{𝄞猫} \\foo") << "column 11: there is no command \\foo";
    QTest::newRow("colour") << "\\textcolor{red}{x}"
                            << "column 11: there is no colour red; there are query, key, value, weights, other, "
                               "negative, dim";
}

void TestFormulaParser::errorsNameTheColumn()
{
    QFETCH(QString, source);
    QFETCH(QString, message);
    try {
        const Formula formula(source);
        QFAIL("it was read");
    } catch (const FormulaError &error) {
        QCOMPARE(QString::fromUtf8(error.what()), message);
    }
}

void TestFormulaParser::hostileInputIsRefusedQuickly_data()
{
    QTest::addColumn<QString>("source");
    const auto add = [](const char *name, const QString &piece) {
        QTest::newRow(name) << piece.repeated(100'000);
        QTest::addRow("%s, shorter", name) << piece.repeated(40'000 / piece.size());
    };
    add("braces", "{");
    add("closing braces", "}");
    add("fractions", "\\frac");
    add("radicals", "\\sqrt{");
    add("radicals without braces", "\\sqrt");
    add("accents", "\\hat");
    add("superscripts", "x^");
    add("superscripts in braces", "x^{");
    add("fences", "\\left(");
    add("matrices", "\\begin{pmatrix}");
    add("terms", "\\term{a}{");
    add("terms without braces", "\\term{a}");
    add("colours", "\\color{key}");
    add("alphabets", "\\mathbf");
    add("degrees", "\\sqrt[");
}

void TestFormulaParser::hostileInputIsRefusedQuickly()
{
    QFETCH(QString, source);
    QElapsedTimer timer;
    timer.start();
    QVERIFY_THROWS_EXCEPTION(FormulaError, Formula{source});
    QVERIFY2(timer.elapsed() < 5'000, "it took seconds");
}

void TestFormulaParser::namesAreCollected()
{
    const Formula formula(
        "\\term{q.2}{q_2} \\cdot \\term{k-3}{\\term{k:all}{K}_3} = \\slot{s} + \\slot*{s} + \\slot{t}");
    QCOMPARE(formula.termNames(), QStringList({"q.2", "k-3", "k:all"}));
    QCOMPARE(formula.slotNames(), QStringList({"s", "t"}));
}

void TestFormulaParser::othersCanReadTheCopy_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("latex");
    const auto add = [](const char *source, const char *latex) { QTest::newRow(source) << source << latex; };
    add("\\frac{Q K^\\top}{\\sqrt{d_k}}", "\\frac{Q K^\\top}{\\sqrt{d_k}}");
    add("\\term{q}{Q}\\term{k}{K}^\\top", "Q K ^\\top");
    add("\\term{all}{a + b}^2", "{a + b}^2");
    add("\\term{sum}{\\sum}_{j} x", "\\sum _{j} x");
    add("\\textcolor{query}{Q} \\term{a}{\\term{b}{x}}", "Q  x  ");
    add("{\\color{key} K}", "{ K}");
    add("\\slot{s} \\cdot \\slot*{s} + \\slot*{t}", "{-}0.44 \\cdot (-0.44) + 1.5 \\cdot 10^{-7}");
    add("\\slot{w} \\slot{masked} \\slot{small}", "\\text{50\\%} {-}\\infty  {<}0.01");
}

void TestFormulaParser::othersCanReadTheCopy()
{
    QFETCH(QString, source);
    QFETCH(QString, latex);
    const SlotValues values{{"s", "-0.44"}, {"t", "1.5e-07"}, {"w", "50%"}, {"masked", "-inf"}, {"small", "<0.01"}};
    QCOMPARE(Formula(source).latex(values), latex);
}

void TestFormulaParser::anyWordsFitIntoText_data()
{
    QTest::addColumn<QString>("words");
    for (const char *words : {"", "the cat", "100 % {of} #1 & $2_3", "\\frac{1}{2}", "^~", "}{", "猫 и кот", "🙂"})
        QTest::newRow(words) << QString::fromUtf8(words);
}

void TestFormulaParser::anyWordsFitIntoText()
{
    QFETCH(QString, words);
    const Formula formula(Formula::text(words));
    QCOMPARE(formula.body().size(), std::size_t(1));
    QCOMPARE(std::get<Text>(formula.body().front().content).words, words);
}

void TestFormulaParser::commandsStandForOneCharacterEach()
{
    for (const char *name : {"alpha", "infty", "cdot", "leq", "sum", "top"}) {
        const std::optional<Node> node = commandNode(name);
        QVERIFY2(node, name);
        const auto *symbol = std::get_if<Symbol>(&node->content);
        const char32_t letter = symbol ? symbol->letter : std::get<BigOperator>(node->content).letter;
        QCOMPARE(commandOf(letter), QString(name));
    }
    for (const QString &source : test::measuredFormulas())
        QVERIFY(!Formula(source).body().empty());
}

QTEST_APPLESS_MAIN(TestFormulaParser)
#include "tst_formula_parser.moc"
