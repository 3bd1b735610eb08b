// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMimeData>
#include <QRegularExpression>
#include <QTest>
#include <QTimer>

#include "support/walk_reader.h"

using namespace lab;
using namespace lab::test;

/// What a step's menu and keys copy.
class TestStepCopying : public QObject {
    Q_OBJECT
private slots:
    void theMenuCopies_data();
    void theMenuCopies();
    void copyingTakesTheChosenNumber();
};

void TestStepCopying::theMenuCopies_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("text"); // empty: an image
    QTest::newRow("number") << "Copy number "
                            << "[-0-9.e]+";
    QTest::newRow("table") << "Copy table as CSV"
                           << "(,[^\n]*\n)([^\n]+\n)+";
    QTest::newRow("formula") << "Copy formula as LaTeX"
                             << R"(.*K_.*\\top.*)";
    QTest::newRow("formula's image") << "Copy formula as image"
                                     << "";
    QTest::newRow("numbers") << "Copy numbers as LaTeX"
                             << R"(s_.*\\cdot.*)";
    QTest::newRow("numbers' image") << "Copy numbers as image"
                                    << "";
    QTest::newRow("picture") << "Copy picture"
                             << "";
}

void TestStepCopying::theMenuCopies()
{
    QFETCH(const QString, action);
    QFETCH(const QString, text);
    Reader page;
    page.goTo("scores");
    QGuiApplication::clipboard()->clear();
    QTimer::singleShot(0, this, [&] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        for (QAction *entry : menu->actions())
            if (entry->text().startsWith(action))
                entry->trigger();
        menu->close();
    });
    const QPoint at = page.cell("S", 1, 2);
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, page.view.view()->mapToGlobal(at));
    QApplication::sendEvent(page.view.view(), &event);
    const QMimeData *copied = QGuiApplication::clipboard()->mimeData();
    QCOMPARE(copied->hasImage(), text.isEmpty());
    if (!text.isEmpty())
        QVERIFY2(QRegularExpression(QRegularExpression::anchoredPattern(text)).match(copied->text()).hasMatch(),
                 qPrintable(copied->text()));
    if (action == "Copy number ") {
        const float score = page.figure().table("S")->matrix().values(1, 2);
        QCOMPARE(copied->text(), QString::number(double(score), 'g', 9));
    }
    if (action.contains("CSV")) {
        const QStringList lines = copied->text().split('\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), page.figure().table("S")->rows() + 1);
        QVERIFY(lines.at(0).contains("cat"));
        QCOMPARE(lines.at(2).section(',', 3, 3),
                 QString::number(double(page.figure().table("S")->matrix().values(1, 2)), 'g', 9));
    }
}

void TestStepCopying::copyingTakesTheChosenNumber()
{
    Reader page;
    page.goTo("softmax");
    page.session.selection().pin({1, 2});
    QVERIFY(page.waitForCell(1, 2));
    QCursor::setPos(page.view.view()->mapToGlobal(QPoint(-50, -50)));
    page.view.view()->copyNumber();
    QCOMPARE(QGuiApplication::clipboard()->text(), QString::number(page.figure().step().cell->value, 'g', 9));
    page.view.view()->copyPicture();
    QVERIFY(QGuiApplication::clipboard()->mimeData()->hasImage());
}

QTEST_MAIN(TestStepCopying)
#include "tst_step_copying.moc"
