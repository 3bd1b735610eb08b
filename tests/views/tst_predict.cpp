// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTest>

#include "support/walk_reader.h"
#include "views/predict_card.h"

using namespace lab;
using namespace lab::test;

/// "Predict first", as a learner meets it.
class TestPredict : public QObject {
    Q_OBJECT
private slots:
    void nothingIsAskedUnlessWanted();
    void resultsAreCoveredUntilAnswered();
    void aWrongChoiceIsToldTheRightOne();
    void keysChoose();
    void itCanBeSkippedOrPassed();
    void oneQuestionAtATime();
    void playingWaitsForTheAnswer();
    void anotherCellAsksAgain();
    void everyStepWithQuestionsAsks_data();
    void everyStepWithQuestionsAsks();
};

namespace {

struct Learner : Reader {
    explicit Learner(const char *id = "softmax") : Reader()
    {
        predict()->setChecked(true);
        goTo(id);
    }
    QCheckBox *predict() { return find<QCheckBox>("predict"); }
    PredictCard &card() { return *view.question(); }
    /// From the left.
    QPushButton *choice(int number)
    {
        for (QPushButton *button : card().findChildren<QPushButton *>())
            if (button->text().startsWith(QString::number(number + 1) + ')'))
                return button;
        return nullptr;
    }
    int wrong() { return card().question()->answer == 0 ? 1 : 0; }
    bool says(const QString &text)
    {
        for (const QLabel *label : card().findChildren<QLabel *>())
            if (label->isVisible() && label->text().contains(text))
                return true;
        return false;
    }
};

} // namespace

void TestPredict::nothingIsAskedUnlessWanted()
{
    Reader page;
    page.goTo("softmax");
    QVERIFY(!page.view.question()->isVisible());
    QVERIFY(!page.figure().isCovered());
}

void TestPredict::resultsAreCoveredUntilAnswered()
{
    Learner learner;
    QVERIFY(learner.card().isVisible() && learner.card().isWaiting());
    QVERIFY(learner.figure().isCovered());
    QVERIFY(!learner.figure().numbers());
    const QImage covered = learner.picture();
    QVERIFY(learner.figure().spotAt(learner.cell("W", 1, 1)).isEmpty());
    QVERIFY(!learner.figure().spotAt(learner.cell("Smasked", 1, 1)).isEmpty());
    QList<bool> told; // whether the inspector is given the answer
    connect(&learner.view, &WalkView::shown, this, [&](const Step &step) { told << step.cell.has_value(); });
    QTest::mouseClick(learner.choice(learner.card().question()->answer), Qt::LeftButton);
    QCOMPARE(told, QList<bool>{true});
    QVERIFY(!learner.card().isWaiting() && learner.card().isVisible());
    QVERIFY(learner.says("Yes.") && learner.says(learner.card().question()->reason));
    QVERIFY(!learner.figure().isCovered() && learner.figure().numbers());
    QVERIFY(learner.picture() != covered);
    QVERIFY(learner.figure().spotAt(learner.cell("W", 1, 1)).quantity);
}

void TestPredict::aWrongChoiceIsToldTheRightOne()
{
    Learner learner;
    const Question question = *learner.card().question();
    QPushButton *chosen = learner.choice(learner.wrong());
    QPushButton *right = learner.choice(question.answer);
    QTest::mouseClick(chosen, Qt::LeftButton);
    QVERIFY(learner.says("No: " + question.choices.at(question.answer)));
    QVERIFY(learner.says(question.reason));
    QVERIFY(chosen->text().startsWith(u'✗') && right->text().startsWith(u'✓'));
}

void TestPredict::keysChoose()
{
    Learner learner;
    const int answer = learner.card().question()->answer;
    QTest::keyClick(learner.view.view(), Qt::Key_9); // there is no such choice
    QVERIFY(learner.card().isWaiting());
    QTest::keyClick(learner.view.view(), Qt::Key(Qt::Key_1 + answer));
    QVERIFY(!learner.card().isWaiting() && learner.says("Yes."));
}

void TestPredict::itCanBeSkippedOrPassed()
{
    Learner learner;
    QPushButton *skip = nullptr;
    for (QPushButton *button : learner.card().findChildren<QPushButton *>())
        skip = button->text() == "Skip" ? button : skip;
    QVERIFY(skip);
    QTest::mouseClick(skip, Qt::LeftButton);
    QVERIFY(!learner.card().isVisible() && !learner.figure().isCovered());
    learner.goTo("context");
    QVERIFY(learner.card().isWaiting());
    const int step = learner.view.step();
    QTest::keyClick(learner.view.view(), Qt::Key_PageDown);
    QCOMPARE(learner.view.step(), step + 1);
    QVERIFY(learner.waitForFigure());
    QVERIFY(!learner.card().isVisible() && !learner.figure().isCovered());
    learner.goTo("softmax");
    QVERIFY(learner.card().isWaiting());
    learner.predict()->setChecked(false);
    QTRY_VERIFY(!learner.card().isVisible() && !learner.figure().isCovered());
}

/// Of two questions the second at the next visit, then the first again.
void TestPredict::oneQuestionAtATime()
{
    Learner learner;
    const int step = learner.view.step();
    QStringList asked;
    for (int visit = 0; visit < 3; ++visit) {
        asked << learner.card().question()->id;
        learner.show(0);
        learner.show(step);
    }
    QVERIFY(asked.at(0) != asked.at(1));
    QCOMPARE(asked.at(0), asked.at(2));
}

void TestPredict::playingWaitsForTheAnswer()
{
    Learner learner;
    const int step = learner.view.step();
    learner.find<QComboBox>("speed")->setCurrentIndex(2);
    learner.view.play(true);
    QTest::qWait(1500); // longer than the fast interval
    QCOMPARE(learner.view.step(), step);
    QTest::keyClick(learner.view.view(), Qt::Key_1);
    QTRY_VERIFY_WITH_TIMEOUT(learner.view.step() > step, 8000);
    learner.view.play(false);
}

void TestPredict::anotherCellAsksAgain()
{
    Learner learner;
    for (const int row : {0, 2}) {
        learner.session.selection().pin({row, 0});
        QVERIFY(learner.waitForCell(row, 0));
        QVERIFY(learner.card().isWaiting());
        const QString word = learner.figure().step().results.first().rows.at(row);
        QVERIFY2(learner.card().question()->text.contains(word), qPrintable(learner.card().question()->text));
    }
    QTest::keyClick(learner.view.view(), Qt::Key_1);
    QVERIFY(learner.card().isVisible());
    learner.session.selection().pin({1, 0}); // the answer is of the row before
    QTRY_VERIFY(!learner.card().isVisible() && !learner.figure().isCovered());
}

void TestPredict::everyStepWithQuestionsAsks_data()
{
    QTest::addColumn<QString>("id");
    for (const char *id : {"scores", "softmax", "context"})
        QTest::newRow(id) << id;
}

void TestPredict::everyStepWithQuestionsAsks()
{
    QFETCH(const QString, id);
    Learner learner(qPrintable(id));
    QVERIFY(learner.card().isWaiting());
    for (const QPushButton *button : learner.card().findChildren<QPushButton *>())
        QVERIFY(button->focusPolicy() & Qt::TabFocus);
    QVERIFY(!learner.card().accessibleDescription().isEmpty());
}

QTEST_MAIN(TestPredict)
#include "tst_predict.moc"
