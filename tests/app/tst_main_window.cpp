// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QAccessible>
#include <QComboBox>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QSlider>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabWidget>
#include <QTemporaryDir>

#include "support/desk.h"
#include "views/lines_view.h"
#include "views/model_view.h"
#include "views/opened_view.h"
#include "views/sample_list.h"
#include "views/step_view.h"
#include "views/token_chips.h"
#include "views/walk_view.h"

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
    void typingChangesThePicture();
    void aBurstOfKeysEndsOnTheLastText();
    void oneSelectionMarksEverything();
    void escapeLetsGo();
    void keysGoThroughHeadsLayersAndPages();
    void bracketsAreTypedInTheSentence();
    void emptyTextIsADesignedState();
    void strangeTextIsShown_data();
    void strangeTextIsShown();
    void longTextCanBeCut();
    void aBrokenModelKeepsThePicture();
    void theTargetCanBeTyped();
    void aSampleIsChosen();
    void aHeadIsOpenedFromAllHeads();
    void linesShowTheHeadsAskedFor();
    void theWalkthroughOpensNumbersInTheInspector();
    void exportsEveryPage();
    void exportsThePage_data();
    void exportsThePage();
    void anUnwritablePathIsAnError();
    void theThemeCanBeChosen();
    void theLayoutIsRemembered();
    void smallWindowsFold();
    void textAndFoldersCanBeDropped();
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

void TestMainWindow::typingChangesThePicture()
{
    Desk desk;
    const QImage before = desk.picture();
    QSignalSpy painted(desk.window.heatMap(), &FigureView::painted);
    desk.text()->selectAll();
    QTest::keyClicks(desk.text(), QStringLiteral("she eats"));
    QTRY_COMPARE(desk.session.run()->trace->text, std::string("she eats"));
    QTRY_VERIFY(painted.count() > 0);
    QVERIFY(desk.picture() != before);
    QCOMPARE(desk.find<TokenChips>("source")->chips().size(), 2);
}

void TestMainWindow::aBurstOfKeysEndsOnTheLastText()
{
    Desk desk;
    desk.text()->selectAll();
    const QString typed = QStringLiteral("the small cat and the red dog sees an apple in the");
    QCOMPARE(typed.size(), 50);
    QTest::keyClicks(desk.text(), typed);
    QTRY_VERIFY(!desk.session.service().isBusy());
    QCOMPARE(desk.session.run()->trace->text, typed.toStdString());
    QTest::qWait(50);
    QCOMPARE(desk.session.run()->trace->text, typed.toStdString());
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

void TestMainWindow::keysGoThroughHeadsLayersAndPages()
{
    Desk desk;
    desk.window.heatMap()->setFocus();
    const auto head = [&desk] { return attn::value(desk.session.selection().head()); };
    const auto layer = [&desk] { return attn::value(desk.session.selection().place().layer); };
    QTest::keyClick(&desk.window, Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(head(), attn::Index{1});
    QTest::keyClick(desk.window.heatMap(), Qt::Key_BracketRight);
    QCOMPARE(head(), attn::Index{0}); // the last goes on to the first
    QTest::keyClick(desk.window.heatMap(), Qt::Key_BracketLeft);
    QCOMPARE(head(), attn::Index{1});
    QTest::keyClick(&desk.window, Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(head(), attn::Index{0});
    QCOMPARE(layer(), attn::Index{1});
    QTest::keyClick(&desk.window, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(layer(), attn::Index{0});
    QTRY_COMPARE(desk.session.layer()->place, desk.session.selection().place());
    QTest::keyClick(&desk.window, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(layer(), attn::Index{1});
    auto *pages = desk.find<QTabWidget>("pages");
    QTest::keyClick(&desk.window, Qt::Key_Tab, Qt::ControlModifier);
    QCOMPARE(pages->currentIndex(), 1);
    QTest::keyClick(&desk.window, Qt::Key_Tab, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(pages->currentIndex(), 0);
    for (int page = 0; page < pages->count(); ++page)
        QTest::keyClick(&desk.window, Qt::Key_Tab, Qt::ControlModifier);
    QCOMPARE(pages->currentIndex(), 0);
}

void TestMainWindow::bracketsAreTypedInTheSentence()
{
    Desk desk;
    desk.text()->setFocus();
    QTest::keyClicks(desk.text(), QStringLiteral("[]"));
    QCOMPARE(attn::value(desk.session.selection().head()), attn::Index{0});
    QVERIFY(desk.text()->toPlainText().endsWith(QStringLiteral("[]")) ||
            desk.text()->toPlainText().startsWith(QStringLiteral("[]")));
}

void TestMainWindow::emptyTextIsADesignedState()
{
    Desk desk;
    desk.text()->selectAll();
    QTest::keyClick(desk.text(), Qt::Key_Delete);
    QCOMPARE(desk.find<QStackedWidget>("stack")->currentWidget()->objectName(), QStringLiteral("emptyPage"));
    QVERIFY(desk.experimentError()->isHidden());
    QTest::keyClicks(desk.text(), QStringLiteral("the cat"));
    QTRY_COMPARE(desk.find<QStackedWidget>("stack")->currentWidget()->objectName(), QStringLiteral("pages"));
}

void TestMainWindow::strangeTextIsShown_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("emoji") << QStringLiteral("the 🐈‍⬛ sees 🐕 .");
    QTest::newRow("combining marks") << QStringLiteral("e\u0301\u0302\u0303 cat");
    QTest::newRow("right to left") << QStringLiteral("القط يرى \u202Ehello\u202C כלב");
    QTest::newRow("tabs") << QStringLiteral("the\tcat\t\tsees");
    QTest::newRow("NUL") << QStringLiteral("the ") + QChar(u'\0') + QStringLiteral(" cat");
    QTest::newRow("lone surrogate") << QStringLiteral("the ") + QChar(0xD800) + QStringLiteral(" cat");
    QTest::newRow("one long word") << QString(400, u'x');
    QTest::newRow("one endless word") << QString(100'000, u'x');
}

void TestMainWindow::strangeTextIsShown()
{
    QFETCH(const QString, text);
    Desk desk;
    QSignalSpy painted(desk.window.heatMap(), &FigureView::painted);
    desk.text()->setText(text);
    QVERIFY(painted.wait());
    QVERIFY(desk.experimentError()->isHidden());
    QVERIFY(!desk.find<TokenChips>("source")->chips().isEmpty());
    const int side = desk.find<QDockWidget>("sentenceDock")->width();
    QVERIFY(side < 400);
    for (const TokenChip *chip : desk.find<TokenChips>("source")->chips())
        QVERIFY(chip->width() <= side);
}

void TestMainWindow::longTextCanBeCut()
{
    Desk desk;
    const RunPtr good = desk.session.run();
    desk.text()->setText(QStringLiteral("the cat ").repeated(12500)); // 100,000 characters
    QTRY_VERIFY(desk.experimentError()->isVisible());
    QVERIFY(desk.experimentError()->message().contains(QStringLiteral("32")));
    QCOMPARE(desk.session.run(), good);
    desk.press("Cut to 32 tokens");
    QTRY_VERIFY(desk.session.run() != good);
    QVERIFY(desk.experimentError()->isHidden());
    QTRY_VERIFY(desk.find<QLabel>("note")->text().contains(QStringLiteral("32")));
    desk.press("Do not cut");
    QTRY_VERIFY(desk.experimentError()->isVisible());
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
    desk.window.openModelFolder(broken.path());
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

void TestMainWindow::theTargetCanBeTyped()
{
    Desk desk;
    auto *typed = desk.find<QAbstractButton>("typed");
    auto *target = desk.find<QLineEdit>("targetText");
    QVERIFY(!target->isVisible());
    QTest::mouseClick(typed, Qt::LeftButton, {}, {8, typed->height() / 2});
    QVERIFY(target->isVisible());
    target->selectAll();
    QTest::keyClicks(target, QStringLiteral("le chat"));
    QTRY_COMPARE(desk.session.run()->experiment.request.target, std::optional<std::string>("le chat"));
    QTRY_COMPARE(desk.find<TokenChips>("target")->chips().size(), 3);
    QCOMPARE(target->text(), QStringLiteral("le chat"));
    QTest::mouseClick(typed, Qt::LeftButton, {}, {8, typed->height() / 2});
    QTRY_VERIFY(!desk.session.run()->experiment.request.target);

    auto *language = desk.find<QComboBox>("language");
    QCOMPARE(language->currentText(), QStringLiteral("French"));
    QTest::keyClick(language, Qt::Key_Down);
    QTRY_COMPARE(desk.session.run()->experiment.request.translate_to, std::string("zh"));
}

void TestMainWindow::aSampleIsChosen()
{
    Desk desk;
    Sample sample;
    sample.id = QStringLiteral("apple");
    sample.title = QStringLiteral("An apple");
    sample.lookFor = QStringLiteral("Who eats?");
    sample.experiment = tinyExperiment("she eats an apple .");
    auto *list = desk.find<SampleList>("samples");
    list->setSamples({sample});
    QCoreApplication::processEvents();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(0, 0)).center());
    QTRY_COMPARE(desk.session.run()->trace->text, std::string("she eats an apple ."));
    QCOMPARE(desk.text()->toPlainText(), QStringLiteral("she eats an apple ."));
    QCOMPARE(desk.find<QLabel>("lookFor")->text(), sample.lookFor);
}

void TestMainWindow::aHeadIsOpenedFromAllHeads()
{
    Desk desk;
    auto *pages = desk.find<QTabWidget>("pages");
    auto *heads = desk.window.findChild<ModelView *>();
    QTest::keyClick(&desk.window, Qt::Key_Tab, Qt::ControlModifier);
    QTRY_VERIFY(heads->figure());
    const QPoint at = heads->headRect(kEncoder, attn::HeadIndex{1}).center().toPoint();
    QTest::mouseMove(heads, at);
    QVERIFY(desk.find<QLabel>("measures")->text().contains(QStringLiteral("Encoder self-attention")));
    QVERIFY(!desk.find<QLabel>("measures")->text().isEmpty());
    auto *order = desk.find<QComboBox>("order");
    QTest::keyClick(order, Qt::Key_Down);
    QCOMPARE(heads->order(), std::optional(HeadMeasure::Entropy));
    QTest::mouseClick(heads, Qt::LeftButton, {}, heads->headRect(kEncoder, attn::HeadIndex{1}).center().toPoint());
    QCOMPARE(pages->currentIndex(), 0);
    QTRY_COMPARE(desk.window.heatMap()->figure()->source().layer->place, kEncoder);
    QCOMPARE(desk.window.heatMap()->figure()->source().head, attn::HeadIndex{1});
}

void TestMainWindow::linesShowTheHeadsAskedFor()
{
    Desk desk;
    auto *lines = desk.window.findChild<LinesView *>();
    desk.find<QTabWidget>("pages")->setCurrentIndex(3);
    QVERIFY(lines->isVisible());
    QVERIFY(lines->look().heads.empty());
    desk.press("All");
    QCOMPARE(lines->look().heads, std::vector{attn::HeadIndex{1}});
    QTest::keyClick(&desk.window, Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(lines->look().heads, std::vector{attn::HeadIndex{0}});
    desk.press("Only the chosen one");
    QVERIFY(lines->look().heads.empty());
    QTest::keyClick(desk.find<QComboBox>("strongest"), Qt::Key_Down);
    QCOMPARE(lines->look().strongest, 1);
    QTest::keyClick(desk.find<QSlider>("threshold"), Qt::Key_Right);
    QCOMPARE(lines->look().threshold, 0.02);
    QCOMPARE(desk.find<QLabel>("thresholdValue")->text(), QStringLiteral("0.02"));
}

void TestMainWindow::theWalkthroughOpensNumbersInTheInspector()
{
    Desk desk;
    auto *walk = desk.window.findChild<WalkView *>();
    auto *opened = desk.window.findChild<OpenedView *>();
    QVERIFY(!opened->isVisible());
    while (!walk->isVisible())
        QTest::keyClick(&desk.window, Qt::Key_Tab, Qt::ControlModifier);
    QVERIFY(opened->isVisible());
    QTRY_VERIFY(walk->view()->figure());
    QTest::keyClick(walk->view(), Qt::Key_End, Qt::ControlModifier);
    while (walk->view()->figure()->step().id != QLatin1String("scores"))
        QTest::keyClick(walk->view(), Qt::Key_PageUp);
    QCOMPARE(opened->trail(), std::vector{walk->view()->figure()->step().cell->of}); // what the formula shows
    walk->view()->grab();
    const MatrixTable *table = walk->view()->figure()->table("Q");
    QTest::mouseClick(walk->view(), Qt::LeftButton, {}, table->grid().cellRect({1, 0}).center().toPoint());
    QCOMPARE(opened->trail().size(), std::size_t(1));
    QCOMPARE(opened->trail().front().what, What::Query);
    QCOMPARE(opened->trail().front().row, attn::Index(1));
    QCOMPARE(desk.session.selection().pinned().query, std::optional(1));
    desk.find<QTabWidget>("pages")->setCurrentIndex(0);
    QVERIFY(!opened->isVisible());
    QVERIFY(desk.find<QWidget>("inspectorPanel")->isVisible());
}

void TestMainWindow::exportsEveryPage()
{
    Desk desk;
    QTemporaryDir folder;
    auto *pages = desk.find<QTabWidget>("pages");
    for (int page = 0; page < pages->count(); ++page) {
        pages->setCurrentIndex(page);
        auto *view = pages->widget(page)->findChild<FigureView *>();
        auto *walk = qobject_cast<WalkView *>(pages->widget(page));
        QTRY_VERIFY(!view || view->figure());
        QTRY_VERIFY(!walk || walk->values());
        const QString path = folder.filePath(QStringLiteral("%1.svg").arg(page));
        desk.window.exportTo(path);
        QFile file(path);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
        QVERIFY(file.readAll().contains(page == 1 ? "--view model" : "--view "));
    }
}

void TestMainWindow::exportsThePage_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("begin");
    QTest::newRow("png") << QStringLiteral("map.png") << QByteArray("\x89PNG");
    QTest::newRow("svg") << QStringLiteral("map.svg") << QByteArray("<?xml");
    QTest::newRow("pdf") << QStringLiteral("map.pdf") << QByteArray("%PDF");
}

void TestMainWindow::exportsThePage()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, begin);
    Desk desk;
    QTemporaryDir folder;
    desk.window.exportTo(folder.filePath(name));
    QFile file(folder.filePath(name));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.startsWith(begin));
    QVERIFY(bytes.size() > 1000);
    QVERIFY(desk.actionError()->isHidden());
    QCOMPARE(desk.settings.exportFolder(), folder.path());
}

void TestMainWindow::anUnwritablePathIsAnError()
{
    Desk desk;
    const QString path = QStringLiteral("/nowhere/at/all/map.png");
    desk.window.exportTo(path);
    QVERIFY(desk.actionError()->isVisible());
    QVERIFY(desk.actionError()->message().contains(QStringLiteral("/nowhere/at/all")));
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
    QVERIFY(desk.window.heatMap()->width() >= 480);
    for (const QLabel *label : desk.find<QStatusBar>("status")->findChildren<QLabel *>())
        QVERIFY(!label->isVisible() || label->geometry().right() < 800);
    desk.window.resize(1366, 768);
    QCoreApplication::processEvents();
    QCOMPARE(desk.window.dockWidgetArea(inspector), Qt::RightDockWidgetArea);
    QTRY_VERIFY(inspector->isVisible());
}

void TestMainWindow::textAndFoldersCanBeDropped()
{
    Desk desk;
    const auto drop = [&desk](QMimeData &data) {
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&desk.window, &enter);
        QDropEvent event({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&desk.window, &event);
        return enter.isAccepted();
    };
    QMimeData text;
    text.setText(QStringLiteral("the dog"));
    QVERIFY(drop(text));
    QTRY_COMPARE(desk.session.run()->trace->text, std::string("the dog"));
    QMimeData folder;
    folder.setUrls({QUrl::fromLocalFile(tinyModel("tiny-encoder"))});
    QVERIFY(drop(folder));
    QTRY_COMPARE(desk.session.run()->experiment.model, tinyModel("tiny-encoder"));
    QVERIFY(!desk.find<QWidget>("targetSection")->isVisible());
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
