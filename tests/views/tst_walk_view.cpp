// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QTest>
#include <QWheelEvent>

#include "support/session_fixture.h"
#include "views/formula_label.h"
#include "views/opened_view.h"
#include "views/operand_list.h"
#include "views/step_rail.h"
#include "views/step_view.h"
#include "views/walk_view.h"

using namespace lab;
using namespace lab::test;

/// The walkthrough as a person meets it: real mouse and keys.
class TestWalkView : public QObject {
    Q_OBJECT
private slots:
    void keysGoThroughTheSteps();
    void buttonsAndRailGoThroughTheSteps();
    void theStepIsKeptWhenTheRunChanges();
    void nothingMovesFromStepToStep();
    void pointingLightsUpBothWays();
    void aClickChoosesAndOpens();
    void everyStepShowsItsNumbers();
    void theWheelScrollsALargeMatrix();
    void playingGoesOnAndStops();
    void rowByRowShowsEveryQuery();
    void openedNumbersLeadToParametersAndBack();
    void digitsAndShapesChangeTheFormulas();
};

namespace {

struct Reader {
    explicit Reader(const char *text = "the cat sees a dog .", const char *model = "tiny-encdec-pre")
        : session(text, model)
    {
        view.resize(900, 640);
        view.setSession(&session);
        view.show();
        if (!QTest::qWaitForWindowActive(&view) || !waitForFigure())
            qFatal("the walkthrough does not show");
    }
    bool waitForFigure()
    {
        return QTest::qWaitFor([&] { return view.view()->figure() != nullptr; });
    }
    const StepFigure &figure() { return *view.view()->figure(); }
    void goTo(const char *id)
    {
        for (int step = 0; step < view.stepCount(); ++step) {
            view.setStep(step);
            if (figure().step().id == QLatin1String(id)) {
                view.view()->grab(); // lays it out
                return;
            }
        }
        qFatal("there is no step %s", id);
    }
    QPoint cell(const char *matrix, int row, int col)
    {
        const MatrixTable *table = figure().table(matrix);
        return table ? table->grid().cellRect({row, col}).center().toPoint() : QPoint();
    }
    QImage picture() { return view.view()->grab().toImage(); }
    template <class T>
    T *find(const char *name)
    {
        return view.findChild<T *>(QLatin1String(name));
    }

    TinySession session;
    WalkView view;
};

/// Whether two pictures differ somewhere in this rectangle.
bool differs(const QImage &one, const QImage &other, const QRectF &where)
{
    return one.copy(where.toAlignedRect()) != other.copy(where.toAlignedRect());
}

} // namespace

void TestWalkView::keysGoThroughTheSteps()
{
    Reader page;
    QCOMPARE(page.view.step(), 0);
    QTest::keyClick(page.view.view(), Qt::Key_PageDown);
    QTest::keyClick(page.view.view(), Qt::Key_PageDown);
    QCOMPARE(page.view.step(), 2);
    QTest::keyClick(page.view.view(), Qt::Key_PageUp);
    QCOMPARE(page.view.step(), 1);
    QTest::keyClick(page.view.view(), Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(page.view.step(), page.view.stepCount() - 1);
    QTest::keyClick(page.view.view(), Qt::Key_PageDown); // there is nothing after the last
    QCOMPARE(page.view.step(), page.view.stepCount() - 1);
    QTest::keyClick(page.view.view(), Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(page.view.step(), 0);
    QCOMPARE(page.figure().step().number, 0);
}

void TestWalkView::buttonsAndRailGoThroughTheSteps()
{
    Reader page;
    QVERIFY(!page.find<QPushButton>("back")->isEnabled());
    QTest::mouseClick(page.find<QPushButton>("next"), Qt::LeftButton);
    QCOMPARE(page.view.step(), 1);
    QVERIFY(page.find<QPushButton>("next")->text().contains("Embedding"));
    QTest::mouseClick(page.find<QPushButton>("last"), Qt::LeftButton);
    QVERIFY(!page.find<QPushButton>("next")->isEnabled());
    QTest::mouseClick(page.find<QPushButton>("first"), Qt::LeftButton);
    QCOMPARE(page.view.step(), 0);

    StepRail *rail = page.view.rail();
    QTest::mouseClick(rail, Qt::LeftButton, {}, rail->stepRect(7).center());
    QCOMPARE(page.view.step(), 7);
    QTest::mousePress(rail, Qt::LeftButton, {}, rail->stepRect(7).center()); // scrubs
    for (int step = 8; step <= 12; ++step) {
        QMouseEvent move(QEvent::MouseMove, rail->stepRect(step).center(),
                         rail->mapToGlobal(rail->stepRect(step).center()), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(rail, &move);
        QCOMPARE(page.view.step(), step);
    }
    QTest::mouseRelease(rail, Qt::LeftButton, {}, rail->stepRect(12).center());
    QTest::keyClick(rail, Qt::Key_Left);
    QCOMPARE(page.view.step(), 11);
}

void TestWalkView::theStepIsKeptWhenTheRunChanges()
{
    Reader page;
    page.goTo("scores");
    const int step = page.view.step();
    const attn::Index columns = page.figure().table("S")->cols();
    page.session.setText("the cat sees a dog and a cat .");
    QVERIFY(QTest::qWaitFor([&] { return page.figure().table("S") && page.figure().table("S")->cols() > columns; }));
    QCOMPARE(page.view.step(), step);
    page.session.selection().setHead(attn::HeadIndex{1});
    QVERIFY(QTest::qWaitFor([&] { return page.figure().table("S")->matrix().latex.contains('2'); }));
    QCOMPARE(page.view.step(), step);
}

void TestWalkView::nothingMovesFromStepToStep()
{
    Reader page;
    const QRect next = page.find<QPushButton>("next")->geometry();
    const QRect rail = page.view.rail()->geometry();
    for (int step = 1; step < page.view.stepCount(); ++step) {
        page.view.setStep(step);
        page.picture();
        QCOMPARE(page.find<QPushButton>("next")->geometry(), next);
        QCOMPARE(page.view.rail()->geometry(), rail);
    }
}

void TestWalkView::pointingLightsUpBothWays()
{
    Reader page;
    page.goTo("scores");
    const QImage before = page.picture();
    const QRectF term = page.figure().termRect("Q");
    const QRectF table = page.figure().table("Q")->bounds();
    QVERIFY(!term.isEmpty());
    QCOMPARE(page.figure().spotAt(term.center()).part.matrix, QString("Q"));
    QTest::mouseMove(page.view.view(), term.center().toPoint());
    QVERIFY(differs(before, page.picture(), table)); // the term's matrix
    QVERIFY(differs(before, page.picture(), term));
    QVERIFY(!differs(before, page.picture(), page.figure().table("K")->bounds()));

    QTest::mouseMove(page.view.view(), page.cell("K", 0, 0));
    QVERIFY(differs(before, page.picture(), page.figure().termRect("K")));
    QVERIFY(!differs(before, page.picture(), page.figure().termRect("Q")));

    const QRectF operand = page.figure().termRect("o0"); // the chosen cell's first factor
    QTest::mouseMove(page.view.view(), operand.center().toPoint());
    QVERIFY(differs(before, page.picture(), page.figure().table("Q")->grid().rect()));
    QTest::mouseMove(page.view.view(), {2, 2});
    QCOMPARE(page.picture(), before);
}

void TestWalkView::aClickChoosesAndOpens()
{
    Reader page;
    page.goTo("softmax");
    QList<Quantity> opened;
    connect(&page.view, &WalkView::opened, this, [&](const Quantity &quantity) { opened << quantity; });
    QTest::mouseClick(page.view.view(), Qt::LeftButton, {}, page.cell("W", 1, 0));
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().what, What::Weight);
    QCOMPARE(opened.first().row, attn::Index(1));
    QCOMPARE(opened.first().column, attn::Index(0));
    QCOMPARE(page.session.selection().pinned(), (Cell{1, 0}));
    QVERIFY(page.figure().step().cell);
    QCOMPARE(page.figure().step().cell->of, opened.first()); // the formula has that cell's numbers now
    disconnect(&page.view, nullptr, this, nullptr);
}

void TestWalkView::everyStepShowsItsNumbers()
{
    for (const char *model : {"tiny-encdec-pre", "tiny-encdec-post", "tiny-decoder"}) {
        Reader page("the cat sees a dog .", model);
        for (int step = 0; step < page.view.stepCount(); ++step) {
            page.view.setStep(step);
            page.picture();
            for (const StepMatrix &matrix : page.figure().step().inputs + page.figure().step().results) {
                const MatrixTable *table = page.figure().table(matrix.id);
                QVERIFY(table);
                const GridCell first{table->grid().firstRow(), table->grid().firstCol()};
                QVERIFY(!table->number(first).isEmpty());
                const StepFigure::Spot spot = page.figure().spotAt(table->grid().cellRect(first).center());
                QCOMPARE(spot.part, (MatrixPart{matrix.id, first.row, first.col}));
                QCOMPARE(spot.quantity.has_value(), matrix.opens);
            }
        }
    }
}

void TestWalkView::theWheelScrollsALargeMatrix()
{
    Reader page;
    page.view.resize(560, 560);
    page.goTo("projections");
    const auto windowed = [&]() -> const MatrixTable * {
        for (const StepMatrix &matrix : page.figure().step().inputs)
            if (page.figure().table(matrix.id)->isWindowed())
                return page.figure().table(matrix.id);
        return nullptr;
    };
    const MatrixTable *table = windowed();
    QVERIFY(table);
    const Viewport before = table->grid().view();
    const QPointF at = table->grid().rect().center();
    const auto turn = [&](const QPoint &angle, Qt::KeyboardModifiers keys) {
        QWheelEvent wheel(at, page.view.view()->mapToGlobal(at), {}, angle, Qt::NoButton, keys, Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(page.view.view(), &wheel);
    };
    turn({0, -120}, Qt::ShiftModifier);
    turn({0, -120}, {});
    const Viewport after = table->grid().view();
    QVERIFY(after.firstCol > before.firstCol || after.firstRow > before.firstRow);
    for (int i = 0; i < 500; ++i) {
        turn({0, -120}, {});
        turn({0, -120}, Qt::ShiftModifier);
    }
    QCOMPARE(table->grid().lastRow(), table->rows() - 1);
    QCOMPARE(table->grid().lastCol(), table->cols() - 1);
}

void TestWalkView::playingGoesOnAndStops()
{
    Reader page;
    page.find<QComboBox>("speed")->setCurrentIndex(2);
    QTest::keyClick(page.view.view(), Qt::Key_Space);
    QVERIFY(page.view.isPlaying());
    QTRY_VERIFY_WITH_TIMEOUT(page.view.step() >= 2, 8000);
    QTest::mouseClick(page.find<QPushButton>("play"), Qt::LeftButton);
    QVERIFY(!page.view.isPlaying());
    page.view.last();
    page.view.play(true); // from the end it begins again
    QCOMPARE(page.view.step(), 0);
    page.view.play(false);
}

void TestWalkView::rowByRowShowsEveryQuery()
{
    Reader page;
    page.goTo("scores");
    const int step = page.view.step();
    page.session.selection().pin({0, 0});
    page.find<QCheckBox>("rows")->setChecked(true);
    page.find<QComboBox>("speed")->setCurrentIndex(2);
    page.view.play(true);
    QTRY_COMPARE_WITH_TIMEOUT(page.session.selection().pinned().query.value_or(-1), 2, 8000);
    QCOMPARE(page.view.step(), step);
    QCOMPARE(page.figure().step().cell->of.row, attn::Index(2));
    page.view.play(false);
}

void TestWalkView::openedNumbersLeadToParametersAndBack()
{
    Reader page;
    page.goTo("softmax");
    OpenedView opened;
    opened.resize(320, 600);
    opened.open(page.view.values(), page.figure().step().cell->of, page.view.numberStyle());
    opened.show();
    QVERIFY(QTest::qWaitForWindowActive(&opened));
    auto *list = opened.findChild<OperandList *>();
    for (int depth = 0; !opened.unfolding().operands.empty(); ++depth) {
        QVERIFY2(depth < 100, "it never ends");
        QCOMPARE(opened.trail().size(), std::size_t(depth) + 1);
        const Quantity next = opened.unfolding().operands.front().quantity;
        QTest::mouseClick(list, Qt::LeftButton, {}, list->operandRect(0).center());
        QCOMPARE(opened.trail().back(), next);
    }
    QCOMPARE(opened.unfolding().rule, Rule::Leaf);
    const std::size_t deep = opened.trail().size();
    QVERIFY(deep > 4);
    QApplication::processEvents(); // the trail takes its places
    FormulaLabel *first = nullptr;
    for (FormulaLabel *label : opened.findChildren<FormulaLabel *>())
        if (label->toolTip().contains("eight") && (!first || label->geometry().top() < first->geometry().top()))
            first = label;
    QVERIFY(first);
    QTest::mouseClick(first, Qt::LeftButton);
    QTRY_VERIFY(opened.trail().size() < deep);
    QCOMPARE(opened.trail().back().what, What::Weight);
}

void TestWalkView::digitsAndShapesChangeTheFormulas()
{
    Reader page;
    page.goTo("scores");
    const QString two = page.figure().step().latexWithNumbers;
    page.find<QComboBox>("digits")->setCurrentIndex(4);
    QVERIFY(page.figure().step().latexWithNumbers.size() > two.size());
    QVERIFY(!page.figure().formula().source().contains("underset"));
    page.find<QCheckBox>("shapes")->setChecked(true);
    QVERIFY(page.figure().formula().source().contains("underset"));
    QCOMPARE(page.figure().step().id, QString("scores"));
}

QTEST_MAIN(TestWalkView)
#include "tst_walk_view.moc"
