// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAccessible>
#include <QDockWidget>
#include <QLabel>
#include <QStatusBar>
#include <QTabWidget>
#include <QTemporaryDir>

#include "support/desk.h"
#include "views/sample_list.h"
#include "views/token_chips.h"

using namespace lab;
using namespace lab::test;

class TestMainWindow : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { QSettings().clear(); }
    void theFirstWindowFitsTheScreen();
    void startsWithTheFirstSample();
    void startsWithWhatWasLookedAtLast();
    void oneSelectionMarksEverything();
    void escapeLetsGo();
    void aBrokenModelKeepsThePicture();
    void theThemeCanBeChosen();
    void theLayoutIsRemembered();
    void smallWindowsFold();
    void everyControlHasAName();
};

void TestMainWindow::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("attention-lab"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_main_window"));
}

void TestMainWindow::theFirstWindowFitsTheScreen()
{
    Settings settings;
    Session session;
    const MainWindow window(&session, &settings, Desk::appearance());
    const QSize room = window.screen()->availableSize();
    QVERIFY(room.width() < 1366); // the test's screen is small
    QVERIFY(window.width() < room.width());
    QVERIFY(window.height() <= room.height() - 40); // and the title bar
}

void TestMainWindow::startsWithTheFirstSample()
{
    QTemporaryDir data;
    QVERIFY(QDir(data.path()).mkdir(QStringLiteral("sentences")));
    QFile file(data.filePath(QStringLiteral("sentences/first.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QStringLiteral(R"({"title":"A cat","subtitle":"sees a dog","look_for":"The second row.",
        "text":"the cat sees a dog .","model":"%1","order":0,"place":"decoder.0.cross","head":1,"query":1,"key":2})")
                   .arg(tinyModel("tiny-encdec-pre"))
                   .toUtf8());
    file.close();
    qputenv("ATTENTION_LAB_DATA", data.path().toUtf8());
    Settings settings;
    Session session;
    MainWindow window(&session, &settings, Desk::appearance());
    window.show();
    QSignalSpy painted(window.heatMap(), &FigureView::painted);
    window.start();
    QVERIFY(painted.wait());
    qunsetenv("ATTENTION_LAB_DATA");
    QCOMPARE(session.sampleId(), QStringLiteral("first"));
    QCOMPARE(session.selection().cell(), (Cell{1, 2}));
    QCOMPARE(attn::value(session.selection().place().layer), attn::Index{0});
    QVERIFY(window.findChild<QLabel *>(QStringLiteral("lookFor"))->text().contains(QStringLiteral("second row")));
}

void TestMainWindow::startsWithWhatWasLookedAtLast()
{
    {
        Desk desk;
        desk.session.setText(QStringLiteral("she eats an apple ."));
        desk.session.selection().setPlace(kEncoder);
        desk.session.selection().setHead(attn::HeadIndex{1});
        desk.window.close();
    }
    Settings settings;
    Session session;
    MainWindow window(&session, &settings, Desk::appearance());
    QSignalSpy ran(&session, &Session::runChanged);
    window.start();
    QVERIFY(ran.wait());
    QCOMPARE(session.run()->trace->text, std::string("she eats an apple ."));
    QCOMPARE(session.selection().place(), kEncoder);
    QCOMPARE(attn::value(session.selection().head()), attn::Index{1});
}

void TestMainWindow::oneSelectionMarksEverything()
{
    Desk desk;
    const QRectF cell = desk.window.heatMap()->cellRect({1, 2});
    QTest::mouseClick(desk.window.heatMap(), Qt::LeftButton, {}, cell.center().toPoint());
    const auto *source = desk.find<TokenChips>("source");
    const auto *target = desk.find<TokenChips>("target");
    QVERIFY(source->chips().at(2)->isKey());
    QVERIFY(target->chips().at(1)->isQuery());
    QTRY_VERIFY(desk.find<QLabel>("sentence")->text().contains(QStringLiteral("position 2")));
    QVERIFY(desk.find<QWidget>("scoreCard")->isVisible());
    for (FigureView *view : desk.window.findChildren<FigureView *>()) {
        auto *pages = desk.find<QTabWidget>("pages");
        while (!view->isVisible())
            QTest::keyClick(&desk.window, Qt::Key_Tab, Qt::ControlModifier);
        QTRY_VERIFY(view->figure());
        QCOMPARE(view->figure()->source().cell, (Cell{1, 2}));
        pages->setCurrentIndex(0);
    }

    QTest::mouseClick(source->chips().at(4), Qt::LeftButton);
    QCOMPARE(desk.session.selection().pinned(), (Cell{1, 4}));
    QCOMPARE(desk.window.heatMap()->figure()->source().cell.key, std::optional(4));
    QVERIFY(!source->chips().at(2)->isKey());
}

void TestMainWindow::escapeLetsGo()
{
    Desk desk;
    desk.session.selection().pin({1, 2});
    QTest::keyClick(&desk.window, Qt::Key_Escape);
    QVERIFY(desk.session.selection().cell().isEmpty());
    QTRY_VERIFY(desk.find<QLabel>("hint")->isVisible());
    QVERIFY(!desk.find<QWidget>("scoreCard")->isVisible());
}

void TestMainWindow::aBrokenModelKeepsThePicture()
{
    Desk desk;
    const QSize before = desk.window.heatMap()->size();
    const RunPtr run = desk.session.run();
    QTemporaryDir broken;
    QFile config(broken.filePath(QStringLiteral("config.json")));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write("{\"format\": ");
    config.close();
    desk.window.openPath(broken.path());
    QTRY_VERIFY(desk.actionError()->isVisible());
    QVERIFY(desk.actionError()->message().contains(QStringLiteral("config.json")));
    QCOMPARE(desk.window.heatMap()->figure()->source().trace, run->trace); // the last good picture
    QCOMPARE(desk.session.experiment().model, tinyModel("tiny-encdec-pre"));
    desk.text()->setText(QStringLiteral("the dog"));
    QTRY_COMPARE(desk.session.run()->trace->text, std::string("the dog"));
    QVERIFY(desk.actionError()->isVisible()); // stays until dismissed
    desk.press("Dismiss");
    QVERIFY(desk.actionError()->isHidden());
    QTRY_COMPARE(desk.window.heatMap()->size(), before);
}

void TestMainWindow::theThemeCanBeChosen()
{
    Desk desk;
    const auto choose = [&desk](const char *name) {
        for (QAction *action : desk.window.findChildren<QAction *>()) {
            if (action->text().remove(u'&') == QLatin1String(name))
                action->trigger();
        }
    };
    choose("Dark");
    QVERIFY(desk.picture().pixelColor(1, 1).lightness() < 80);
    QVERIFY(desk.window.grab().toImage().pixelColor(4, 300).lightness() < 80);
    QCOMPARE(Settings().theme(), ThemeChoice::Dark);
    choose("Light");
    QVERIFY(desk.picture().pixelColor(1, 1).lightness() > 200);
}

void TestMainWindow::theLayoutIsRemembered()
{
    {
        Desk desk;
        desk.find<QDockWidget>("inspectorDock")->close();
        desk.window.resize(1200, 700);
        desk.window.close();
    }
    Settings settings;
    Session session;
    const MainWindow window(&session, &settings, Desk::appearance());
    QVERIFY(window.findChild<QDockWidget *>(QStringLiteral("inspectorDock"))->isHidden());
    QVERIFY(!window.findChild<QDockWidget *>(QStringLiteral("sentenceDock"))->isHidden());
    QCOMPARE(window.size(), QSize(1200, 700));
}

void TestMainWindow::smallWindowsFold()
{
    Desk desk;
    desk.window.resize(800, 600);
    QCoreApplication::processEvents();
    auto *inspector = desk.find<QDockWidget>("inspectorDock");
    QCOMPARE(desk.window.size(), QSize(800, 600));
    QCOMPARE(desk.window.dockWidgetArea(inspector), Qt::LeftDockWidgetArea);
    QVERIFY(desk.window.heatMap()->width() >= 460);
    for (const QLabel *label : desk.find<QStatusBar>("status")->findChildren<QLabel *>())
        QVERIFY(!label->isVisible() || label->geometry().right() < 800);
    inspector->raise();
    desk.session.selection().pin({1, 1});
    const auto *scroll = desk.find<QScrollArea>("scroll");
    QTRY_VERIFY(scroll->isVisible() && scroll->widget()->width() <= scroll->viewport()->width()); // nothing is cut
    desk.window.resize(1366, 768);
    QCoreApplication::processEvents();
    QCOMPARE(desk.window.dockWidgetArea(inspector), Qt::RightDockWidgetArea);
    QTRY_VERIFY(inspector->isVisible());
}

void TestMainWindow::everyControlHasAName()
{
    Desk desk;
    for (QWidget *widget : desk.window.findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() ||
            widget->objectName().startsWith(QStringLiteral("qt_")))
            continue;
        const QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
        const bool isContainer = qobject_cast<QAbstractScrollArea *>(widget) && !qobject_cast<SentenceEdit *>(widget) &&
                                 !qobject_cast<SampleList *>(widget);
        if (isContainer || qobject_cast<QTabWidget *>(widget) || qobject_cast<QTabBar *>(widget))
            continue;
        QVERIFY2(spoken && !spoken->text(QAccessible::Name).isEmpty(),
                 qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(widget->metaObject()->className()),
                                                        widget->objectName())));
    }
}

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
