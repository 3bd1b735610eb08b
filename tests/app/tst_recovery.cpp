// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QLabel>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <csignal>
#include <cstdio>

#include "app/document.h"
#include "app/recovery.h"
#include "support/desk.h"
#include "support/files.h"

using namespace lab;
using namespace lab::test;

namespace {

constexpr char kWork[] = "--work";

QStringList copies()
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) +
                      QStringLiteral("/recovery"));
    return folder.entryList({QStringLiteral("*.json")}, QDir::Files);
}

/// What a person does in the program that is going to be killed: types, and goes on working.
int work(const QStringList &arguments)
{
    const qsizetype before = copies().size(); // of others
    Desk desk;
    if (arguments.size() > 3)
        desk.window.openPath(arguments.at(3));
    desk.text()->selectAll();
    QTest::keyClicks(desk.text(), arguments.at(2));
    while (copies().size() == before)
        QTest::qWait(20);
    QTest::qWait(100); // whole by now: it is renamed into its place
    std::puts("working");
    std::fflush(stdout);
    return QApplication::exec();
}

} // namespace

class TestRecovery : public QObject {
    Q_OBJECT
private slots:
    void init();
    void killedWorkIsOffered_data();
    void killedWorkIsOffered();
    void workOnAFileIsOfferedForThatFile();
    void discardedWorkIsGone();
    void undecidedWorkIsOfferedAgain();
    void runningProgramsKeepTheirWork();
    void aGoodEndLeavesNothing();
    void savedWorkLeavesNothing();
    void damagedCopiesAreNoOffer();
    void whatCannotBeKeptIsSaid();

private:
    /// Starts the program, lets it work, and kills it as nothing can be caught.
    static void killWhileWorking(const QStringList &arguments)
    {
        QProcess program;
        start(program, arguments);
        QCOMPARE(::kill(static_cast<pid_t>(program.processId()), SIGKILL), 0);
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitStatus(), QProcess::CrashExit);
    }
    static void start(QProcess &program, const QStringList &arguments)
    {
        program.start(QCoreApplication::applicationFilePath(), QStringList{QLatin1String(kWork)} + arguments);
        QByteArray said;
        while (!said.contains("working") && program.waitForReadyRead(60'000))
            said += program.readAllStandardOutput();
        QVERIFY(said.contains("working"));
    }
    static ErrorBar *offer(const MainWindow &window)
    {
        return window.findChild<ErrorBar *>(QStringLiteral("recovered"));
    }
    static void press(ErrorBar *bar, const char *name)
    {
        for (QPushButton *button : bar->findChildren<QPushButton *>()) {
            if (button->text() == QLatin1String(name)) {
                QTest::mouseClick(button, Qt::LeftButton);
                return;
            }
        }
        QFAIL("there is no such button");
    }
};

void TestRecovery::init()
{
    QSettings().clear();
    QDir(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)).removeRecursively();
}

void TestRecovery::killedWorkIsOffered_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << QStringLiteral("she eats an apple");
    QTest::newRow("long") << QStringLiteral("the cat sees a dog and ").repeated(5).trimmed();
}

void TestRecovery::killedWorkIsOffered()
{
    QFETCH(const QString, text);
    killWhileWorking({text});
    Desk desk;
    desk.window.start();
    ErrorBar *bar = offer(desk.window);
    QVERIFY(bar->isVisible());
    QVERIFY2(bar->message().contains(text.left(16)), qPrintable(bar->message()));
    press(bar, "Restore");
    QTRY_COMPARE(desk.session.experiment().request.text, text.toStdString());
    QCOMPARE(desk.text()->toPlainText(), text);
    QVERIFY(desk.window.isWindowModified()); // it is in no file yet
    QVERIFY(bar->isHidden());
}

void TestRecovery::workOnAFileIsOfferedForThatFile()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("cats.attnlab"));
    SavedSession session;
    session.experiment = tinyExperiment("the cat");
    support::writeFile(file.toStdString(), sessionJson(session, folder.path()).toStdString());
    const std::string before = support::readFile(file.toStdString());
    killWhileWorking({QStringLiteral("a red dog"), file});
    QCOMPARE(support::readFile(file.toStdString()), before); // nobody saved it
    Desk desk;
    desk.window.start();
    QVERIFY(offer(desk.window)->message().contains(QStringLiteral("cats.attnlab")));
    press(offer(desk.window), "Restore");
    QCOMPARE(desk.text()->toPlainText(), QStringLiteral("a red dog"));
    QVERIFY(desk.window.windowTitle().startsWith(QStringLiteral("cats.attnlab")));
    QTest::keyClick(&desk.window, Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(support::readFile(file.toStdString()).find("a red dog") != std::string::npos);
}

void TestRecovery::discardedWorkIsGone()
{
    killWhileWorking({QStringLiteral("one")});
    killWhileWorking({QStringLiteral("two")});
    {
        Desk desk;
        desk.window.start();
        press(offer(desk.window), "Discard"); // the newer, and then there is the older
        QVERIFY(offer(desk.window)->isVisible());
        QVERIFY(offer(desk.window)->message().contains(QStringLiteral("one")));
        press(offer(desk.window), "Discard");
        QVERIFY(offer(desk.window)->isHidden());
    }
    QCOMPARE(copies(), QStringList());
}

void TestRecovery::undecidedWorkIsOfferedAgain()
{
    killWhileWorking({QStringLiteral("one")});
    for (int i = 0; i < 2; ++i) {
        Desk desk;
        desk.window.start();
        QVERIFY(offer(desk.window)->isVisible());
        desk.window.close();
    }
}

void TestRecovery::runningProgramsKeepTheirWork()
{
    QProcess other;
    start(other, {QStringLiteral("one")});
    Desk desk;
    desk.window.start();
    QVERIFY(offer(desk.window)->isHidden());
    QCOMPARE(copies().size(), 1);
    other.kill();
    other.waitForFinished();
}

void TestRecovery::aGoodEndLeavesNothing()
{
    {
        Desk desk;
        QTest::keyClicks(desk.text(), QStringLiteral("a dog"));
        QTRY_COMPARE(copies().size(), 1);
        desk.window.close();
    }
    QCOMPARE(copies(), QStringList());
}

void TestRecovery::savedWorkLeavesNothing()
{
    Desk desk;
    QTest::keyClicks(desk.text(), QStringLiteral("a dog"));
    QTRY_COMPARE(copies().size(), 1);
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(desk.text(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(copies(), QStringList()); // undone, there is nothing to keep
}

void TestRecovery::damagedCopiesAreNoOffer()
{
    const QString folder =
        QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + QStringLiteral("/recovery");
    QVERIFY(QDir().mkpath(folder));
    const QByteArray whole[] = {"", "[[[[", "{}", R"({"path": 3, "session": {"format": 1}})"};
    int i = 0;
    for (const QByteArray &bytes : whole)
        support::writeFile(QStringLiteral("%1/%2.json").arg(folder).arg(++i).toStdString(), bytes.toStdString());
    Desk desk;
    desk.window.start();
    QVERIFY(offer(desk.window)->isHidden());
}

void TestRecovery::whatCannotBeKeptIsSaid()
{
    const QString place = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    QVERIFY(QDir().mkpath(place));
    support::writeFile((place + QStringLiteral("/recovery")).toStdString(), "in the way");
    Desk desk;
    QTest::keyClicks(desk.text(), QStringLiteral("a dog"));
    QTRY_VERIFY(desk.actionError()->isVisible());
    QVERIFY(desk.actionError()->message().contains(place));
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("attention-lab"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_recovery"));
    if (QCoreApplication::arguments().value(1) == QLatin1String(kWork))
        return work(QCoreApplication::arguments());
    TestRecovery test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_recovery.moc"
