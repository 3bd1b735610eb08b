// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QTemporaryDir>
#include <QTimer>

#include "support/desk.h"
#include "support/files.h"
#include "views/sample_list.h"

using namespace lab;
using namespace lab::test;

/// Undo and redo, as a person does them: by keys, wherever the focus is.
class TestHistory : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { QSettings().clear(); }
    void typingIsUndoneAWordAtATime();
    void deletingIsOneStep();
    void typingElsewhereIsAnotherStep();
    void everyChangeCanBeUndone_data();
    void everyChangeCanBeUndone();
    void theTypedTranslationIsUndone();
    void whatWasLookedAtComesBack();
    void aSampleIsOneStep();
    void aRefusedModelIsNoStep();
    void aNewChangeEndsRedo();
    void theMenuOfTheTextUndoesTheSame();
    void manyStepsAndBack();
};

namespace {

QString text(const Desk &desk)
{
    return QString::fromStdString(desk.session.experiment().request.text);
}

void undo(const Desk &desk)
{
    QTest::keyClick(desk.text(), Qt::Key_Z, Qt::ControlModifier);
}

void redo(const Desk &desk)
{
    QTest::keyClick(desk.text(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
}

const QString kFirst = QStringLiteral("the cat sees a dog .");

} // namespace

void TestHistory::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("attention-lab"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_history"));
}

void TestHistory::typingIsUndoneAWordAtATime()
{
    Desk desk;
    desk.text()->selectAll();
    QTest::keyClicks(desk.text(), QStringLiteral("the red dog"));
    undo(desk);
    QCOMPARE(text(desk), QStringLiteral("the red "));
    QCOMPARE(desk.text()->toPlainText(), QStringLiteral("the red "));
    undo(desk);
    QCOMPARE(text(desk), QStringLiteral("the "));
    undo(desk);
    QCOMPARE(text(desk), kFirst);
    undo(desk);
    QCOMPARE(text(desk), kFirst); // there is nothing before
    redo(desk);
    redo(desk);
    QCOMPARE(text(desk), QStringLiteral("the red "));
    QTest::keyClick(desk.text(), Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(text(desk), QStringLiteral("the red dog"));
    QTRY_COMPARE(desk.session.run()->trace->text, std::string("the red dog"));
}

void TestHistory::deletingIsOneStep()
{
    Desk desk;
    desk.text()->moveCursor(QTextCursor::End);
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(desk.text(), Qt::Key_Backspace);
    QCOMPARE(text(desk), QStringLiteral("the cat sees a "));
    undo(desk);
    QCOMPARE(text(desk), kFirst);
    desk.text()->moveCursor(QTextCursor::Start);
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(desk.text(), Qt::Key_Delete);
    QCOMPARE(text(desk), QStringLiteral("cat sees a dog ."));
    undo(desk);
    QCOMPARE(text(desk), kFirst);
}

void TestHistory::typingElsewhereIsAnotherStep()
{
    Desk desk;
    desk.text()->moveCursor(QTextCursor::End);
    QTest::keyClicks(desk.text(), QStringLiteral("x"));
    desk.text()->moveCursor(QTextCursor::Start);
    QTest::keyClicks(desk.text(), QStringLiteral("y"));
    undo(desk);
    QCOMPARE(text(desk), kFirst + u'x');
    QCOMPARE(desk.text()->textCursor().position(), 0); // where the change was
    undo(desk);
    QCOMPARE(text(desk), kFirst);
}

void TestHistory::everyChangeCanBeUndone_data()
{
    QTest::addColumn<QString>("box");
    QTest::addColumn<Qt::Key>("key");
    QTest::newRow("model") << QStringLiteral("Model") << Qt::Key_Up;
    QTest::newRow("scale") << QStringLiteral("Scale") << Qt::Key_Down;
    QTest::newRow("mask") << QStringLiteral("Mask") << Qt::Key_Down;
    QTest::newRow("language") << QStringLiteral("Language") << Qt::Key_Down;
}

/// With a choice made by keys, then undone with the focus still on the list.
void TestHistory::everyChangeCanBeUndone()
{
    QFETCH(const QString, box);
    QFETCH(const Qt::Key, key);
    Desk desk;
    const Experiment before = desk.session.experiment();
    QComboBox *list = nullptr;
    for (QComboBox *each : desk.window.findChildren<QComboBox *>()) {
        if (each->accessibleName().contains(box))
            list = each;
    }
    QVERIFY(list);
    list->setFocus();
    QTest::keyClick(list, key);
    QTRY_VERIFY(!desk.session.service().isBusy());
    const Experiment after = desk.session.experiment();
    QVERIFY(after != before);
    QTest::keyClick(list, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(desk.session.experiment(), before);
    QTRY_COMPARE(desk.session.run()->experiment, before);
    QTest::keyClick(list, Qt::Key_Y, Qt::ControlModifier);
    QTRY_VERIFY(!desk.session.service().isBusy());
    QCOMPARE(desk.session.experiment(), after);
}

void TestHistory::theTypedTranslationIsUndone()
{
    Desk desk;
    auto *typed = desk.find<QAbstractButton>("typed");
    auto *target = desk.find<QLineEdit>("targetText");
    QTest::mouseClick(typed, Qt::LeftButton, {}, {8, typed->height() / 2});
    const std::optional<std::string> decoded = desk.session.experiment().request.target;
    QVERIFY(decoded);
    target->selectAll();
    QTest::keyClicks(target, QStringLiteral("le chat"));
    QTest::keyClick(target, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(desk.session.experiment().request.target, std::optional<std::string>("le "));
    QCOMPARE(target->text(), QStringLiteral("le "));
    QTest::keyClick(target, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(desk.session.experiment().request.target, decoded);
    QTest::keyClick(target, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!desk.session.experiment().request.target);
    QVERIFY(!target->isVisible());
    QTest::keyClick(desk.text(), Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(desk.session.experiment().request.target, decoded);
}

void TestHistory::whatWasLookedAtComesBack()
{
    Desk desk;
    desk.session.selection().setPlace(kEncoder);
    desk.session.selection().setHead(attn::HeadIndex{1});
    desk.session.selection().pin({4, 5});
    QTRY_VERIFY(!desk.session.service().isBusy());
    desk.text()->selectAll();
    QTest::keyClicks(desk.text(), QStringLiteral("dog"));
    QTRY_VERIFY(!desk.session.service().isBusy());
    desk.session.selection().setPlace(kCross);
    desk.session.selection().setHead(attn::HeadIndex{0});
    QTRY_VERIFY(!desk.session.service().isBusy());
    undo(desk);
    QTRY_COMPARE(desk.session.run()->trace->text, kFirst.toStdString());
    QCOMPARE(desk.session.selection().place(), kEncoder);
    QCOMPARE(attn::value(desk.session.selection().head()), attn::Index{1});
    QCOMPARE(desk.session.selection().pinned(), (Cell{4, 5}));
    redo(desk);
    QTRY_COMPARE(desk.session.run()->trace->text, std::string("dog"));
    QCOMPARE(desk.session.selection().place(), kCross);
}

void TestHistory::aSampleIsOneStep()
{
    Desk desk;
    Sample sample;
    sample.id = QStringLiteral("apple");
    sample.lookFor = QStringLiteral("Who eats?");
    sample.experiment = tinyExperiment("she eats an apple .");
    desk.session.applySample(sample);
    desk.session.applySample(sample); // chosen again it changes nothing
    QTRY_COMPARE(desk.session.run()->trace->text, std::string("she eats an apple ."));
    undo(desk);
    QCOMPARE(text(desk), kFirst);
    QVERIFY(desk.session.sampleId().isEmpty());
    redo(desk);
    QCOMPARE(text(desk), QStringLiteral("she eats an apple ."));
    QCOMPARE(desk.session.sampleId(), sample.id);
    QCOMPARE(desk.session.lookFor(), sample.lookFor);
}

void TestHistory::aRefusedModelIsNoStep()
{
    Desk desk;
    desk.text()->moveCursor(QTextCursor::End);
    QTest::keyClicks(desk.text(), QStringLiteral("x"));
    QTemporaryDir broken;
    support::writeFile(broken.filePath(QStringLiteral("config.json")).toStdString(), "{");
    desk.window.openPath(broken.path());
    QTRY_VERIFY(desk.actionError()->isVisible());
    QCOMPARE(desk.session.experiment().model, tinyModel("tiny-encdec-pre"));
    undo(desk);
    QCOMPARE(text(desk), kFirst);
    QCOMPARE(desk.session.experiment().model, tinyModel("tiny-encdec-pre"));
}

void TestHistory::aNewChangeEndsRedo()
{
    Desk desk;
    desk.text()->selectAll();
    QTest::keyClicks(desk.text(), QStringLiteral("one two"));
    undo(desk);
    QTest::keyClicks(desk.text(), QStringLiteral("three"));
    QCOMPARE(text(desk), QStringLiteral("one three"));
    redo(desk);
    QCOMPARE(text(desk), QStringLiteral("one three"));
    undo(desk);
    QCOMPARE(text(desk), QStringLiteral("one "));
}

void TestHistory::theMenuOfTheTextUndoesTheSame()
{
    Desk desk;
    desk.text()->selectAll();
    QTest::keyClicks(desk.text(), QStringLiteral("dog"));
    bool seen = false;
    QTimer::singleShot(0, &desk.window, [&] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        for (QAction *action : menu->actions()) {
            if (action->text().startsWith(QStringLiteral("&Undo"))) {
                QVERIFY(!seen); // once
                seen = true;
                action->trigger();
            }
        }
        menu->close();
    });
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {5, 5}, desk.text()->mapToGlobal(QPoint(5, 5)));
    QCoreApplication::sendEvent(desk.text()->viewport(), &event);
    QVERIFY(seen);
    QCOMPARE(text(desk), kFirst);
}

void TestHistory::manyStepsAndBack()
{
    Desk desk;
    desk.text()->selectAll();
    QStringList states;
    for (int i = 0; i < 60; ++i) {
        QTest::keyClicks(desk.text(), QStringLiteral("cat "));
        if (i % 7 == 0)
            desk.session.setMask({attn::MaskChoice::Kind::Window, i});
        states << text(desk);
    }
    while (desk.text()->toPlainText() != kFirst)
        undo(desk);
    QCOMPARE(desk.session.experiment().request.mask, attn::MaskChoice{});
    for (int i = 0; i < 200; ++i)
        redo(desk);
    QCOMPARE(text(desk), states.last());
    QTRY_VERIFY(!desk.session.service().isBusy());
}

QTEST_MAIN(TestHistory)
#include "tst_history.moc"
