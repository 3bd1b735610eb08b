// SPDX-License-Identifier: GPL-3.0-or-later
// What a step makes of the page it has: nothing is cut on a narrow one, nothing is lost on a large one.
#include <QTest>

#include <algorithm>
#include <set>

#include "session/language.h"
#include "support/painted_texts.h"
#include "support/walk_cases.h"
#include "walkthrough/shown_step.h"

using namespace lab;
using namespace lab::test;

class TestStepRoom : public QObject {
    Q_OBJECT
private slots:
    void titlesAreNeverCut_data();
    void titlesAreNeverCut();
    void largePagesAreFilled_data();
    void largePagesAreFilled();
    void typeGrowsWithThePage();
    void numbersAreInOneType();
    void rowsBesideManyOthersAreHigher();
    void equationsStandBelowEachOther_data();
    void equationsStandBelowEachOther();
    void allLinesShowAsManyRows();
    void measuringLeavesAllWhereItIs();
    void aPageTooSmallLosesNothing();
    void aLaptopSeesTheWholeRow();
    void oneWordLostLeavesTheRows();
    void cleanup();

private:
    MathFontPtr m_font = MathFont::find();
};

namespace {

constexpr QSizeF kLaptop(780, 480);
constexpr QSizeF kFramed(788, 498); // what the page has of a 1366 x 768 window with a frame
constexpr QSizeF kLarge(1340, 780); // what the page has of a 1920 x 1080 window

using Seen = std::function<void(const StepFigure &)>;

void forEachStep(const RunValuesPtr &values, const MathFontPtr &font, const Seen &seen)
{
    const attn::AttentionPlace place = defaultPlace(values->config());
    const WalkPlace chosen = Walkthrough::chosenCell(*values, place, attn::HeadIndex{0});
    const FigureSource source = figureSource(values->runPtr(), values->layerPtr(place), attn::HeadIndex{0});
    ShownStep shown{values, chosen, {2}, 0, false};
    for (; shown.number < stepCount(shown) && !QTest::currentTestFailed(); ++shown.number)
        seen(*makeFigure(shown, source, font, FigureStyle{}));
}

/// The lowest cell of all tables, as a share of the page.
double filled(const StepFigure &figure, const QSizeF &page)
{
    figure.layOut(QRectF(QPointF(0, 0), page));
    double bottom = 0;
    for (int index = 0; index < figure.tableCount(); ++index)
        bottom = std::max(bottom, figure.tableAt(index).grid().rect().bottom());
    return bottom / page.height();
}

/// Scrolled where it is higher than a laptop's.
QSizeF leastPage(const StepFigure &figure)
{
    return {kLaptop.width(), std::max(kLaptop.height(), figure.leastHeight(kLaptop.width()))};
}

int titlePixels(const StepFigure &figure, const QSizeF &page)
{
    for (const PaintedText &text : textsOf(figure, page))
        if (text.text == figure.caption())
            return text.pixelSize;
    return 0;
}

} // namespace

void TestStepRoom::cleanup()
{
    setInterfaceLanguage(QStringLiteral("en"));
    installTranslations();
}

void TestStepRoom::titlesAreNeverCut_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("language");
    for (int k = 0; k < walkCases().size(); ++k)
        for (const QString &language : interfaceLanguages())
            QTest::addRow("%s, %s", qPrintable(walkCases()[k].first), qPrintable(language)) << k << language;
}

/// In one line or in several, every word of a table's title is there, inside the page and on nothing else.
void TestStepRoom::titlesAreNeverCut()
{
    QFETCH(const QString, language);
    setInterfaceLanguage(language);
    installTranslations();
    forEachStep(currentCase(), m_font, [&](const StepFigure &figure) {
        for (const double width : {620.0, kLaptop.width(), kLarge.width()}) {
            const double across = std::max(width, figure.leastWidth());
            const QSizeF page(across, std::max(figure.leastHeight(across), kLaptop.height()));
            QList<PaintedText> texts = textsOf(figure, page);
            texts.removeIf([](const PaintedText &text) { return text.text.simplified().isEmpty(); });
            QCOMPARE(misplacedText(texts, page), QString());
            QString all;
            for (const PaintedText &text : texts)
                all += text.text.simplified() + u' ';
            for (int index = 0; index < figure.tableCount(); ++index) {
                QString words = all, title = figure.tableAt(index).matrix().title;
                const QString place = figure.step().id + u' ' + title + QString::number(width);
                QVERIFY2(words.remove(u' ').contains(title.remove(u' ')), qPrintable(place));
            }
        }
    });
}

void TestStepRoom::largePagesAreFilled_data()
{
    QTest::addColumn<int>("words");
    for (const int words : {1, 2, 3, 7, 12})
        QTest::addRow("%d words", words) << words;
}

/// Even a lone word's tables reach into the lower half.
void TestStepRoom::largePagesAreFilled()
{
    QFETCH(const int, words);
    WalkCase chosen{"tiny-encoder"};
    chosen.ids.clear();
    for (int k = 0; k < words; ++k)
        chosen.ids.push_back(5 + k);
    forEachStep(walkCase(chosen), m_font, [&](const StepFigure &figure) {
        const double share = filled(figure, kLarge);
        QVERIFY2(share > 0.5 && share <= 1, qPrintable(figure.caption() + u' ' + QString::number(share)));
        if (words <= 7 && figure.step().id == QLatin1String("softmax")) // larger type costs no word of a column
            for (int index = 0; index < figure.tableCount(); ++index)
                QCOMPARE(figure.tableAt(index).grid().view().cols, words);
        if (words >= 7 && figure.step().id != QLatin1String("logits"))
            QVERIFY2(share > 0.75, qPrintable(figure.caption() + u' ' + QString::number(share)));
    });
}

/// As the page does, at every step alike: titles don't jump.
void TestStepRoom::typeGrowsWithThePage()
{
    const RunValuesPtr values = walkCase({"tiny-encdec-pre"});
    QList<int> small, large;
    forEachStep(values, m_font, [&](const StepFigure &figure) {
        small << titlePixels(figure, leastPage(figure));
        large << titlePixels(figure, kLarge);
    });
    QCOMPARE(small.count(small.first()), small.size());
    QCOMPARE(large.count(large.first()), large.size());
    QVERIFY2(large.first() > 1.2 * small.first(), qPrintable(QString::number(large.first())));
    forEachStep(values, m_font, [&](const StepFigure &figure) { // and back
        const QSizeF page = leastPage(figure);
        figure.layOut(QRectF(QPointF(0, 0), page));
        const QSizeF cell = figure.tableAt(0).legibleCell();
        figure.layOut(QRectF(QPointF(0, 0), kLarge));
        QVERIFY(figure.tableAt(0).legibleCell().width() >= cell.width());
        figure.layOut(QRectF(QPointF(0, 0), page));
        QCOMPARE(figure.tableAt(0).legibleCell(), cell);
    });
}

/// In all tables of a step, whatever room their cells have.
void TestStepRoom::numbersAreInOneType()
{
    int larger = 0;
    forEachStep(walkCase({"tiny-encdec-pre"}), m_font, [&](const StepFigure &figure) {
        for (const QSizeF &page : {leastPage(figure), kLarge}) {
            const QList<PaintedText> texts = textsOf(figure, page);
            std::set<int> sizes;
            for (int index = 0; index < figure.tableCount(); ++index)
                for (const PaintedText &text : texts)
                    if (figure.tableAt(index).grid().rect().contains(text.outline.boundingRect().center()))
                        sizes.insert(text.pixelSize);
            QVERIFY2(sizes.size() == 1, qPrintable(figure.caption()));
            larger += *sizes.begin() > Type(FigureStyle()).pixels();
        }
    });
    QVERIFY(larger > 0); // where all have room for it
}

/// A few rows of words beside the hundred of a learned matrix don't become as small as those.
void TestStepRoom::rowsBesideManyOthersAreHigher()
{
    int met = 0;
    forEachStep(walkCase({"tiny-encdec-pre"}), m_font, [&](const StepFigure &figure) {
        if (figure.step().id != QLatin1String("output"))
            return;
        figure.layOut(QRectF(0, 0, 1340, 320));
        const MatrixTable &contexts = *figure.table("Zall"), &learned = *figure.table("WO");
        QVERIFY(learned.rows() > contexts.rows());
        QVERIFY(contexts.grid().rowPitch() > learned.grid().rowPitch());
        ++met;
    });
    QCOMPARE(met, 1);
}

void TestStepRoom::equationsStandBelowEachOther_data()
{
    QTest::addColumn<bool>("cross");
    QTest::addRow("cross-attention") << true;
    QTest::addRow("self-attention") << false;
}

/// One in a line; what has the same place in each, counted from the result, is in one column.
void TestStepRoom::equationsStandBelowEachOther()
{
    QFETCH(const bool, cross);
    int met = 0;
    forEachStep(walkCase({cross ? "tiny-encdec-pre" : "tiny-encoder"}), m_font, [&](const StepFigure &figure) {
        for (const QSizeF &page : {leastPage(figure), kLarge}) {
            figure.layOut(QRectF(QPointF(0, 0), page));
            std::vector<double> lefts; // of the first equation's, from its result on
            double below = 0;
            for (const QStringList &equation : figure.step().equations) {
                const double top = figure.table(equation.last())->grid().rect().top();
                QVERIFY(top > below);
                for (qsizetype k = 0; k < equation.size(); ++k) {
                    const QRectF cells = figure.table(equation[equation.size() - 1 - k])->grid().rect();
                    QCOMPARE(cells.top(), top);
                    if (static_cast<qsizetype>(lefts.size()) == k)
                        lefts.push_back(cells.left());
                    QCOMPARE(cells.left(), lefts[static_cast<std::size_t>(k)]);
                    QVERIFY(k == 0 || cells.right() < lefts[static_cast<std::size_t>(k - 1)]);
                    below = std::max(below, cells.bottom());
                }
            }
            met += !lefts.empty();
        }
    });
    QCOMPARE(met, 2 * 2); // of Q, K and V, and of the feed-forward
}

/// None has what another could do with.
void TestStepRoom::allLinesShowAsManyRows()
{
    int met = 0;
    forEachStep(walkCase({"tiny-encoder", {}, {}, {5, 6, 7, 8, 9, 10}}), m_font, [&](const StepFigure &figure) {
        if (figure.step().id != QLatin1String("softmax"))
            return;
        for (double height = kFramed.height() - 20; height < kFramed.height() + 60; height += 10) {
            figure.layOut(QRectF(0, 0, kFramed.width(), height));
            std::set<double> tops, rows;
            for (int index = 0; index < figure.tableCount(); ++index) {
                tops.insert(figure.tableAt(index).grid().rect().top());
                rows.insert(figure.tableAt(index).grid().view().rows);
            }
            QCOMPARE(rows.size(), 1U);
            met += tops.size() > 1;
        }
    });
    QVERIFY(met > 3);
}

/// A scroll area asks how high a step has to be with its bar and without, after it was painted, too.
void TestStepRoom::measuringLeavesAllWhereItIs()
{
    forEachStep(walkCase({"tiny-encdec-pre"}), m_font, [&](const StepFigure &figure) {
        figure.layOut(QRectF(QPointF(0, 0), kLarge));
        const QStringList names = figure.formula().termNames();
        const auto places = [&] {
            QList<QRectF> rects;
            for (const QString &name : names)
                rects << figure.termRect(name);
            for (int index = 0; index < figure.tableCount(); ++index)
                rects << figure.tableAt(index).grid().rect();
            return rects;
        };
        const QList<QRectF> before = places();
        QVERIFY(figure.leastHeight(kLaptop.width()) > 0);
        QCOMPARE(places(), before);
    });
}

/// Everything gets smaller, the note and the foot too, so that nothing lies on anything else.
void TestStepRoom::aPageTooSmallLosesNothing()
{
    forEachStep(walkCase({"tiny-encdec-pre"}), m_font, [&](const StepFigure &figure) {
        for (const QSizeF &page : {QSizeF(400, 240), QSizeF(780, 300), QSizeF(300, 600)}) {
            QList<PaintedText> texts = textsOf(figure, page);
            texts.removeIf([](const PaintedText &text) { return text.text.simplified().isEmpty(); });
            QVERIFY(!texts.isEmpty());
            QVERIFY2(misplacedText(texts, page).isEmpty(),
                     qPrintable(QStringLiteral("%1: %2").arg(figure.caption(), misplacedText(texts, page))));
        }
    });
}

/// Of six words, in as many lines of tables as that takes; no page has to be scrolled, but a little the one of three
/// equations.
void TestStepRoom::aLaptopSeesTheWholeRow()
{
    forEachStep(walkCase({"tiny-encoder", {}, {}, {5, 6, 7, 8, 9, 10}}), m_font, [&](const StepFigure &figure) {
        const double least = figure.leastHeight(kFramed.width());
        const double most = (figure.step().equations.size() < 3 ? 1 : 1.1) * kFramed.height();
        QVERIFY2(least <= most, qPrintable(figure.caption()));
        const QSizeF page(kFramed.width(), std::max(kFramed.height(), least));
        figure.layOut(QRectF(QPointF(0, 0), page));
        for (int index = 0; index < figure.tableCount(); ++index)
            if (const MatrixTable &table = figure.tableAt(index);
                table.hasWordsInColumns() && figure.step().id != QLatin1String("logits"))
                QVERIFY2(table.grid().view().cols == table.cols(),
                         qPrintable(figure.step().id + u' ' + table.matrix().id));
    });
}

/// A line of tables more would show one word more of each row, but fewer rows.
void TestStepRoom::oneWordLostLeavesTheRows()
{
    forEachStep(walkCase({"tiny-decoder", {}, {}, {5, 6, 7, 8, 9, 10, 11}}), m_font, [&](const StepFigure &figure) {
        if (figure.step().id != QLatin1String("scale"))
            return;
        figure.layOut(QRectF(0, 0, 640, kFramed.height()));
        const MatrixTable &before = figure.tableAt(0), &after = figure.tableAt(1);
        QCOMPARE(before.grid().rect().top(), after.grid().rect().top()); // side by side
        QVERIFY(before.grid().view().cols < before.cols());
        QCOMPARE(before.grid().view().rows, before.rows());
    });
}

QTEST_MAIN(TestStepRoom)
#include "tst_step_room.moc"
