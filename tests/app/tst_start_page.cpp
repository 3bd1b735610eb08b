// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDockWidget>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QToolButton>

#include "support/files.h"
#include "support/first_start.h"
#include "support/tiny_samples.h"
#include "views/sample_pictures.h"
#include "views/walk_view.h"

using namespace lab;
using namespace lab::test;

/// The first start, on samples of a tiny model.
class TestStartPage : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { QSettings().clear(); }
    void cleanupTestCase() { qunsetenv("ATTENTION_LAB_DATA"); }
    void firstStartOffersTheWaysBesideTheDrawnSample();
    void laterStartsGoOn();
    void onlyPagesThereAreAreOffered();
    void arrowsGoFromCardToCard();
    void aSampleIsTakenByEnter();
    void escapeLeaves();
    void typingLeaves();
    void itCanBeReachedAgain();
    void recentSessionsAreOffered();
    void picturesAreOfTheSamples();
    void aBrokenSampleHasNoPicture();
    void everyWindowHasRoomForBoth_data();
    void everyWindowHasRoomForBoth();

private:
    QTemporaryDir m_data;
};

void TestStartPage::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("attention-lab"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_start_page"));
    useTinySamples(m_data.path());
}

void TestStartPage::firstStartOffersTheWaysBesideTheDrawnSample()
{
    const FirstStart first;
    QVERIFY(first.page()->isVisible());
    QSignalSpy painted(first.window.heatMap(), &FigureView::painted);
    QVERIFY(painted.count() > 0 || painted.wait());
    QVERIFY(first.window.heatMap()->isVisible());
    QCOMPARE(first.session.run()->trace->text, std::string("the cat sees a dog ."));
    QCOMPARE(first.session.sampleId(), QStringLiteral("s0"));
    QVERIFY(!first.window.findChild<QDockWidget *>(QStringLiteral("sentenceDock"))->isVisible());
    QVERIFY(first.focused());
    QCOMPARE(first.focused()->text(), QStringLiteral("See attention"));
    QTest::keyClick(first.focused(), Qt::Key_Return);
    QVERIFY(!first.page()->isVisible());
    QVERIFY(first.window.findChild<QDockWidget *>(QStringLiteral("sentenceDock"))->isVisible());
    QVERIFY(first.window.findChild<QDockWidget *>(QStringLiteral("inspectorDock"))->isVisible());
    auto *text = first.window.findChild<SentenceEdit *>(QStringLiteral("text"));
    QVERIFY(text->hasFocus());
    QTest::keyClicks(text, QStringLiteral("she eats")); // one's own sentence, without another click
    QCOMPARE(first.session.experiment().request.text, std::string("she eats"));
    for (const char *dock : {"sentenceDock", "inspectorDock"}) // as wide as the sentence and the sums need
        QTRY_VERIFY(first.window.findChild<QDockWidget *>(QLatin1String(dock))->width() >= 260);
}

void TestStartPage::laterStartsGoOn()
{
    {
        FirstStart first;
        QTRY_VERIFY(first.session.run());
        QVERIFY(first.window.close()); // with the start page still there
    }
    const FirstStart second;
    QVERIFY(!second.page()->isVisible());
    QTRY_VERIFY(second.session.run());
    QCOMPARE(second.session.sampleId(), QStringLiteral("s0"));
    QVERIFY(second.window.findChild<QDockWidget *>(QStringLiteral("sentenceDock"))->isVisible());
    QVERIFY(second.window.findChild<QDockWidget *>(QStringLiteral("inspectorDock"))->isVisible());
}

void TestStartPage::onlyPagesThereAreAreOffered()
{
    const FirstStart first;
    QVERIFY(first.card(QStringLiteral("See attention")));
    QVERIFY(!first.card(QStringLiteral("Read the document"))); // no such page yet
    StartCard *walk = first.card(QStringLiteral("Walk a sentence"));
    QVERIFY(walk);
    QTest::mouseClick(walk, Qt::LeftButton);
    QVERIFY(!first.page()->isVisible());
    QVERIFY(first.window.findChild<WalkView *>()->isVisible());
}

void TestStartPage::arrowsGoFromCardToCard()
{
    FirstStart first;
    QCoreApplication::processEvents();
    StartCard *sample = first.card(QStringLiteral("Sample 0"));
    sample->setFocus();
    QTest::keyClick(sample, Qt::Key_Right);
    QCOMPARE(first.focused()->text(), QStringLiteral("Sample 1"));
    QTest::keyClick(first.focused(), Qt::Key_Down);
    StartCard *below = first.focused();
    QVERIFY(below != first.card(QStringLiteral("Sample 1")));
    QCOMPARE(below->x(), first.card(QStringLiteral("Sample 1"))->x());
    QTest::keyClick(below, Qt::Key_Up);
    QCOMPARE(first.focused()->text(), QStringLiteral("Sample 1"));
    QTest::keyClick(first.focused(), Qt::Key_Left);
    QCOMPARE(first.focused()->text(), QStringLiteral("Sample 0"));
    QTest::keyClick(first.focused(), Qt::Key_Left); // the first of its row
    QCOMPARE(first.focused()->text(), QStringLiteral("Sample 0"));
    QTest::keyClick(first.focused(), Qt::Key_Up);
    QCOMPARE(first.focused()->text(), QStringLiteral("See attention"));
}

void TestStartPage::aSampleIsTakenByEnter()
{
    FirstStart first;
    StartCard *card = first.card(QStringLiteral("Sample 1"));
    card->setFocus();
    QTest::keyClick(card, Qt::Key_Enter);
    QVERIFY(!first.page()->isVisible());
    QTRY_VERIFY(first.session.run() && first.session.run()->trace->text == "she eats an apple .");
    QCOMPARE(first.session.sampleId(), QStringLiteral("s1"));
    QTest::keyClick(&first.window, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(first.session.sampleId(), QStringLiteral("s0"));
}

void TestStartPage::escapeLeaves()
{
    FirstStart first;
    QTest::keyClick(first.focused(), Qt::Key_Escape);
    QVERIFY(!first.page()->isVisible());
    QCOMPARE(first.session.sampleId(), QStringLiteral("s0"));
}

void TestStartPage::typingLeaves()
{
    FirstStart first;
    first.session.setText(QStringLiteral("dropped here"));
    QVERIFY(!first.page()->isVisible());
}

void TestStartPage::itCanBeReachedAgain()
{
    FirstStart first;
    QTRY_VERIFY(first.session.run());
    QTest::keyClick(first.focused(), Qt::Key_Escape);
    first.session.setText(QStringLiteral("the small dog"));
    QTRY_VERIFY(!first.session.service().isBusy());
    for (QAction *action : first.window.findChildren<QAction *>()) {
        if (action->text() == QStringLiteral("Start &page"))
            action->trigger();
    }
    QVERIFY(first.page()->isVisible());
    StartCard *goOn = first.card(QStringLiteral("the small dog"));
    QVERIFY(goOn);
    QTRY_VERIFY(goOn->hasPicture());
    QTest::mouseClick(goOn, Qt::LeftButton);
    QVERIFY(!first.page()->isVisible());
    QCOMPARE(first.session.experiment().request.text, std::string("the small dog"));
}

void TestStartPage::recentSessionsAreOffered()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("cats & dogs.attnlab"));
    SavedSession saved;
    saved.experiment = tinyExperiment("a dog");
    support::writeFile(file.toStdString(), sessionJson(saved, folder.path()).toStdString());
    Settings().addRecentFile(file);
    const FirstStart first;
    StartCard *card = first.card(QStringLiteral("cats & dogs"));
    QVERIFY(card);
    QTest::mouseClick(card, Qt::LeftButton);
    QVERIFY(!first.page()->isVisible());
    QTRY_VERIFY(first.session.run() && first.session.run()->trace->text == "a dog");
    QVERIFY(first.window.windowTitle().startsWith(QStringLiteral("cats & dogs.attnlab")));
}

void TestStartPage::picturesAreOfTheSamples()
{
    SamplePictures pictures;
    const QList<Sample> samples = loadSamples();
    pictures.want(samples);
    pictures.want(samples); // once is enough
    QSignalSpy ready(&pictures, &SamplePictures::ready);
    QTRY_COMPARE_WITH_TIMEOUT(ready.count(), static_cast<int>(samples.size()), 60000); // there are many
    QTest::qWait(50);
    QCOMPARE(ready.count(), static_cast<int>(samples.size()));
    for (const Sample &sample : samples) {
        const QImage light = pictures.picture(sample.id, false);
        QCOMPARE(light.deviceIndependentSize().toSize(), SamplePictures::kSize);
        QVERIFY(pictures.picture(sample.id, true) != light);
    }
    QVERIFY(pictures.picture(QStringLiteral("s0"), false) != pictures.picture(QStringLiteral("s1"), false));
}

void TestStartPage::aBrokenSampleHasNoPicture()
{
    SamplePictures pictures;
    QList<Sample> samples = loadSamples().mid(0, 2);
    samples[0].id = QStringLiteral("broken");
    samples[0].experiment.model = QStringLiteral("/no/such/model");
    samples[1].head = 99;
    pictures.want(samples);
    QTest::qWait(300);
    QVERIFY(pictures.picture(QStringLiteral("broken"), false).isNull());
    QVERIFY(pictures.picture(samples.at(1).id, false).isNull());
}

void TestStartPage::everyWindowHasRoomForBoth_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("800 x 600") << QSize(800, 600);
    QTest::newRow("1366 x 768") << QSize(1366, 768);
    QTest::newRow("1920 x 1080") << QSize(1920, 1080);
    QTest::newRow("3840 x 2160") << QSize(3840, 2160);
}

void TestStartPage::everyWindowHasRoomForBoth()
{
    QFETCH(const QSize, size);
    FirstStart first;
    first.window.resize(size);
    QCoreApplication::processEvents();
    QCOMPARE(first.window.size(), size);
    QVERIFY(first.window.heatMap()->width() >= 320);
    QVERIFY(first.page()->width() >= 2 * StartCard::kWidth);
    for (const StartCard *card : first.page()->findChildren<StartCard *>())
        QVERIFY(card->mapTo(first.page(), QPoint(card->width(), 0)).x() <= first.page()->width());
    QTRY_VERIFY(first.session.run());
    for (const QToolButton *choice : first.window.findChildren<QToolButton *>())
        QTRY_VERIFY2(!choice->isVisible() || choice->width() >= choice->sizeHint().width(),
                     qPrintable(choice->accessibleName()));
}

QTEST_MAIN(TestStartPage)
#include "tst_start_page.moc"
