// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <QWheelEvent>

#include "support/walk_reader.h"
#include "views/formula_label.h"
#include "views/opened_view.h"
#include "views/operand_list.h"
#include "views/step_rail.h"

using namespace lab;
using namespace lab::test;

/// The walkthrough as a person meets it: real mouse and keys.
class TestWalkView : public QObject {
    Q_OBJECT
private slots:
    void keysGoThroughTheSteps();
    void buttonsAndRailGoThroughTheSteps();
    void stepsAndNumbersAreWrittenBesideTheGuiThread();
    void theNumbersComeThoughThePlaceWasLeftForAMoment();
    void theStepIsKeptWhenTheRunChanges();
    void nothingMovesFromStepToStep();
    void pointingLightsUpBothWays();
    void aClickChoosesAndOpens();
    void everyStepShowsItsNumbers();
    void everySizeFindsItsScrollBar();
    void theWheelScrollsALargeMatrix();
    void rowsThatShareLabelsScrollTogether();
    void openedNumbersLeadToParametersAndBack();
    void digitsAndShapesChangeTheFormulas();
    void arrowsMoveTheChosenCell();
    void keysCanBeQueriesWhereThatShows();
};

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
    QVERIFY(page.waitForFigure());
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

/// What is shown stays until the other is there, and the last one asked for is what comes.
void TestWalkView::stepsAndNumbersAreWrittenBesideTheGuiThread()
{
    Reader page;
    page.goTo("scores");
    const int step = page.view.step();
    page.view.setStep(step + 1);
    page.view.setStep(step + 3);
    QCOMPARE(page.figure().step().number, step);
    QCOMPARE(page.view.rail()->current(), step + 3);
    QVERIFY(page.waitForFigure());
    QCOMPARE(page.figure().step().number, step + 3);
    OpenedView opened;
    opened.open(page.view.values(), page.figure().step().results.first().at(0, 0), page.view.numberStyle());
    QVERIFY(opened.isOpening());
    opened.openOperand(0); // of what is not shown yet
    QCOMPARE(opened.trail().size(), std::size_t(1));
    QTRY_VERIFY(!opened.isOpening());
    opened.openOperand(0);
    QCOMPARE(opened.trail().size(), std::size_t(2));
    opened.close();
    QVERIFY(!opened.isOpening() && opened.trail().empty());
}

void TestWalkView::theNumbersComeThoughThePlaceWasLeftForAMoment()
{
    Reader page;
    page.view.hide();
    const RunPtr before = page.session.run();
    page.session.setText(QStringLiteral("the dog sees a cat ."));
    QTRY_VERIFY(page.session.run() != before && !page.session.service().isBusy());
    const attn::AttentionPlace here = page.session.selection().place();
    page.session.selection().setPlace(kEncoder);
    page.view.show(); // while that layer is on its way
    page.session.selection().setPlace(here);
    QTRY_COMPARE(page.view.values()->runPtr(), page.session.run());
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
        page.show(step);
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
    QVERIFY(page.waitForCell(1, 0));
    QCOMPARE(page.figure().step().cell->of, opened.first()); // the formula has that cell's numbers now
    disconnect(&page.view, nullptr, this, nullptr);
}

void TestWalkView::everyStepShowsItsNumbers()
{
    for (const char *model : {"tiny-encdec-pre", "tiny-encdec-post", "tiny-decoder"}) {
        Reader page("the cat sees a dog .", model);
        for (int step = 0; step < page.view.stepCount(); ++step) {
            page.show(step);
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

/// With a bar the page is narrower. Where that makes a step lower, so that it needs no bar, and so needs one, the page
/// must come to rest all the same.
void TestWalkView::everySizeFindsItsScrollBar()
{
    Reader page;
    auto *scroll = page.find<QScrollArea>("scroll");
    const StepView *view = page.view.view();
    const int bar = scroll->verticalScrollBar()->sizeHint().width();
    int found = 0;
    for (int step = 0; step < page.view.stepCount() && found < 3; ++step) {
        page.show(step);
        for (int width = 500; width <= 1300 && found < 3; width += 5) {
            const int height = view->heightForWidth(width);
            if (view->heightForWidth(width - bar) >= height)
                continue;
            page.view.resize(page.view.size() + QSize(width, height - 1) - scroll->maximumViewportSize());
            QCoreApplication::processEvents();
            ++found;
        }
    }
    QVERIFY(found > 0);
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

/// A label stands beside its own row in every table, wherever each is scrolled to.
void TestWalkView::rowsThatShareLabelsScrollTogether()
{
    Reader page; // 32 rows
    page.goTo("softmax");
    page.session.selection().pin({30, 1});
    QVERIFY(page.waitForCell(30, 1));
    page.picture();
    const auto first = [&](const char *id) { return page.figure().table(id)->grid().firstRow(); };
    const auto isApart = [&] { // from the table whose labels it shares
        for (int k = 1; k < page.figure().tableCount(); ++k)
            if (!page.figure().tableAt(k).isLabelled() &&
                page.figure().tableAt(k).grid().firstRow() != page.figure().tableAt(k - 1).grid().firstRow())
                return true;
        return false;
    };
    const MatrixTable *weights = page.figure().table("W");
    QVERIFY(weights->isWindowed() && !weights->isLabelled());
    QVERIFY(first("W") > 0);
    QVERIFY(!isApart());
    const QPointF at = weights->grid().rect().center();
    QWheelEvent wheel(at, page.view.view()->mapToGlobal(at), {}, {0, 240}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
    const int before = first("W");
    QApplication::sendEvent(page.view.view(), &wheel);
    QVERIFY(first("W") < before);
    QVERIFY(!isApart());
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
    QTRY_VERIFY(!opened.isOpening());
    for (int depth = 0; !opened.unfolding().operands.empty(); ++depth) {
        QVERIFY2(depth < 100, "it never ends");
        QCOMPARE(opened.trail().size(), std::size_t(depth) + 1);
        const Quantity next = opened.unfolding().operands.front().quantity;
        QTest::mouseClick(list, Qt::LeftButton, {}, list->operandRect(0).center());
        QCOMPARE(opened.trail().back(), next);
        QTRY_VERIFY(!opened.isOpening());
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
    QTRY_VERIFY(page.figure().step().latexWithNumbers.size() > two.size());
    QVERIFY(!page.figure().formula().source().contains("underset"));
    page.find<QCheckBox>("shapes")->setChecked(true);
    QVERIFY(page.figure().formula().source().contains("underset"));
    QCOMPARE(page.figure().step().id, QString("scores"));
}

void TestWalkView::arrowsMoveTheChosenCell()
{
    Reader page;
    page.goTo("softmax");
    page.session.selection().pin({1, 1});
    QTest::keyClick(page.view.view(), Qt::Key_Down);
    QCOMPARE(page.session.selection().pinned(), (Cell{2, 1}));
    QTest::keyClick(page.view.view(), Qt::Key_Left);
    QTest::keyClick(page.view.view(), Qt::Key_Left); // there is nothing before the first
    QCOMPARE(page.session.selection().pinned(), (Cell{2, 0}));
    QVERIFY(page.waitForCell(2, 0));
    QTest::keyClick(page.view.view(), Qt::Key_Up);
    QTest::keyClick(page.view.view(), Qt::Key_Right);
    QCOMPARE(page.session.selection().pinned(), (Cell{1, 1}));
}

void TestWalkView::keysCanBeQueriesWhereThatShows()
{
    Reader page("the cat sees a dog .", "tiny-decoder");
    auto *tried = page.find<QCheckBox>("keysAreQueries");
    page.goTo("input");
    QVERIFY(!tried->isEnabled());
    page.goTo("scores");
    QVERIFY(tried->isEnabled());
    const auto scores = [&] { return page.figure().table("S")->matrix().values; };
    const auto isSymmetric = [&] { return scores()(0, 1) == scores()(1, 0) && scores()(2, 0) == scores()(0, 2); };
    QVERIFY(!isSymmetric());
    QTest::mouseClick(tried, Qt::LeftButton, {}, {8, tried->height() / 2});
    QVERIFY(tried->isChecked());
    QTRY_VERIFY(isSymmetric());
    page.goTo("softmax"); // the run's own again
    QVERIFY(!tried->isEnabled() && !tried->isChecked());
    page.goTo("scores");
    QVERIFY(!isSymmetric());
    Reader cross;
    cross.goTo("scores");
    QVERIFY(!cross.find<QCheckBox>("keysAreQueries")->isVisible());
}

QTEST_MAIN(TestWalkView)
#include "tst_walk_view.moc"
