// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QLabel>
#include <QSlider>
#include <QStatusBar>
#include <QTabWidget>
#include <QTemporaryDir>

#include "app/document.h"
#include "app/export_dialog.h"
#include "app/pages.h"
#include "support/desk.h"
#include "views/lines_view.h"
#include "views/map_options.h"
#include "views/model_view.h"
#include "views/opened_view.h"
#include "views/step_view.h"
#include "views/walk_view.h"

using namespace lab;
using namespace lab::test;

class TestWindowPages : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { QSettings().clear(); }
    void keysGoThroughHeadsLayersAndPages();
    void aHeadIsOpenedFromAllHeads();
    void linesShowTheHeadsAskedFor();
    void zoomIsOfThePageThatIsSeen();
    void theWalkthroughOpensNumbersInTheInspector();
    void exportsEveryPage();
    void exportsThePage_data();
    void exportsThePage();
    void anUnwritablePathIsAnError();
    void exportsAgainAsBefore();
    void theDialogOffersEveryPage();
    void saysWhyNothingIsExportedYet();
    void theThemeOfFiguresIsTheSessions();
    void mapsAreDrawnAsChosen();
};

void TestWindowPages::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("attention-lab"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_window_pages"));
}

void TestWindowPages::keysGoThroughHeadsLayersAndPages()
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

void TestWindowPages::aHeadIsOpenedFromAllHeads()
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

void TestWindowPages::linesShowTheHeadsAskedFor()
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

/// The menu's zoom is the seen page's, not always the heat map's.
void TestWindowPages::zoomIsOfThePageThatIsSeen()
{
    Desk desk;
    auto *lines = desk.window.findChild<LinesView *>();
    desk.find<QTabWidget>("pages")->setCurrentIndex(3);
    QTRY_VERIFY(lines->figure());
    QTest::keyClick(&desk.window, Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(lines->isZoomed());
    QVERIFY(!desk.window.heatMap()->isZoomed());
    QTest::keyClick(&desk.window, Qt::Key_0, Qt::ControlModifier);
    QVERIFY(!lines->isZoomed());
}

void TestWindowPages::theWalkthroughOpensNumbersInTheInspector()
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
    const auto shownStep = [&] { return walk->view()->figure()->step().number; };
    QTRY_COMPARE(shownStep(), walk->stepCount() - 1);
    while (walk->view()->figure()->step().id != QLatin1String("scores")) {
        QTest::keyClick(walk->view(), Qt::Key_PageUp);
        QTRY_COMPARE(shownStep(), walk->step());
    }
    QCOMPARE(opened->trail(), std::vector{walk->view()->figure()->step().cell->of}); // what the formula shows
    walk->view()->grab();
    const MatrixTable *table = walk->view()->figure()->table("Q");
    QTest::mouseClick(walk->view(), Qt::LeftButton, {}, table->grid().cellRect({1, 0}).center().toPoint());
    QTRY_COMPARE(walk->view()->figure()->step().cell->of.row, attn::Index(1));
    QCOMPARE(opened->trail().size(), std::size_t(1));
    QCOMPARE(opened->trail().front().what, What::Query);
    QCOMPARE(opened->trail().front().row, attn::Index(1));
    QCOMPARE(desk.session.selection().pinned().query, std::optional(1));
    desk.find<QTabWidget>("pages")->setCurrentIndex(0);
    QVERIFY(!opened->isVisible());
    QVERIFY(desk.find<QWidget>("inspectorPanel")->isVisible());
}

void TestWindowPages::exportsEveryPage()
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
        QTRY_VERIFY2(QFile::exists(path) && !desk.session.service().hasTask(), qPrintable(path));
        QFile file(path);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
        QVERIFY(file.readAll().contains(page == 1 ? "--view model" : "--view "));
    }
}

void TestWindowPages::exportsThePage_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("begin");
    QTest::newRow("png") << QStringLiteral("map.png") << QByteArray("\x89PNG");
    QTest::newRow("svg") << QStringLiteral("map.svg") << QByteArray("<?xml");
    QTest::newRow("pdf") << QStringLiteral("map.pdf") << QByteArray("%PDF");
}

void TestWindowPages::exportsThePage()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, begin);
    Desk desk;
    QTemporaryDir folder;
    desk.window.exportTo(folder.filePath(name));
    QFile file(folder.filePath(name));
    QTRY_COMPARE(desk.settings.exportFolder(), folder.path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.startsWith(begin));
    QVERIFY(bytes.size() > 1000);
    QVERIFY(desk.actionError()->isHidden());
}

void TestWindowPages::anUnwritablePathIsAnError()
{
    Desk desk;
    const QString path = QStringLiteral("/nowhere/at/all/map.png");
    desk.window.exportTo(path);
    QTRY_VERIFY(desk.actionError()->isVisible());
    QVERIFY(desk.actionError()->message().contains(QStringLiteral("/nowhere/at/all")));
}

void TestWindowPages::exportsAgainAsBefore()
{
    Desk desk;
    QTemporaryDir folder;
    desk.settings.setExportFolder(folder.path());
    desk.settings.keep(QStringLiteral("export"), {{QStringLiteral("ending"), QStringLiteral("svg")}});
    QTest::keyClick(&desk.window, Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    const QString first = folder.filePath(QStringLiteral("heatmap-cross-layer1-head0.svg"));
    QTRY_VERIFY(QFile::exists(first));
    QTRY_VERIFY(desk.find<QStatusBar>("status")->currentMessage().contains(first));
    desk.session.selection().setHead(attn::HeadIndex{1});
    QTest::keyClick(&desk.window, Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(QFile::exists(folder.filePath(QStringLiteral("heatmap-cross-layer1-head1.svg"))));
}

void TestWindowPages::theDialogOffersEveryPage()
{
    Desk desk;
    auto *pages = desk.find<QTabWidget>("pages");
    pages->setCurrentIndex(pageNamed(*pages, QStringLiteral("walkthrough")));
    const auto *walk = desk.window.findChild<WalkView *>();
    QTRY_VERIFY(walk->values());
    pages->setCurrentIndex(1);
    QTRY_VERIFY(desk.window.findChild<ModelView *>()->figure());
    QTest::keyClick(&desk.window, Qt::Key_E, Qt::ControlModifier);
    auto *dialog = desk.window.findChild<ExportDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    const auto *view = dialog->findChild<QComboBox *>(QStringLiteral("view"));
    QCOMPARE(view->currentText(), pages->tabText(1));
    QCOMPARE(view->count(), pages->count());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!desk.window.findChild<ExportDialog *>());
}

/// All heads are computed when somebody looks at them: until then there is nothing to make a file of.
void TestWindowPages::saysWhyNothingIsExportedYet()
{
    Desk desk;
    auto *heads = desk.window.findChild<ModelView *>();
    QTest::keyClick(&desk.window, Qt::Key_Tab, Qt::ControlModifier);
    QVERIFY(!heads->figure());
    QTest::keyClick(&desk.window, Qt::Key_E, Qt::ControlModifier);
    QVERIFY(!desk.window.findChild<ExportDialog *>());
    QVERIFY(desk.find<QStatusBar>("status")->currentMessage().contains(QStringLiteral("being made")));
    QTRY_VERIFY(heads->figure());
}

/// It is saved with the session, and a change of it is a step back.
void TestWindowPages::theThemeOfFiguresIsTheSessions()
{
    Desk desk;
    const auto choose = [&desk](int key) {
        QTest::keyClick(&desk.window, Qt::Key_E, Qt::ControlModifier);
        auto *dialog = desk.window.findChild<ExportDialog *>();
        auto *theme = dialog->findChild<QComboBox *>(QStringLiteral("theme"));
        const QString before = theme->currentText();
        QTest::keyClick(theme, static_cast<Qt::Key>(key));
        QTest::keyClick(dialog, Qt::Key_Escape);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return before;
    };
    auto *document = desk.session.findChild<Document *>();
    QCOMPARE(choose(Qt::Key_Down), QStringLiteral("Light"));
    QVERIFY(document->snapshot().darkFigures);
    QCOMPARE(choose(Qt::Key_Down), QStringLiteral("Dark"));
    QTest::keyClick(&desk.window, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!document->snapshot().darkFigures);
    SavedSession dark = document->snapshot();
    dark.darkFigures = true;
    document->restore(dark, {}, false);
    QCOMPARE(choose(Qt::Key_Down), QStringLiteral("Dark"));
}

void TestWindowPages::mapsAreDrawnAsChosen()
{
    {
        Desk desk;
        const QImage before = desk.picture();
        QTest::keyClick(&desk.window, Qt::Key_D, Qt::ControlModifier);
        auto *options = desk.window.findChild<MapOptions *>();
        QVERIFY(options->isVisible());
        for (QAbstractButton *each : options->findChildren<QAbstractButton *>())
            if (each->text() == QStringLiteral("Cividis"))
                QTest::mouseClick(each, Qt::LeftButton);
        QCOMPARE(desk.window.heatMap()->mapStyle().colors, MapColors::Cividis);
        QVERIFY(desk.picture() != before);
        QTest::keyClick(options, Qt::Key_Escape);
        QVERIFY(!options->isVisible());
    }
    const Desk again;
    QCOMPARE(again.window.heatMap()->mapStyle().colors, MapColors::Cividis);
}

QTEST_MAIN(TestWindowPages)
#include "tst_window_pages.moc"
