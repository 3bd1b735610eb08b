// SPDX-License-Identifier: GPL-3.0-or-later
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
    QVERIFY(!files.save());
    QCOMPARE(failed.count(), 1);
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
    QVERIFY(!desk.window.isWindowModified());
    QVERIFY(support::readFile(file.toStdString()).find("\"week\": 3") != std::string::npos);
    QVERIFY(support::readFile(file.toStdString()).find("a cat") != std::string::npos);
}

QTEST_MAIN(TestSessionTroubles)
#include "tst_session_troubles.moc"
