// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <cmath>

#include "formula/layout.h"
#include "support/formulas.h"

using namespace lab;
using namespace lab::math;

/// Sizes agree with LuaLaTeX, terms are where they are seen, numbers come without reading again.
class TestFormulaLayout : public QObject {
    Q_OBJECT
private slots:
    void sizesAgreeWithLuaLatex_data();
    void sizesAgreeWithLuaLatex();
    void termsHaveTheirRectangles();
    void termsAndColoursChangeNoSpace();
    void theInnermostTermIsMet();
    void numbersComeAtLayout();
    void negativeFactorsGetBrackets();
    void delimitersGrowWithTheirBody();
    void longFormulasBreakBeforeOperations();
    void theFallbackFontSetsFormulasToo();
    void aMissingFontIsSaidNotDrawn();
    void wordsTheMathFontLacksAreShaped();
    void mutatedFormulasAreSetOrRefused();

private:
    std::shared_ptr<const MathFont> m_font = MathFont::find();

    FormulaLayout set(const QString &source, const SlotValues &values = {}) const
    {
        return {Formula(source), m_font, values};
    }
};

void TestFormulaLayout::sizesAgreeWithLuaLatex_data()
{
    QTest::addColumn<double>("width");
    QTest::addColumn<double>("height");
    QTest::addColumn<double>("depth");
    QFile log(QStringLiteral(LAB_SOURCE_DIR "/tests/golden/formulas/sizes.log"));
    QVERIFY(log.open(QIODevice::ReadOnly));
    int measured = 0;
    for (const QString &line : QString::fromUtf8(log.readAll()).split('\n', Qt::SkipEmptyParts)) {
        const QStringList parts = line.split('\t');
        if (parts.size() != 4)
            continue;
        QTest::newRow(qPrintable(parts[3])) << parts[0].toDouble() << parts[1].toDouble() << parts[2].toDouble();
        ++measured;
    }
    QCOMPARE(measured, test::measuredFormulas().size());
}

void TestFormulaLayout::sizesAgreeWithLuaLatex()
{
    QFETCH(double, width);
    QFETCH(double, height);
    QFETCH(double, depth);
    const FormulaLayout layout = set(QTest::currentDataTag(), {{"a", "-0.44"}});
    const auto close = [](double ours, double theirs, double whole) { return std::abs(ours - theirs) <= 0.03 * whole; };
    const double em = 10; // pt
    QVERIFY2(close(layout.width(em), width, width), qPrintable(QString::number(layout.width(em))));
    QVERIFY2(close(layout.ascent(em), height, height + depth), qPrintable(QString::number(layout.ascent(em))));
    QVERIFY2(close(layout.descent(em), depth, height + depth), qPrintable(QString::number(layout.descent(em))));
}

void TestFormulaLayout::termsHaveTheirRectangles()
{
    const FormulaLayout layout =
        set("\\term{whole}{\\term{left}{Q}\\term{right}{K}^\\top} + \\frac{\\term{n}{1}}{\\term{d}{2}} + \\term{n}{x}");
    const QRectF left = layout.termRects("left", 20).value(0);
    const QRectF right = layout.termRects("right", 20).value(0);
    const QRectF whole = layout.termRects("whole", 20).value(0);
    QCOMPARE(left.left(), 0.0);
    QCOMPARE(right.left(), left.right());
    QVERIFY(whole.adjusted(-1e-9, -1e-9, 1e-9, 1e-9).contains(left.united(right)));
    QVERIFY(whole.right() > right.right()); // the transpose sign belongs to it too
    QVERIFY(whole.right() < layout.width(20));
    QCOMPARE(layout.termRects("n", 20).size(), 2);
    QVERIFY(layout.termRects("n", 20).value(0).bottom() < layout.termRects("d", 20).value(0).top());
    QVERIFY(layout.termRects("nobody", 20).isEmpty());
    for (const FormulaLayout::NamedArea &term : layout.terms())
        QVERIFY2(QRectF(0, -layout.ascent(1), layout.width(1), layout.ascent(1) + layout.descent(1))
                     .adjusted(-1e-9, -1e-9, 1e-9, 1e-9)
                     .contains(term.area),
                 qPrintable(term.name));
}

void TestFormulaLayout::termsAndColoursChangeNoSpace()
{
    const QSizeF plain = set("a = b + \\sum_{i} \\hat{x}^2 f_1^2").size(16);
    QCOMPARE(set("\\term{1}{a} \\term{2}{=} \\textcolor{key}{b} \\textcolor{query}{+} \\term{3}{\\sum}_{i} "
                 "\\hat{x}^2 \\term{4}{\\textcolor{value}{f}}_1^2")
                 .size(16),
             plain);
    QCOMPARE(set("a = b + \\color{key} \\sum_{i} \\hat{x}^2 f_1^2").size(16), plain);
}

void TestFormulaLayout::theInnermostTermIsMet()
{
    const FormulaLayout layout = set("\\term{fraction}{\\frac{\\term{top}{a + b}}{\\term{bottom}{c}}} - \\term{x}{x}");
    const double em = 24;
    const auto middle = [&](const char *name) { return layout.termRects(name, em).value(0).center(); };
    QCOMPARE(layout.termAt(middle("top"), em), QString("top"));
    QCOMPARE(layout.termAt(middle("bottom"), em), QString("bottom"));
    QCOMPARE(layout.termAt(layout.termRects("fraction", em).value(0).center(), em), QString("fraction"));
    QCOMPARE(layout.termAt({layout.width(em) + em, 0}, em), QString());
    const QRectF x = layout.termRects("x", em).value(0);
    QCOMPARE(layout.termAt(x.topRight() + QPointF(0.1 * em, -0.1 * em), em), QString("x")); // nearly
    const auto index = [&](const char *name) {
        return static_cast<int>(std::ranges::find(layout.terms(), QString(name), &FormulaLayout::NamedArea::name) -
                                layout.terms().begin());
    };
    QVERIFY(layout.isWithin(index("top"), "fraction"));
    QVERIFY(!layout.isWithin(index("x"), "fraction"));
}

void TestFormulaLayout::numbersComeAtLayout()
{
    const Formula formula("\\term{s}{\\slot{s}} + 1");
    const auto width = [&](const char *value) {
        return FormulaLayout(formula, m_font, {{"s", QString::fromUtf8(value)}}).width(10);
    };
    QCOMPARE(width("0.87"), set("0.87 + 1").width(10));
    QCOMPARE(width("-0.87"), set("{-}0.87 + 1").width(10));
    QCOMPARE(width("-inf"), set("{-}\\infty + 1").width(10));
    QCOMPARE(width("1.5e-07"), set("{1.5 \\cdot 10^{{-}7}} + 1").width(10));
    QCOMPARE(width("<0.01"), set("{<}0.01 + 1").width(10));
    QCOMPARE(width("–"), set("\\text{–} + 1").width(10));
    QCOMPARE(width("cat"), set("\\text{cat} + 1").width(10));
    QCOMPARE(FormulaLayout(formula, m_font).width(10), set("\\text{?} + 1").width(10)); // not given
}

void TestFormulaLayout::negativeFactorsGetBrackets()
{
    const Formula formula("\\slot*{a} \\cdot \\slot*{b}");
    QCOMPARE(FormulaLayout(formula, m_font, {{"a", "2"}, {"b", "-3"}}).width(10), set("2 \\cdot ({-}3)").width(10));
    QCOMPARE(FormulaLayout(formula, m_font, {{"a", "-2"}, {"b", "3"}}).width(10), set("({-}2) \\cdot 3").width(10));
}

void TestFormulaLayout::delimitersGrowWithTheirBody()
{
    double last = 0;
    QString body = "x";
    for (int rows = 1; rows <= 12; ++rows) {
        const FormulaLayout bare = set("\\begin{matrix}" + body + "\\end{matrix}");
        const FormulaLayout fenced = set("\\left(\\begin{matrix}" + body + "\\end{matrix}\\right)");
        const double total = fenced.size(1).height();
        QVERIFY(total > last);
        QVERIFY2(total >= 0.9 * bare.size(1).height(), qPrintable(QString::number(rows)));
        QVERIFY2(total <= bare.size(1).height() + 0.7, qPrintable(QString::number(total)));
        last = total;
        body += " \\\\ x";
    }
}

void TestFormulaLayout::longFormulasBreakBeforeOperations()
{
    const Formula formula(
        "\\term{v}{s} = \\term{a}{x_1} y_1 + \\term{b}{x_2} y_2 + \\term{c}{x_3} y_3 = 4, \\quad t = 1");
    const FormulaLayout whole(formula, m_font);
    QCOMPARE(FormulaLayout::lines(formula, m_font, whole.width(1) + 0.01).size(), std::size_t(1));
    std::size_t before = 1;
    for (double most = whole.width(1); most > 4; most -= 0.5) {
        const std::vector<FormulaLayout> lines = FormulaLayout::lines(formula, m_font, most);
        QVERIFY(lines.size() >= before);
        before = lines.size();
        QSet<QString> names;
        for (const FormulaLayout &line : lines) {
            QVERIFY2(line.width(1) <= most, qPrintable(QString::number(most)));
            for (const FormulaLayout::NamedArea &term : line.terms())
                names << term.name;
        }
        QCOMPARE(names, QSet<QString>({"v", "a", "b", "c"}));
    }
    QVERIFY(before >= 4);
    // what can't be broken stays in one piece, however narrow
    QCOMPARE(FormulaLayout::lines(Formula("\\frac{a + b}{c + d}"), m_font, 0.1).size(), std::size_t(1));
    QCOMPARE(FormulaLayout::lines(Formula(""), m_font, 1).size(), std::size_t(1));
}

void TestFormulaLayout::theFallbackFontSetsFormulasToo()
{
    const std::shared_ptr<const MathFont> fallback = MathFont::find({"A font that nobody has", "DejaVu Math TeX Gyre"});
    QCOMPARE(fallback->family(), QString("DejaVu Math TeX Gyre"));
    for (const QString &source : test::measuredFormulas()) {
        const FormulaLayout layout(Formula(source), fallback);
        QVERIFY2(layout.width(1) > 0 && layout.size(1).height() > 0, qPrintable(source));
        for (const PlacedGlyph &glyph : layout.box().glyphs)
            QVERIFY2(glyph.glyph != 0, qPrintable(source)); // no boxes for what is missing
    }
}

void TestFormulaLayout::aMissingFontIsSaidNotDrawn()
{
    try {
        MathFont::find({"A font that nobody has", "DejaVu Sans Mono"}); // the other has no MATH table
        QFAIL("a font was found");
    } catch (const FormulaError &error) {
        QVERIFY(error.problem().contains("A font that nobody has"));
        QVERIFY(error.problem().contains("fonts-lmodern"));
    }
}

void TestFormulaLayout::wordsTheMathFontLacksAreShaped()
{
    const FormulaLayout english = set("\\text{the cat}");
    QVERIFY(english.box().words.empty());
    QCOMPARE(english.box().glyphs.size(), std::size_t(7));

    const FormulaLayout mixed = set(QStringLiteral("w_{\\text{猫 cat}} \\text{жизнь}"));
    QCOMPARE(mixed.box().words.size(), std::size_t(2));
    QCOMPARE(mixed.box().words.front().runs.value(0).rawFont().familyName(), QString("Noto Sans CJK SC"));
    for (const PlacedWords &words : mixed.box().words)
        for (const QGlyphRun &run : words.runs)
            QVERIFY(!run.glyphIndexes().contains(0U));

    const QString word = QStringLiteral("\\text{源}"), squared = QStringLiteral("t^{\\text{源}}");
    QVERIFY2(set(word).ascent(1) > 0.7 && set(word).ascent(1) < 0.95, qPrintable(QString::number(set(word).ascent(1))));
    QVERIFY2(set(word).descent(1) < 0.2, qPrintable(QString::number(set(word).descent(1))));
    QVERIFY(set(squared).ascent(1) < 1.2); // raised like any other
}

/// Seeded mutations of good formulas: none may crash, hang, or be refused at a place that is not in it.
void TestFormulaLayout::mutatedFormulasAreSetOrRefused()
{
    const QStringList seeds = test::measuredFormulas();
    const QStringList pieces{"{",
                             "}",
                             "\\left(",
                             "\\right]",
                             "^",
                             "_",
                             "'",
                             "&",
                             "\\\\",
                             "\\frac",
                             "\\sqrt[",
                             "\\term{a}",
                             "\\hat",
                             "\\begin{cases}",
                             "\\end{cases}",
                             "\\color{key}",
                             "\\slot*{a}",
                             "\\text{",
                             "\\sum",
                             "\\limits",
                             "\\big",
                             "\\",
                             "猫"};
    quint32 state = 20260701;
    const auto below = [&state](qsizetype most) {
        state = state * 1664525 + 1013904223;
        return most == 0 ? 0 : static_cast<qsizetype>(state >> 8) % most;
    };
    int set = 0, refused = 0;
    for (int i = 0; i < 4000; ++i) {
        QString source = seeds.at(below(seeds.size()));
        for (qsizetype edits = 1 + below(3); edits > 0; --edits) {
            const qsizetype at = below(source.size() + 1);
            if (below(2) == 0)
                source.insert(at, pieces.at(below(pieces.size())));
            else
                source.remove(at, 1 + below(4));
        }
        try {
            const FormulaLayout layout(Formula(source), m_font);
            QVERIFY2(std::isfinite(layout.width(1)) && std::isfinite(layout.size(1).height()), qPrintable(source));
            ++set;
        } catch (const FormulaError &error) {
            QVERIFY2(error.column() >= 1 && error.column() <= source.size() + 1, qPrintable(source));
            ++refused;
        }
    }
    QVERIFY(set > 400 && refused > 400);
}

QTEST_MAIN(TestFormulaLayout)
#include "tst_formula_layout.moc"
