// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QFontInfo>
#include <QFrame>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

#include "app/preferences.h"
#include "app/presentation.h"
#include "app/walk_export.h"
#include "session/language.h"
#include "support/desk.h"
#include "support/recording_painter.h"
#include "views/math_font_of.h"
#include "views/opened_view.h"
#include "views/predict_card.h"
#include "views/step_rail.h"
#include "views/step_view.h"
#include "views/walk_view.h"

using namespace lab;
using namespace lab::test;

/// The walkthrough as a page of the window: its files, what stands beside it, settings and presenting.
class TestWalkPage : public QObject {
    Q_OBJECT
private slots:
    void writesTheWholeWalk_data();
    void writesTheWholeWalk();
    void thePageSpeaksBothLanguages();
    void aFileThatFailsIsAnError();
    void editCopiesFromTheStep();
    void asidesStandBesideTheStep();
    void answersStayCovered();
    void movementsAreASetting();
    void controlsStandInOneLine();
    void presentingIsLegible();
};

namespace {

struct Walker : Desk {
    Walker()
    {
        auto *pages = find<QTabWidget>("pages");
        pages->setCurrentWidget(walk());
        if (!QTest::qWaitFor([&] { return walk()->view()->figure() != nullptr; }))
            qFatal("the walkthrough does not show");
    }
    /// Steps are written beside the GUI thread.
    void show(int number) const
    {
        walk()->setStep(number);
        if (!QTest::qWaitFor([&] { return step().number == number; }))
            qFatal("step %d does not show", number);
    }
    WalkView *walk() const { return window.findChild<WalkView *>(); }
    const Step &step() const { return walk()->view()->figure()->step(); }
    void goTo(const char *id) const
    {
        for (int number = 0; step().id != QLatin1String(id); ++number)
            show(number);
    }
};

} // namespace

void TestWalkPage::writesTheWholeWalk_data()
{
    QTest::addColumn<int>("paper");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("begin");
    QTest::addColumn<QByteArray>("within");
    QTest::newRow("handout") << int(WalkPaper::Handout) << "walk.pdf" << QByteArray("%PDF") << QByteArray("/Count 20");
    QTest::newRow("page") << int(WalkPaper::Page) << "walk.html" << QByteArray("<!DOCTYPE html>")
                          << QByteArray("\"languages\":[{");
    QTest::newRow("text") << int(WalkPaper::Text) << "walk.md" << QByteArray("# ") << QByteArray("\n## 19 ");
    QTest::newRow("worksheet") << int(WalkPaper::Worksheet) << "sheet.pdf" << QByteArray("%PDF")
                               << QByteArray("/Count 2");
}

void TestWalkPage::writesTheWholeWalk()
{
    QFETCH(const int, paper);
    QFETCH(const QString, name);
    QFETCH(const QByteArray, begin);
    QFETCH(const QByteArray, within);
    Walker walker;
    const QTemporaryDir folder;
    auto *files = walker.window.findChild<WalkExport *>();
    QSignalSpy told(files, &WalkExport::told);
    files->write(WalkPaper(paper), folder.filePath(name));
    QVERIFY(files->isRunning()); // beside the thread that answers the mouse
    QTRY_VERIFY_WITH_TIMEOUT(!files->isRunning(), 60'000);
    QCOMPARE(told.size(), 1);
    QVERIFY(told.first().first().toString().contains(name));
    QFile file(folder.filePath(name));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY2(bytes.startsWith(begin), bytes.left(60));
    QVERIFY(bytes.contains(within));
    QCOMPARE(walker.settings.exportFolder(), folder.path());
}

/// The window goes on in its own.
void TestWalkPage::thePageSpeaksBothLanguages()
{
    installTranslations(); // as the program does
    Walker walker;
    const QTemporaryDir folder;
    auto *files = walker.window.findChild<WalkExport *>();
    files->write(WalkPaper::Page, folder.filePath("walk.html"));
    QTRY_VERIFY_WITH_TIMEOUT(!files->isRunning(), 60'000);
    QFile file(folder.filePath("walk.html"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray page = file.readAll();
    const qsizetype from = page.indexOf("application/json\">") + 18;
    const QJsonObject data = QJsonDocument::fromJson(page.mid(from, page.indexOf("</script>", from) - from)).object();
    const QJsonArray languages = data["languages"].toArray(), strings = data["strings"].toArray();
    QCOMPARE(languages.size(), 2);
    QCOMPARE(languages[0]["code"].toString(), QString("en"));
    QCOMPARE(languages[1]["code"].toString(), QString("zh-CN"));
    const auto title = [&](int language, int step) {
        return strings[languages[language]["heads"][0]["steps"][step]["title"].toInt()].toString();
    };
    walker.goTo("softmax");
    QCOMPARE(title(0, walker.step().number), walker.step().title);
    QVERIFY2(title(1, walker.step().number).contains(QStringLiteral("权重")), qPrintable(title(1, 10)));
    QCOMPARE(languages[1]["heads"].toArray().size(), languages[0]["heads"].toArray().size());
}

void TestWalkPage::aFileThatFailsIsAnError()
{
    Walker walker;
    auto *files = walker.window.findChild<WalkExport *>();
    files->write(WalkPaper::Text, "/nowhere/at/all/walk.md");
    QTRY_VERIFY_WITH_TIMEOUT(walker.actionError()->isVisible(), 60'000);
    QVERIFY(walker.actionError()->message().contains("/nowhere/at/all"));
    QVERIFY(!files->isRunning());
}

void TestWalkPage::editCopiesFromTheStep()
{
    Walker walker;
    walker.goTo("softmax");
    walker.session.selection().pin({1, 2});
    QTRY_COMPARE(walker.step().cell->of.column, attn::Index(2));
    QCursor::setPos(walker.window.mapToGlobal(QPoint(2, 2)));
    QTest::keyClick(&walker.window, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QString::number(walker.step().cell->value, 'g', 9));
    QTest::keyClick(&walker.window, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!QGuiApplication::clipboard()->image().isNull());
}

void TestWalkPage::asidesStandBesideTheStep()
{
    Walker walker;
    walker.goTo("softmax");
    const auto *opened = walker.window.findChild<OpenedView *>();
    QVERIFY(opened->findChild<QFrame *>("aside-column"));
    QVERIFY(!opened->findChild<QFrame *>("aside-importance"));
    walker.goTo("context");
    QVERIFY(!opened->findChild<QFrame *>("aside-column"));
    QVERIFY(opened->findChild<QFrame *>("aside-importance"));
}

/// What is to be predicted is told nowhere else either.
void TestWalkPage::answersStayCovered()
{
    Walker walker;
    walker.find<QCheckBox>("predict")->setChecked(true);
    walker.goTo("softmax");
    const auto *opened = walker.window.findChild<OpenedView *>();
    QVERIFY(opened->trail().empty() && !opened->findChild<QFrame *>("aside-column"));
    QTest::keyClick(walker.walk()->view(), Qt::Key_1);
    QVERIFY(!walker.walk()->question()->isWaiting());
    QVERIFY(!opened->trail().empty() && opened->findChild<QFrame *>("aside-column"));
}

void TestWalkPage::movementsAreASetting()
{
    Walker walker;
    walker.goTo("scores");
    QTRY_VERIFY(!walker.walk()->view()->isMoving());
    walker.window.findChild<Preferences *>()->open();
    auto *movements = walker.find<QCheckBox>("animations");
    QVERIFY(movements->isChecked());
    walker.walk()->next();
    QTRY_VERIFY(walker.walk()->view()->isMoving());
    QTRY_VERIFY(!walker.walk()->view()->isMoving());
    movements->click();
    QVERIFY(!walker.settings.animations());
    walker.show(walker.walk()->step() + 1);
    QVERIFY(!walker.walk()->view()->isMoving());
    walker.settings.setAnimations(true);
}

/// On a laptop's screen, for every kind of attention: the rest of the page is the step's.
void TestWalkPage::controlsStandInOneLine()
{
    Walker walker;
    const QWidget *controls = walker.find<QWidget>("controls");
    for (const attn::AttentionPlace &place : walker.session.run()->model->places()) {
        walker.session.selection().setPlace(place);
        QTRY_COMPARE(walker.walk()->walk()->place().place, place);
        for (int step = 0; step < walker.walk()->stepCount(); ++step) {
            walker.show(step);
            QCOMPARE(controls->height(), walker.find<QPushButton>("next")->height());
        }
    }
    QTest::mouseClick(walker.find<QPushButton>("more"), Qt::LeftButton);
    QTRY_VERIFY(walker.find<QComboBox>("speed")->isVisible());
    QVERIFY(walker.find<QCheckBox>("shapes")->isVisible());
    QTest::keyClick(walker.find<QComboBox>("speed"), Qt::Key_Escape);
    QTRY_VERIFY(!walker.find<QComboBox>("speed")->isVisible());
}

void TestWalkPage::presentingIsLegible()
{
    Walker walker;
    walker.goTo("scores");
    const QFont rail = walker.walk()->rail()->font();
    QTest::keyClick(&walker.window, Qt::Key_F5);
    const auto style = [&] { return walker.walk()->view()->figure()->style(); };
    const auto least = [&] { return Presentation::kLeastType * walker.window.height(); };
    QTRY_VERIFY(style().leastPixels >= least());
    QVERIFY(QFontInfo(walker.walk()->rail()->font()).pixelSize() >= least());
    QVERIFY(QFontInfo(walker.find<QPushButton>("next")->font()).pixelSize() >= least());
    QVERIFY(QFontInfo(walker.find<QCheckBox>("predict")->font()).pixelSize() >= least());
    QVERIFY(!walker.find<QPushButton>("more")->isVisible());
    const QSize size = walker.walk()->view()->size();
    for (int step = 0; step < walker.walk()->stepCount(); ++step) {
        walker.show(step);
        TextRecorder recorder(size);
        QPainter painter(&recorder);
        const auto figure = makeFigure(walker.walk()->seen(), walker.walk()->source(), mathFont(), style());
        figure->paint(painter, QRectF(QPointF(), size));
        QVERIFY(!recorder.texts().isEmpty());
        for (const PaintedText &text : recorder.texts())
            QVERIFY2(text.text.isEmpty() || text.pixelSize >= least(), qPrintable(text.text)); // formulas have scripts
        const auto title = std::ranges::find(recorder.texts(), figure->caption(), &PaintedText::text);
        QVERIFY(title != recorder.texts().end());
        QVERIFY2(title->pixelSize > 1.2 * least(), qPrintable(title->text));
    }
    QTest::keyClick(&walker.window, Qt::Key_Escape);
    QTRY_COMPARE(style().leastPixels, 1.0);
    QCOMPARE(walker.walk()->rail()->font(), rail);
    QVERIFY(walker.find<QPushButton>("more")->isVisible());
}

QTEST_MAIN(TestWalkPage)
#include "tst_walk_page.moc"
