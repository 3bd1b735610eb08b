// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "views/choice_strip.h"
#include "views/error_bar.h"
#include "views/flow_layout.h"
#include "views/operand_list.h"
#include "views/progress_line.h"
#include "views/sentence_edit.h"
#include "views/softmax_table.h"
#include "views/token_chips.h"

using namespace lab;

namespace {

QList<TokenChip::Content> words(int count)
{
    QList<TokenChip::Content> tokens;
    for (int i = 0; i < count; ++i)
        tokens.append({QStringLiteral("word%1").arg(i), false, false});
    return tokens;
}

std::vector<KeyShare> shares(int count)
{
    std::vector<KeyShare> row;
    for (int j = 0; j < count; ++j)
        row.push_back({j, false, 1.0f, 0.0f, 1.0f, 1.0f / static_cast<float>(j + 2)});
    return row;
}

QStringList names(int count)
{
    QStringList list;
    for (int j = 0; j < count; ++j)
        list << QStringLiteral("key%1").arg(j);
    return list;
}

} // namespace

class TestSmallViews : public QObject {
    Q_OBJECT
private slots:
    void chipsWrap();
    void chipsTellWhatTheyAre();
    void chipsPreviewAndChoose();
    void aLongerTextReusesChips();
    void choicesFoldIntoAList();
    void onlyThePersonChooses();
    void theErrorBarStaysUntilDismissed();
    void theErrorBarOffersItsRemedy();
    void progressIsPatient();
    void operandsStandClearOfOneAnother_data();
    void operandsStandClearOfOneAnother();
    void theSentenceGrowsAndTakesText();
    void endlessWordsWrapAnywhere();
    void longRowsShowTheLargestShares();
    void sharesCanBeChosen();
};

void TestSmallViews::chipsWrap()
{
    TokenChips chips;
    chips.setTokens(words(20));
    QVERIFY(chips.heightForWidth(300) > chips.heightForWidth(600));
    chips.resize(600, chips.heightForWidth(600));
    chips.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chips));
    for (const TokenChip *chip : chips.chips())
        QVERIFY(chips.viewport()->rect().contains(chip->geometry()));
    const int most = chips.heightForWidth(200);
    chips.setTokens(words(200));
    QCOMPARE(chips.heightForWidth(200), most); // scrolls from here on
    QVERIFY(most < 240);
}

void TestSmallViews::chipsTellWhatTheyAre()
{
    TokenChips chips;
    chips.setTokens({{QStringLiteral("red"), false, false}, {QStringLiteral("zebra"), false, true}});
    chips.setMarked(0, 1);
    QCOMPARE(chips.chips().at(0)->accessibleName(), QStringLiteral("red, position 1, chosen query"));
    QCOMPARE(chips.chips().at(1)->accessibleName(),
             QStringLiteral("zebra, position 2, unknown to the model, chosen key"));
}

void TestSmallViews::chipsPreviewAndChoose()
{
    TokenChips chips;
    chips.setTokens(words(3));
    chips.resize(400, 40);
    chips.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chips));
    QSignalSpy hovered(&chips, &TokenChips::hovered);
    QSignalSpy clicked(&chips, &TokenChips::clicked);
    QEnterEvent enter({4, 4}, {4, 4}, {4, 4});
    QCoreApplication::sendEvent(chips.chips().at(1), &enter);
    QCOMPARE(hovered.last().first().toInt(), 1);
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(chips.chips().at(1), &leave);
    QCOMPARE(hovered.last().first().toInt(), -1);
    QTest::mouseClick(chips.chips().at(2), Qt::LeftButton);
    QCOMPARE(clicked.last().first().toInt(), 2);
    QTest::keyClick(chips.chips().at(0), Qt::Key_Space);
    QCOMPARE(clicked.last().first().toInt(), 0);
}

void TestSmallViews::aLongerTextReusesChips()
{
    TokenChips chips;
    chips.setTokens(words(3));
    const TokenChip *first = chips.chips().first();
    chips.setTokens(words(5));
    QCOMPARE(chips.chips().first(), first);
    chips.setTokens(words(2));
    QCOMPARE(chips.chips().size(), 2);
    QCOMPARE(chips.findChildren<TokenChip *>().size(), 5);
}

void TestSmallViews::choicesFoldIntoAList()
{
    ChoiceStrip strip;
    strip.setName(QStringLiteral("Head"));
    strip.setChoices({{QStringLiteral("0"), {}}, {QStringLiteral("1"), {}}});
    strip.show();
    QVERIFY(!strip.findChild<QComboBox *>()->isVisible());
    QCOMPARE(strip.findChildren<QToolButton *>().first()->accessibleName(), QStringLiteral("Head: 0"));
    strip.setCompact(true);
    QVERIFY(strip.findChild<QComboBox *>()->isVisible());
    QVERIFY(!strip.findChildren<QToolButton *>().first()->isVisible());
    strip.setCompact(false);
    QList<ChoiceStrip::Choice> many;
    for (int i = 0; i < 12; ++i)
        many.append({QString::number(i), {}});
    strip.setChoices(many);
    QVERIFY(strip.findChild<QComboBox *>()->isVisible());
}

void TestSmallViews::onlyThePersonChooses()
{
    ChoiceStrip strip;
    strip.setChoices({{QStringLiteral("0"), {}}, {QStringLiteral("1"), {}}});
    strip.show();
    QSignalSpy chosen(&strip, &ChoiceStrip::chosen);
    strip.setCurrent(1);
    QCOMPARE(chosen.count(), 0);
    QTest::mouseClick(strip.findChildren<QToolButton *>().first(), Qt::LeftButton);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(strip.current(), 0);
}

void TestSmallViews::theErrorBarStaysUntilDismissed()
{
    ErrorBar bar;
    QVERIFY(bar.isHidden());
    bar.showProblem({QStringLiteral("the header is broken"), QStringLiteral("model.safetensors, byte 8"),
                     QStringLiteral("copy the file again")});
    QVERIFY(!bar.isHidden());
    QCOMPARE(bar.message(), QStringLiteral("The header is broken. model.safetensors, byte 8  ·  Copy the file again."));
    for (QPushButton *button : bar.findChildren<QPushButton *>()) {
        if (!button->isHidden())
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QVERIFY(bar.isHidden());
}

void TestSmallViews::theErrorBarOffersItsRemedy()
{
    ErrorBar bar;
    QSignalSpy action(&bar, &ErrorBar::actionChosen);
    bar.showProblem({QStringLiteral("too long"), {}, QStringLiteral("cut it")}, QStringLiteral("Cut"));
    for (QPushButton *button : bar.findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("Cut"))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(action.count(), 1);
}

void TestSmallViews::progressIsPatient()
{
    ProgressLine line;
    line.setBusy(true);
    QVERIFY(!line.isSeen());
    QTRY_VERIFY(line.isSeen());
    line.setProgress(0.5);
    QCOMPARE(line.accessibleDescription(), QStringLiteral("50 %"));
    line.setBusy(false);
    QVERIFY(!line.isSeen());
}

void TestSmallViews::operandsStandClearOfOneAnother_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {230, 254, 400})
        QTest::addRow("%d pixels", width) << width;
}

/// A long number takes digits from itself and a bit of size from its symbol, never the symbol's place.
void TestSmallViews::operandsStandClearOfOneAnother()
{
    QFETCH(const int, width);
    Unfolding sum;
    sum.rule = Rule::Products;
    for (const double value : {1.44901, -0.00653839, 2.03525e-8, -7.52497e29, 0.0, -0.5})
        for (const char *symbol : {"x_{3,12}", "W^Q_{12,1}"})
            sum.operands.push_back({{}, value, QLatin1String(symbol)});
    OperandList list;
    list.setUnfolding(sum);
    list.resize(width, list.sizeHint().height());
    for (int operand = 0; operand < static_cast<int>(sum.operands.size()); ++operand) {
        const QRectF symbol = list.symbolRect(operand), value = list.valueRect(operand);
        QVERIFY(symbol.width() > 8);
        QVERIFY2(symbol.right() < value.left(), qPrintable(QString::number(sum.operands[operand].value)));
        QVERIFY(QRectF(list.operandRect(operand)).contains(value));
    }
}

void TestSmallViews::theSentenceGrowsAndTakesText()
{
    SentenceEdit edit;
    edit.resize(200, 60);
    edit.show();
    const int low = edit.sizeHint().height();
    edit.setText(QStringLiteral("a\nb\nc\nd"));
    QVERIFY(edit.sizeHint().height() > low);
    edit.setText(QStringLiteral("the red car"));
    QCOMPARE(edit.sizeHint().height(), low);
    edit.undo();
    QCOMPARE(edit.toPlainText(), QStringLiteral("a\nb\nc\nd"));
    QTest::keyClicks(&edit, QStringLiteral("[x]"));
    QVERIFY(edit.toPlainText().contains(QStringLiteral("[x]")));
}

/// Looking for the end of an endless word costs its length for each of its lines.
void TestSmallViews::endlessWordsWrapAnywhere()
{
    SentenceEdit edit;
    edit.setText(QStringLiteral("the red car "));
    QCOMPARE(edit.wordWrapMode(), QTextOption::WrapAtWordBoundaryOrAnywhere);
    edit.textCursor().insertText(QString(100'000, u'x'));
    QCOMPARE(edit.wordWrapMode(), QTextOption::WrapAnywhere);
    edit.setText(QStringLiteral("the cat ").repeated(12'500));
    QCOMPARE(edit.wordWrapMode(), QTextOption::WrapAtWordBoundaryOrAnywhere);
}

void TestSmallViews::longRowsShowTheLargestShares()
{
    SoftmaxTable table;
    table.setRow(shares(40), names(40), 39);
    QVERIFY(table.isLong());
    const int few = table.sizeHint().height();
    QVERIFY(table.accessibleDescription().contains(QStringLiteral("key0 ")));
    QVERIFY(table.accessibleDescription().contains(QStringLiteral("key39 "))); // the chosen one, however small
    QVERIFY(!table.accessibleDescription().contains(QStringLiteral("key30 ")));
    table.setExpanded(true);
    QVERIFY(table.sizeHint().height() > few);
    QVERIFY(table.accessibleDescription().contains(QStringLiteral("key30 ")));
}

void TestSmallViews::sharesCanBeChosen()
{
    SoftmaxTable table;
    table.setRow(shares(4), names(4), 1);
    table.resize(table.sizeHint());
    table.show();
    QSignalSpy clicked(&table, &SoftmaxTable::clicked);
    const int row = table.height() / 5;
    QTest::mouseClick(&table, Qt::LeftButton, {}, {20, row * 3 + row / 2});
    QCOMPARE(clicked.last().first().toInt(), 2);
    QTest::mouseClick(&table, Qt::LeftButton, {}, {20, row / 2}); // the titles
    QCOMPARE(clicked.count(), 1);
}

QTEST_MAIN(TestSmallViews)
#include "tst_small_views.moc"
