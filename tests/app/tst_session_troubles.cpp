// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>

#include "app/session_files.h"
#include "support/session_folder.h"

using namespace lab;
using namespace lab::test;

class TestSessionTroubles : public QObject, private SessionFolder {
    Q_OBJECT
private slots:
    void initTestCase() { nameSettings("tst_session_troubles"); }
    void init() { startAnew(); }
    void aBrokenSessionKeepsWhatStands_data();
    void aBrokenSessionKeepsWhatStands();
    void aMissingModelIsSaid();
    void aChangedModelIsSaid();
    void whatCannotBeWrittenIsSaid_data();
    void whatCannotBeWrittenIsSaid();
    void unknownKeysSurviveTheWindow();
    void aSlowDiskStopsNothing();
    void closingWaitsForASlowDisk();
    void closingStaysWhereSavingFails();
};

void TestSessionTroubles::aBrokenSessionKeepsWhatStands_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    QTest::newRow("no JSON") << QByteArray("cats") << QStringLiteral("byte");
    QTest::newRow("deep") << QByteArray(100'000, '[') << QStringLiteral("byte");
    QTest::newRow("newer") << QByteArray(R"({"format": "attention-lab-session", "format_version": 7})")
                           << QStringLiteral("newer AttentionLab");
    QTest::newRow("missing") << QByteArray() << QStringLiteral("No such file");
}

void TestSessionTroubles::aBrokenSessionKeepsWhatStands()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, says);
    Desk desk;
    type(desk, QStringLiteral("dogs"));
    const QString file = path("broken.attnlab");
    if (!bytes.isEmpty())
        support::writeFile(file.toStdString(), bytes.toStdString());
    desk.window.openPath(file); // and no question about the work that stays
    QVERIFY(desk.actionError()->isVisible());
    QVERIFY2(desk.actionError()->message().contains(says), qPrintable(desk.actionError()->message()));
    QVERIFY(desk.actionError()->message().contains(file));
    QCOMPARE(desk.text()->toPlainText(), QStringLiteral("dogs"));
    QVERIFY(desk.window.windowTitle().startsWith(QStringLiteral("Untitled")));
    QTest::keyClick(desk.text(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(desk.text()->toPlainText(), QStringLiteral("the cat sees a dog ."));
}

void TestSessionTroubles::aMissingModelIsSaid()
{
    Desk desk;
    desk.window.openPath(saved("a dog", path("gone")));
    QTRY_VERIFY(desk.actionError()->isVisible());
    QVERIFY(desk.actionError()->message().contains(path("gone")));
    QVERIFY(
        desk.actionError()->message().contains(QStringLiteral("the rest of the session is open"), Qt::CaseInsensitive));
    QTRY_COMPARE(desk.session.run()->trace->text, std::string("a dog"));
    QCOMPARE(desk.session.experiment().model, tinyModel("tiny-encdec-pre"));
    QVERIFY(desk.window.windowTitle().startsWith(QStringLiteral("other.attnlab")));
    QVERIFY(desk.window.isWindowModified()); // saving would put the other model into the file
}

void TestSessionTroubles::aChangedModelIsSaid()
{
    Desk desk;
    desk.window.openPath(saved("a dog", tinyModel("tiny-encdec-pre"), QByteArray(64, '0')));
    QTRY_VERIFY(desk.actionError()->isVisible());
    QVERIFY(desk.actionError()->message().contains(QStringLiteral("changed")));
    QVERIFY(desk.actionError()->message().contains(tinyModel("tiny-encdec-pre")));
    QCOMPARE(desk.session.run()->trace->text, std::string("a dog"));
    press(desk, Qt::Key_S);
    QTRY_VERIFY(!desk.session.findChild<Document *>()->isSaving());
    desk.press("Dismiss");
    desk.window.openPath(path("other.attnlab"));
    QTRY_VERIFY(!desk.session.service().isBusy());
    QVERIFY(desk.actionError()->isHidden()); // saved with the model as it is
}

void TestSessionTroubles::whatCannotBeWrittenIsSaid_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("no folder") << QStringLiteral("/nowhere/at/all/cats.attnlab");
    QTest::newRow("full disk") << QStringLiteral("/dev/full");
}

void TestSessionTroubles::whatCannotBeWrittenIsSaid()
{
    QFETCH(const QString, file);
    Desk desk;
    type(desk, QStringLiteral("a dog"));
    Document document(&desk.session);
    SessionFiles files(&document, &desk.settings, &desk.window);
    QSignalSpy failed(&files, &SessionFiles::failed);
    document.restore(document.snapshot(), file, true);
    QVERIFY(files.save());
    QVERIFY(document.isModified());
    QTRY_COMPARE(failed.count(), 1);
    const auto problem = failed.first().first().value<Problem>();
    QCOMPARE(problem.where, file);
    QVERIFY(!problem.remedy.isEmpty());
    QVERIFY(document.isModified());
}

void TestSessionTroubles::unknownKeysSurviveTheWindow()
{
    const QString file = saved("a dog", tinyModel("tiny-encdec-pre"));
    std::string json = support::readFile(file.toStdString());
    json.insert(1, "\"lesson\": {\"week\": 3},");
    support::writeFile(file.toStdString(), json);
    Desk desk;
    desk.window.openPath(file);
    QTRY_COMPARE(desk.session.run()->trace->text, std::string("a dog"));
    type(desk, QStringLiteral("a cat"));
    press(desk, Qt::Key_S);
    QTRY_VERIFY(!desk.window.isWindowModified());
    QVERIFY(support::readFile(file.toStdString()).find("\"week\": 3") != std::string::npos);
    QVERIFY(support::readFile(file.toStdString()).find("a cat") != std::string::npos);
}

/// A pipe is a disk that takes nothing until somebody reads.
void TestSessionTroubles::aSlowDiskStopsNothing()
{
    const QString pipe = path("slow.attnlab");
    QCOMPARE(::mkfifo(qPrintable(pipe), 0600), 0);
    Desk desk;
    type(desk, QStringLiteral("a dog"));
    auto *document = desk.session.findChild<Document *>();
    document->save(pipe);
    QVERIFY(document->isSaving());
    QVERIFY(desk.window.isWindowModified()); // not yet
    type(desk, QStringLiteral("the cat"));
    QTRY_COMPARE(desk.session.run()->trace->text, std::string("the cat"));
    QVERIFY(document->isSaving());
    const QString written = QString::fromStdString(support::readFile(pipe.toStdString()));
    QTRY_VERIFY(!document->isSaving());
    QVERIFY(written.contains(QStringLiteral("a dog"))); // what stood when it was saved
    QVERIFY(desk.window.isWindowModified());
    for (int i = 0; i < 9 && desk.text()->toPlainText() != QStringLiteral("a dog"); ++i)
        press(desk, Qt::Key_Z);
    QVERIFY(!desk.window.isWindowModified()); // as it was saved
}

void TestSessionTroubles::closingWaitsForASlowDisk()
{
    const QString pipe = path("slow.attnlab");
    QCOMPARE(::mkfifo(qPrintable(pipe), 0600), 0);
    Desk desk;
    type(desk, QStringLiteral("a dog"));
    desk.session.findChild<Document *>()->save(pipe);
    QVERIFY(!desk.window.close());
    QVERIFY(desk.window.isVisible());
    QVERIFY(support::readFile(pipe.toStdString()).find("a dog") != std::string::npos);
    QTRY_VERIFY(desk.window.isHidden());
}

void TestSessionTroubles::closingStaysWhereSavingFails()
{
    Desk desk;
    type(desk, QStringLiteral("a dog"));
    Document *document = desk.session.findChild<Document *>();
    document->restore(document->snapshot(), QStringLiteral("/nowhere/at/all/cats.attnlab"), true);
    NextDialog answer(QMessageBox::Save);
    QVERIFY(!desk.window.close());
    QVERIFY(answer.wasThere());
    QTRY_VERIFY(desk.actionError()->isVisible());
    QVERIFY(desk.actionError()->message().contains(QStringLiteral("/nowhere/at/all")));
    QVERIFY(desk.window.isVisible());
    QVERIFY(desk.window.isWindowModified());
}

QTEST_MAIN(TestSessionTroubles)
#include "tst_session_troubles.moc"
