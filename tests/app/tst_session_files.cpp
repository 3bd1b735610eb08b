// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDragEnterEvent>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QStackedWidget>
#include <QTabWidget>

#include "app/session_files.h"
#include "support/session_folder.h"

using namespace lab;
using namespace lab::test;

namespace {

bool drop(Desk &desk, QMimeData &data)
{
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&desk.window, &enter);
    QDropEvent event({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&desk.window, &event);
    return enter.isAccepted();
}

} // namespace

class TestSessionFiles : public QObject, private SessionFolder {
    Q_OBJECT
private slots:
    void initTestCase() { nameSettings("tst_session_files"); }
    void init() { startAnew(); }
    void savesAndOpens();
    void theEndingIsAdded();
    void theTitleTellsWhatIsNotSaved();
    void newAsksBeforeWorkIsLost_data();
    void newAsksBeforeWorkIsLost();
    void aSampleIsNoWork();
    void closingAsksForAFile_data();
    void closingAsksForAFile();
    void untitledWorkIsThereAtTheNextStart();
    void aFileIsThereAtTheNextStart();
    void recentFiles();
    void sessionsTextAndModelsCanBeDropped();
};

void TestSessionFiles::savesAndOpens()
{
    const QString file = path("cats.attnlab");
    Experiment experiment;
    {
        Desk desk;
        type(desk, QStringLiteral("she eats an apple ."));
        desk.session.setMask({attn::MaskChoice::Kind::Window, 2});
        QTRY_VERIFY(!desk.session.service().isBusy());
        desk.session.selection().setPlace(kEncoder);
        desk.session.selection().setHead(attn::HeadIndex{1});
        desk.session.selection().pin({2, 3});
        QTest::keyClick(&desk.window, Qt::Key_Tab, Qt::ControlModifier);
        save(desk, file);
        experiment = desk.session.experiment();
    }
    QVERIFY(!QString::fromStdString(support::readFile(file.toStdString())).contains(u'\r'));
    Desk desk;
    NextDialog answer(file);
    press(desk, Qt::Key_O);
    QVERIFY(answer.wasThere());
    QTRY_COMPARE(desk.session.run()->trace->text, std::string("she eats an apple ."));
    QCOMPARE(desk.session.experiment(), experiment);
    QCOMPARE(desk.text()->toPlainText(), QStringLiteral("she eats an apple ."));
    QCOMPARE(Look::of(desk.session.selection()), (Look{kEncoder, attn::HeadIndex{1}, {2, 3}}));
    QCOMPARE(desk.find<QTabWidget>("pages")->currentIndex(), 1);
    QVERIFY(desk.actionError()->isHidden());
    QVERIFY(!desk.window.isWindowModified());
}

void TestSessionFiles::theEndingIsAdded()
{
    Desk desk;
    NextDialog answer(path("cats"));
    press(desk, Qt::Key_S, Qt::ShiftModifier);
    QVERIFY(answer.wasThere());
    QTRY_VERIFY(QFile::exists(path("cats.attnlab")));
}

void TestSessionFiles::theTitleTellsWhatIsNotSaved()
{
    Desk desk;
    QVERIFY(desk.window.windowTitle().startsWith(QStringLiteral("Untitled")));
    QVERIFY(!desk.window.isWindowModified());
    type(desk, QStringLiteral("a dog"));
    QVERIFY(desk.window.isWindowModified());
    save(desk, path("cats.attnlab"));
    QVERIFY(desk.window.windowTitle().startsWith(QStringLiteral("cats.attnlab")));
    QVERIFY(!desk.window.isWindowModified());
    QTest::keyClicks(desk.text(), QStringLiteral("x"));
    QVERIFY(desk.window.isWindowModified());
    QTest::keyClick(desk.text(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!desk.window.isWindowModified()); // as it was saved
    QTest::keyClick(desk.text(), Qt::Key_Y, Qt::ControlModifier);
    press(desk, Qt::Key_S); // under its name, without a question
    QTRY_VERIFY(!desk.window.isWindowModified());
    QVERIFY(support::readFile(path("cats.attnlab").toStdString()).find("a dogx") != std::string::npos);
}

void TestSessionFiles::newAsksBeforeWorkIsLost_data()
{
    QTest::addColumn<int>("button");
    QTest::newRow("discard") << static_cast<int>(QMessageBox::Discard);
    QTest::newRow("cancel") << static_cast<int>(QMessageBox::Cancel);
}

void TestSessionFiles::newAsksBeforeWorkIsLost()
{
    QFETCH(const int, button);
    Desk desk;
    type(desk, QStringLiteral("a dog"));
    NextDialog answer(static_cast<QMessageBox::StandardButton>(button));
    press(desk, Qt::Key_N);
    QVERIFY(answer.wasThere());
    QVERIFY(answer.text().contains(QStringLiteral("Untitled")));
    const bool discarded = button == QMessageBox::Discard;
    QCOMPARE(desk.text()->toPlainText(), discarded ? QString() : QStringLiteral("a dog"));
    if (!discarded)
        return;
    QCOMPARE(desk.find<QStackedWidget>("stack")->currentWidget()->objectName(), QStringLiteral("emptyPage"));
    QTest::keyClick(desk.text(), Qt::Key_Z, Qt::ControlModifier); // what was discarded is gone
    QCOMPARE(desk.text()->toPlainText(), QString());
}

void TestSessionFiles::aSampleIsNoWork()
{
    Desk desk;
    Sample sample;
    sample.id = QStringLiteral("apple");
    sample.experiment = tinyExperiment("she eats an apple .");
    desk.session.applySample(sample);
    QVERIFY(!desk.window.isWindowModified());
    press(desk, Qt::Key_N); // a question would stop here
    QVERIFY(desk.session.isEmpty());
}

void TestSessionFiles::closingAsksForAFile_data()
{
    QTest::addColumn<int>("button");
    QTest::addColumn<bool>("closed");
    QTest::addColumn<bool>("written");
    QTest::newRow("save") << static_cast<int>(QMessageBox::Save) << true << true;
    QTest::newRow("discard") << static_cast<int>(QMessageBox::Discard) << true << false;
    QTest::newRow("cancel") << static_cast<int>(QMessageBox::Cancel) << false << false;
}

void TestSessionFiles::closingAsksForAFile()
{
    QFETCH(const int, button);
    QFETCH(const bool, closed);
    QFETCH(const bool, written);
    Desk desk;
    save(desk, path("cats.attnlab"));
    type(desk, QStringLiteral("a dog"));
    NextDialog answer(static_cast<QMessageBox::StandardButton>(button));
    desk.window.close();
    QVERIFY(answer.wasThere());
    QTRY_VERIFY(!desk.session.findChild<Document *>()->isSaving());
    QTRY_COMPARE(desk.window.isHidden(), closed);
    QCOMPARE(support::readFile(path("cats.attnlab").toStdString()).find("a dog\"") != std::string::npos, written);
}

void TestSessionFiles::untitledWorkIsThereAtTheNextStart()
{
    {
        Desk desk;
        type(desk, QStringLiteral("a dog"));
        QVERIFY(desk.window.close()); // without a question
    }
    Settings settings;
    Session session;
    MainWindow window(&session, &settings, Desk::appearance());
    window.start();
    QTRY_VERIFY(session.run());
    QCOMPARE(session.run()->trace->text, std::string("a dog"));
    QVERIFY(window.isWindowModified());
}

void TestSessionFiles::aFileIsThereAtTheNextStart()
{
    {
        Desk desk;
        save(desk, path("cats.attnlab"));
        QVERIFY(desk.window.close());
    }
    Settings settings;
    Session session;
    MainWindow window(&session, &settings, Desk::appearance());
    window.start();
    QTRY_VERIFY(session.run());
    QVERIFY(window.windowTitle().startsWith(QStringLiteral("cats.attnlab")));
    QVERIFY(!window.isWindowModified());
}

void TestSessionFiles::recentFiles()
{
    Desk desk;
    auto *menu = [&desk]() -> QMenu * {
        for (QMenu *each : desk.window.findChildren<QMenu *>()) {
            if (each->title().contains(QStringLiteral("recent")))
                return each;
        }
        return nullptr;
    }();
    QVERIFY(menu);
    const auto entries = [menu] {
        emit menu->aboutToShow();
        QStringList texts;
        for (const QAction *action : menu->actions()) {
            if (!action->isSeparator())
                texts << action->text();
        }
        return texts;
    };
    QCOMPARE(entries().size(), 1); // to clear, disabled
    save(desk, path("cats.attnlab"));
    desk.window.openPath(saved("a dog", tinyModel("tiny-encdec-pre")));
    QCOMPARE(entries().mid(0, 2),
             (QStringList{QStringLiteral("&1  other.attnlab"), QStringLiteral("&2  cats.attnlab")}));
    QCOMPARE(menu->actions().first()->toolTip(), path("other.attnlab"));
    menu->actions().at(1)->trigger();
    QTRY_COMPARE(desk.session.run()->trace->text, std::string("the cat sees a dog ."));
    QVERIFY(QFile::remove(path("other.attnlab")));
    QCOMPARE(entries().at(1), QStringLiteral("&2  other.attnlab"));
    menu->actions().at(1)->trigger(); // it is gone: said, and no longer offered
    QVERIFY(desk.actionError()->message().contains(path("other.attnlab")));
    QCOMPARE(entries().size(), 2);
    menu->actions().last()->trigger();
    QCOMPARE(entries().size(), 1);
}

void TestSessionFiles::sessionsTextAndModelsCanBeDropped()
{
    Desk desk;
    QMimeData session;
    session.setUrls({QUrl::fromLocalFile(saved("a dog", tinyModel("tiny-encdec-pre")))});
    QVERIFY(drop(desk, session));
    QTRY_COMPARE(desk.session.run()->trace->text, std::string("a dog"));
    QVERIFY(desk.window.windowTitle().startsWith(QStringLiteral("other.attnlab")));

    support::writeFile(path("poem.txt").toStdString(), "the cat\nsees");
    QMimeData text;
    text.setUrls({QUrl::fromLocalFile(path("poem.txt"))});
    QVERIFY(drop(desk, text));
    QTRY_COMPARE(desk.session.run()->trace->text, std::string("the cat\nsees"));
    QTest::keyClick(desk.text(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(desk.session.run()->trace->text, std::string("a dog"));

    QMimeData words;
    words.setText(QStringLiteral("an apple"));
    QVERIFY(drop(desk, words));
    QTRY_COMPARE(desk.session.run()->trace->text, std::string("an apple"));

    QMimeData model;
    model.setUrls({QUrl::fromLocalFile(tinyModel("tiny-encoder"))});
    QVERIFY(drop(desk, model));
    QTRY_COMPARE(desk.session.run()->experiment.model, tinyModel("tiny-encoder"));

    QMimeData noModel;
    noModel.setUrls({QUrl::fromLocalFile(folder())});
    QVERIFY(drop(desk, noModel));
    QTRY_VERIFY(desk.actionError()->isVisible());
    QVERIFY(desk.actionError()->message().contains(folder()));
    QCOMPARE(desk.session.experiment().model, tinyModel("tiny-encoder"));
}

QTEST_MAIN(TestSessionFiles)
#include "tst_session_files.moc"
