// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QTest>

#include "support/walk_reader.h"

using namespace lab;
using namespace lab::test;

/// The walkthrough as it plays and moves from one step to the next.
class TestWalkMotion : public QObject {
    Q_OBJECT
private slots:
    void playingGoesOnAndStops();
    void rowByRowShowsEveryQuery();
    void stepsMoveWhereThatIsWanted();
    void aMovementEndsWhereTheStepStands();
    void aMovementGoesOnIntoAnotherHeight();
    void scoresComeOneByOne();
};

void TestWalkMotion::playingGoesOnAndStops()
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

void TestWalkMotion::rowByRowShowsEveryQuery()
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

void TestWalkMotion::stepsMoveWhereThatIsWanted()
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
void TestWalkMotion::aMovementEndsWhereTheStepStands()
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

/// A step that takes more room than the one before makes the page grow under the movement, which still ends where the
/// step stands.
void TestWalkMotion::aMovementGoesOnIntoAnotherHeight()
{
    Reader page;
    page.view.resize(900, 420); // so that steps are as high as they have to be
    page.goTo("input");
    const int lower = page.view.view()->height();
    page.view.setAnimated(true);
    page.show(page.view.step() + 2); // Q K V has the most tables
    QVERIFY(page.view.view()->height() > lower);
    QVERIFY(page.view.view()->isMoving());
    page.view.view()->grab();
    page.view.resize(900, 400); // a window that changes meanwhile does no harm
    QTRY_VERIFY(!page.view.view()->isMoving());
    page.view.view()->repaint();
    const QImage moved = page.picture();
    page.view.setAnimated(false);
    page.view.back();
    QVERIFY(page.waitForFigure());
    page.view.next();
    QVERIFY(page.waitForFigure());
    QCoreApplication::processEvents();
    QCOMPARE(moved, page.picture());
}

/// One query against one key, then its row, then all; at once where nothing moves.
void TestWalkMotion::scoresComeOneByOne()
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
    if (page.figure().built() != StepFigure::Built::All) // on a slow machine it can be past that
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

QTEST_MAIN(TestWalkMotion)
#include "tst_walk_motion.moc"
