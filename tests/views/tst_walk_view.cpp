// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>
#include <QTimer>
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
    void theStepIsKeptWhenTheRunChanges();
    void nothingMovesFromStepToStep();
    void pointingLightsUpBothWays();
    void aClickChoosesAndOpens();
    void everyStepShowsItsNumbers();
    void theWheelScrollsALargeMatrix();
    void rowsThatShareLabelsScrollTogether();
    void playingGoesOnAndStops();
    void rowByRowShowsEveryQuery();
    void openedNumbersLeadToParametersAndBack();
    void digitsAndShapesChangeTheFormulas();
    void arrowsMoveTheChosenCell();
    void stepsMoveWhereThatIsWanted();
    void aMovementEndsWhereTheStepStands();
    void scoresComeOneByOne();
    void keysCanBeQueriesWhereThatShows();
    void theMenuCopies_data();
    void theMenuCopies();
    void copyingTakesTheChosenNumber();
};

namespace {

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
    const MatrixTable *weights = page.figure().table("W");
    QVERIFY(weights->isWindowed() && !weights->isLabelled());
    QVERIFY(first("W") > 0);
    for (const char *id : {"Smasked", "D", "T"})
        QCOMPARE(first(id), first("W"));
    const QPointF at = weights->grid().rect().center();
    QWheelEvent wheel(at, page.view.view()->mapToGlobal(at), {}, {0, 240}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
    const int before = first("W");
    QApplication::sendEvent(page.view.view(), &wheel);
    QVERIFY(first("W") < before);
    for (const char *id : {"Smasked", "D", "T"})
        QCOMPARE(first(id), first("W"));
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
    QTRY_COMPARE(page.figure().step().cell->of.row, attn::Index(2));
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

void TestWalkView::stepsMoveWhereThatIsWanted()
{
    Reader page;
    page.goTo("scores");
    const int scores = page.view.step();
    page.show(scores + 1);
    QVERIFY(!page.view.view()->isMoving());
    page.show(scores);
    page.view.setAnimated(true);
    page.show(scores + 1);
    QVERIFY(page.view.view()->isMoving());
    QTRY_VERIFY(!page.view.view()->isMoving());
    page.session.selection().pin({2, 1}); // the same step
    QVERIFY(page.waitForCell(2, 1));
    QVERIFY(!page.view.view()->isMoving());
    page.show(scores + 2);
    page.show(scores + 3); // while it moves
    QVERIFY(page.view.view()->isMoving());
    page.view.view()->grab();
    QTest::mouseClick(page.view.view(), Qt::LeftButton, {}, page.cell("W", 0, 0)); // what is chosen is shown at once
    QVERIFY(page.waitForCell(0, 0));
    QVERIFY(!page.view.view()->isMoving());
}

/// At its start the picture is the one before, at its end the one after, and what is in both has left its place.
void TestWalkView::aMovementEndsWhereTheStepStands()
{
    Reader page;
    page.goTo("scores");
    const QImage before = page.picture();
    const StepFigure::Options options{2, false};
    const auto figureOf = [&](int number) {
        return std::make_unique<StepFigure>(page.view.walk()->step(number), page.view.source(), MathFont::find(),
                                            page.figure().style(), options);
    };
    const std::unique_ptr<StepFigure> from = figureOf(page.view.step()), to = figureOf(page.view.step() + 1);
    const auto pictureOf = [&](const StepFigure &figure) {
        QPixmap pixels(before.size());
        QPainter painter(&pixels);
        figure.paint(painter, pixels.rect());
        return pixels;
    };
    const StepTransition change({*from, pictureOf(*from)}, {*to, pictureOf(*to)});
    QCOMPARE(change.movedCount(), 1); // S
    const auto at = [&](double share) {
        QImage image(before.size(), QImage::Format_RGB32);
        QPainter painter(&image);
        change.paint(painter, share);
        return image;
    };
    QCOMPARE(at(1), pictureOf(*to).toImage().convertToFormat(QImage::Format_RGB32));
    const QRectF head(0, 0, before.width(), 40);
    QVERIFY(!differs(at(0), pictureOf(*from).toImage().convertToFormat(QImage::Format_RGB32), head));
    QVERIFY(differs(at(0.5), at(0), from->table("S")->bounds()));
    QVERIFY(differs(at(0.5), at(1), to->table("S")->bounds()));
}

/// One query against one key, then its row, then all; at once where nothing moves.
void TestWalkView::scoresComeOneByOne()
{
    Reader page;
    page.goTo("scores");
    const int scores = page.view.step();
    QCOMPARE(page.figure().built(), StepFigure::Built::All);
    const QImage all = page.picture();
    page.show(scores - 1);
    page.view.setAnimated(true);
    page.show(scores);
    QCOMPARE(page.figure().built(), StepFigure::Built::Cell);
    QTRY_VERIFY(!page.view.view()->isMoving());
    QVERIFY(differs(all, page.picture(), page.figure().table("S")->grid().rect()));
    QTRY_COMPARE(page.figure().built(), StepFigure::Built::All);
    QVERIFY(!differs(all, page.picture(), page.figure().table("S")->grid().rect()));
    page.show(scores - 1);
    page.show(scores);
    QTRY_VERIFY(!page.view.view()->isMoving());
    page.session.selection().pin({1, 1}); // what is chosen is shown at once
    QVERIFY(page.waitForCell(1, 1));
    QCOMPARE(page.figure().built(), StepFigure::Built::All);
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

void TestWalkView::theMenuCopies_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("text"); // empty: an image
    QTest::newRow("number") << "Copy number "
                            << "[-0-9.e]+";
    QTest::newRow("table") << "Copy table as CSV"
                           << "(,[^\n]*\n)([^\n]+\n)+";
    QTest::newRow("formula") << "Copy formula as LaTeX"
                             << R"(.*K_.*\\top.*)";
    QTest::newRow("formula's image") << "Copy formula as image"
                                     << "";
    QTest::newRow("numbers") << "Copy numbers as LaTeX"
                             << R"(s_.*\\cdot.*)";
    QTest::newRow("numbers' image") << "Copy numbers as image"
                                    << "";
    QTest::newRow("picture") << "Copy picture"
                             << "";
}

void TestWalkView::theMenuCopies()
{
    QFETCH(const QString, action);
    QFETCH(const QString, text);
    Reader page;
    page.goTo("scores");
    QGuiApplication::clipboard()->clear();
    QTimer::singleShot(0, this, [&] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        for (QAction *entry : menu->actions())
            if (entry->text().startsWith(action))
                entry->trigger();
        menu->close();
    });
    const QPoint at = page.cell("S", 1, 2);
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, page.view.view()->mapToGlobal(at));
    QApplication::sendEvent(page.view.view(), &event);
    const QMimeData *copied = QGuiApplication::clipboard()->mimeData();
    QCOMPARE(copied->hasImage(), text.isEmpty());
    if (!text.isEmpty())
        QVERIFY2(QRegularExpression(QRegularExpression::anchoredPattern(text)).match(copied->text()).hasMatch(),
                 qPrintable(copied->text()));
    if (action == "Copy number ") {
        const float score = page.figure().table("S")->matrix().values(1, 2);
        QCOMPARE(copied->text(), QString::number(double(score), 'g', 9));
    }
    if (action.contains("CSV")) {
        const QStringList lines = copied->text().split('\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), page.figure().table("S")->rows() + 1);
        QVERIFY(lines.at(0).contains("cat"));
        QCOMPARE(lines.at(2).section(',', 3, 3),
                 QString::number(double(page.figure().table("S")->matrix().values(1, 2)), 'g', 9));
    }
}

void TestWalkView::copyingTakesTheChosenNumber()
{
    Reader page;
    page.goTo("softmax");
    page.session.selection().pin({1, 2});
    QVERIFY(page.waitForCell(1, 2));
    QCursor::setPos(page.view.view()->mapToGlobal(QPoint(-50, -50)));
    page.view.view()->copyNumber();
    QCOMPARE(QGuiApplication::clipboard()->text(), QString::number(page.figure().step().cell->value, 'g', 9));
    page.view.view()->copyPicture();
    QVERIFY(QGuiApplication::clipboard()->mimeData()->hasImage());
}

QTEST_MAIN(TestWalkView)
#include "tst_walk_view.moc"
