// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QComboBox>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QStackedWidget>
#include <QTemporaryDir>

#include "support/desk.h"
#include "support/two_sources.h"
#include "views/sample_list.h"
#include "views/token_chips.h"

using namespace lab;
using namespace lab::test;

class TestWindowInput : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { QSettings().clear(); }
    void typingChangesThePicture();
    void aBurstOfKeysEndsOnTheLastText();
    void bracketsAreTypedInTheSentence();
    void emptyTextIsADesignedState();
    void theLastPictureIsSeenWhereATextFailsAfterNone();
    void strangeTextIsShown_data();
    void strangeTextIsShown();
    void longTextCanBeCut();
    void theTargetCanBeTyped();
    void theTextTurnsTheDirection();
    void aSampleIsChosen();
    void textAndFoldersCanBeDropped();
};

void TestWindowInput::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("attention-lab"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_window_input"));
}

void TestWindowInput::typingChangesThePicture()
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

void TestWindowInput::aBurstOfKeysEndsOnTheLastText()
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

void TestWindowInput::bracketsAreTypedInTheSentence()
{
    Desk desk;
    desk.text()->setFocus();
    QTest::keyClicks(desk.text(), QStringLiteral("[]"));
    QCOMPARE(attn::value(desk.session.selection().head()), attn::Index{0});
    QVERIFY(desk.text()->toPlainText().endsWith(QStringLiteral("[]")) ||
            desk.text()->toPlainText().startsWith(QStringLiteral("[]")));
}

void TestWindowInput::emptyTextIsADesignedState()
{
    Desk desk;
    desk.text()->selectAll();
    QTest::keyClick(desk.text(), Qt::Key_Delete);
    QCOMPARE(desk.find<QStackedWidget>("stack")->currentWidget()->objectName(), QStringLiteral("emptyPage"));
    QVERIFY(desk.experimentError()->isHidden());
    QTest::keyClicks(desk.text(), QStringLiteral("the cat"));
    QTRY_COMPARE(desk.find<QStackedWidget>("stack")->currentWidget()->objectName(), QStringLiteral("pages"));
}

void TestWindowInput::theLastPictureIsSeenWhereATextFailsAfterNone()
{
    Desk desk;
    desk.session.setText(QString());
    QVERIFY(!desk.window.heatMap()->isVisible());
    desk.session.setText(QStringLiteral("cat ").repeated(100));
    QTRY_VERIFY(desk.experimentError()->isVisible());
    QVERIFY(desk.window.heatMap()->isVisible());
}

void TestWindowInput::strangeTextIsShown_data()
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

void TestWindowInput::strangeTextIsShown()
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

void TestWindowInput::longTextCanBeCut()
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

void TestWindowInput::theTargetCanBeTyped()
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

void TestWindowInput::theTextTurnsTheDirection()
{
    const QTemporaryDir folder;
    Desk desk;
    desk.session.setModel(support::writeModelOfTwoSources(folder.path()));
    auto *language = desk.find<QComboBox>("language");
    const auto canBeChosen = [&](const char *code) {
        const int index = language->findData(QLatin1String(code));
        return bool(language->model()->flags(language->model()->index(index, 0)) & Qt::ItemIsEnabled);
    };
    QTRY_VERIFY(!canBeChosen("zh"));
    QVERIFY(canBeChosen("fr"));
    QCOMPARE(language->currentText(), QStringLiteral("French"));

    desk.text()->setPlainText(QStringLiteral("猫狗"));
    QTRY_COMPARE(language->currentText(), QStringLiteral("Chinese"));
    QVERIFY(!canBeChosen("fr"));
    QCOMPARE(desk.find<TokenChips>("source")->chips().size(), 2);
    QVERIFY(desk.experimentError()->isHidden());

    desk.text()->setPlainText(QStringLiteral("the cat"));
    QTRY_COMPARE(language->currentText(), QStringLiteral("French"));
}

void TestWindowInput::aSampleIsChosen()
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

void TestWindowInput::textAndFoldersCanBeDropped()
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

QTEST_MAIN(TestWindowInput)
#include "tst_window_input.moc"
