// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAccessible>
#include <QCheckBox>

#include "figures/head_texts.h"
#include "figures/labels.h"
#include "support/session_fixture.h"
#include "support/walk_reader.h"
#include "views/head_sentence.h"
#include "views/heat_map_view.h"
#include "views/lines_view.h"
#include "views/model_view.h"
#include "views/qkv_view.h"

using namespace lab;
using namespace lab::test;

/// What a screen reader is told of the figures.
class TestAccessibleTables : public QObject {
    Q_OBJECT
private slots:
    void isATableWithHeaders();
    void cellsTellTheirWeights();
    void theChosenCellHasTheFocus();
    void aCellCanBePressed();
    void followsTheSession();
    void allHeadsAreATableOfMeasures();
    void arrowKeysTellTheHead();
    void queriesKeysAndValuesAreOneTable();
    void arrowKeysGoThroughQueriesKeysAndValues();
    void linesAreTheWeights();
    void aTokenOfTheLinesTellsItsLargestWeight();
    void aStepsMatricesAreTables();
    void anotherStepHasOtherTables();
    void aCellOfAStepCanBePressed();
    void arrowKeysTellTheStepsCell();
    void whatIsCoveredIsNotRead();
};

namespace {

template <class View>
struct DeskOf {
    DeskOf()
    {
        view.setSession(&session);
        view.resize(600, 500);
        view.show();
        if (!QTest::qWaitForWindowActive(&view))
            qFatal("the view does not show");
        view.setFocus();
        if (!QTest::qWaitFor([this] { return view.figure() != nullptr; }))
            qFatal("the view has no figure");
    }
    QAccessibleInterface *object() { return QAccessible::queryAccessibleInterface(&view); }
    QAccessibleTableInterface *table() { return object()->tableInterface(); }
    QString text(int row, int col) { return table()->cellAt(row, col)->text(QAccessible::Name); }

    TinySession session;
    View view;
};
using Desk = DeskOf<HeatMapView>;

QString exact(float number)
{
    return QString::number(static_cast<double>(number), 'g', 9);
}

} // namespace

void TestAccessibleTables::isATableWithHeaders()
{
    Desk desk;
    QCOMPARE(desk.object()->role(), QAccessible::Table);
    QAccessibleTableInterface *table = desk.table();
    QVERIFY(table);
    const attn::LayerTrace &layer = *desk.session.layer();
    QCOMPARE(table->rowCount(), static_cast<int>(layer.weights.shape().at(1)));
    QCOMPARE(table->columnCount(), static_cast<int>(layer.weights.shape().at(2)));
    QCOMPARE(table->columnDescription(1), QStringLiteral("cat"));
    const QList<QAccessibleInterface *> headers = table->cellAt(0, 1)->tableCellInterface()->columnHeaderCells();
    QCOMPARE(headers.size(), 1);
    QCOMPARE(headers.first()->text(QAccessible::Name), QStringLiteral("cat"));
    QCOMPARE(headers.first()->role(), QAccessible::ColumnHeader);
    const QAccessibleInterface *row = table->cellAt(2, 1)->tableCellInterface()->rowHeaderCells().first();
    QCOMPARE(row->text(QAccessible::Name), table->rowDescription(2));
    QVERIFY(row->text(QAccessible::Name).contains(QStringLiteral("▸"))); // fed ▸ produced
    QVERIFY(!table->cellAt(table->rowCount(), 0));
}

void TestAccessibleTables::cellsTellTheirWeights()
{
    Desk desk;
    QAccessibleInterface *cell = desk.table()->cellAt(1, 2);
    const float weight = desk.session.layer()->weights.head(0)(1, 2);
    QCOMPARE(cell->text(QAccessible::Name), exact(weight));
    QVERIFY(cell->text(QAccessible::Description).contains(cell->text(QAccessible::Name)));
    QCOMPARE(cell->tableCellInterface()->rowIndex(), 1);
    QCOMPARE(cell->tableCellInterface()->columnIndex(), 2);
    QCOMPARE(cell->parent(), desk.object());
    const int index = desk.object()->indexOfChild(cell);
    QCOMPARE(desk.object()->child(index), cell);
    const QPoint middle = cell->rect().center();
    QCOMPARE(desk.object()->childAt(middle.x(), middle.y()), cell);
}

void TestAccessibleTables::theChosenCellHasTheFocus()
{
    Desk desk;
    QVERIFY(!desk.object()->focusChild());
    desk.session.selection().pin({1, 1});
    QTest::keyClick(&desk.view, Qt::Key_Right);
    QAccessibleInterface *cell = desk.table()->cellAt(1, 2);
    QCOMPARE(desk.object()->focusChild(), cell);
    QVERIFY(cell->state().focused);
    QVERIFY(cell->state().selected);
    QVERIFY(!desk.table()->cellAt(1, 1)->state().selected);
    QCOMPARE(desk.table()->selectedCells(), QList{cell});
}

void TestAccessibleTables::aCellCanBePressed()
{
    Desk desk;
    QAccessibleActionInterface *action = desk.table()->cellAt(2, 3)->actionInterface();
    QVERIFY(action->actionNames().contains(QAccessibleActionInterface::pressAction()));
    action->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(desk.session.selection().pinned(), (Cell{2, 3}));
}

void TestAccessibleTables::followsTheSession()
{
    Desk desk;
    QSignalSpy ran(&desk.session, &Session::runChanged);
    desk.session.setText(QStringLiteral("cat"));
    QVERIFY(ran.wait());
    QCOMPARE(desk.table()->columnCount(), 1);
    QVERIFY(!desk.table()->cellAt(0, 2));
    QCOMPARE(desk.table()->columnDescription(0), QStringLiteral("cat"));
}

void TestAccessibleTables::allHeadsAreATableOfMeasures()
{
    DeskOf<ModelView> desk;
    QCOMPARE(desk.object()->role(), QAccessible::Table);
    QCOMPARE(desk.object()->text(QAccessible::Name), QStringLiteral("All heads"));
    int row = 0;
    for (const HeadGroup &group : headGroups(*desk.session.overview(), {}))
        for (const HeadSummary *head : group.heads) {
            QVERIFY(desk.table()->rowDescription(row).startsWith(fullHeadName(*head)));
            const QString entropy = exactMeasure(HeadMeasure::Entropy, head->measures);
            QCOMPARE(desk.text(row, 0), entropy);
            QVERIFY(desk.table()->cellAt(row, 0)->text(QAccessible::Description).contains(entropy));
            const QString badge = head->badge ? traitName(head->badge->trait) : QStringLiteral("–");
            QCOMPARE(desk.text(row, 5), badge);
            QVERIFY(desk.table()->cellAt(row, 5)->text(QAccessible::Description).endsWith(badgeSentence(*head)));
            ++row;
        }
    QCOMPARE(desk.table()->rowCount(), row);
    QCOMPARE(desk.table()->columnCount(), 6);
    QCOMPARE(desk.table()->columnDescription(0), measureName(HeadMeasure::Entropy));
}

void TestAccessibleTables::arrowKeysTellTheHead()
{
    DeskOf<ModelView> desk;
    QTest::keyClick(&desk.view, Qt::Key_Home);
    QCOMPARE(desk.object()->focusChild(), desk.table()->cellAt(0, 0));
    QTest::keyClick(&desk.view, Qt::Key_Right);
    QCOMPARE(desk.object()->focusChild(), desk.table()->cellAt(1, 0));
    desk.table()->cellAt(2, 3)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QVERIFY(desk.table()->cellAt(2, 0)->state().selected);
}

void TestAccessibleTables::queriesKeysAndValuesAreOneTable()
{
    DeskOf<QkvView> desk;
    const attn::LayerTrace &layer = *desk.session.layer();
    const auto queries = static_cast<int>(layer.q.shape().at(1)), keys = static_cast<int>(layer.k.shape().at(1));
    QCOMPARE(desk.table()->rowCount(), queries + 2 * keys);
    QCOMPARE(desk.table()->columnCount(), static_cast<int>(layer.q.shape().at(2)));
    QCOMPARE(desk.table()->columnDescription(2), QStringLiteral("component 3"));
    QVERIFY(desk.table()->rowDescription(0).startsWith(QStringLiteral("Query 1 (")));
    QCOMPARE(desk.table()->rowDescription(queries + 1), QStringLiteral("Key 2 (cat)"));
    QCOMPARE(desk.table()->rowDescription(queries + keys), QStringLiteral("Value 1 (the)"));
    QCOMPARE(desk.text(queries - 1, 1), exactText(layer.q.head(0)(queries - 1, 1)));
    QCOMPARE(desk.text(queries + 1, 0), exactText(layer.k.head(0)(1, 0)));
    QCOMPARE(desk.text(queries + 2 * keys - 1, 3), exactText(layer.v.head(0)(keys - 1, 3)));
    int negative = 0; // with the sign that is shown
    for (int col = 0; col < desk.table()->columnCount(); ++col)
        negative += desk.text(0, col).startsWith(QChar(0x2212));
    QVERIFY(negative > 0);
    QVERIFY(!desk.table()->cellAt(queries + 2 * keys, 0));
    QAccessibleInterface *cell = desk.table()->cellAt(queries + 1, 2);
    const QPoint middle = cell->rect().center();
    QCOMPARE(desk.object()->childAt(middle.x(), middle.y()), cell);
}

void TestAccessibleTables::arrowKeysGoThroughQueriesKeysAndValues()
{
    DeskOf<QkvView> desk;
    const auto queries = static_cast<int>(desk.session.layer()->q.shape().at(1));
    QTest::keyClick(&desk.view, Qt::Key_Down); // the first one starts
    QCOMPARE(desk.session.selection().pinned(), (Cell{0, {}}));
    QCOMPARE(desk.object()->focusChild(), desk.table()->cellAt(0, 0));
    const QImage before = desk.view.grab().toImage();
    QTest::keyClick(&desk.view, Qt::Key_Right);
    QCOMPARE(desk.view.valueText(), exact(desk.session.layer()->q.head(0)(0, 1)));
    QVERIFY(desk.view.grab().toImage() != before);
    for (int i = 0; i < queries + 1; ++i)
        QTest::keyClick(&desk.view, Qt::Key_Down);
    QCOMPARE(desk.session.selection().pinned(), (Cell{queries - 1, 1}));
    QCOMPARE(desk.view.valueText(), exact(desk.session.layer()->k.head(0)(1, 1)));
    desk.session.selection().clearPin();
    QVERIFY(!desk.object()->focusChild());
}

void TestAccessibleTables::linesAreTheWeights()
{
    DeskOf<LinesView> desk;
    const attn::ConstMatrixView weights = desk.session.layer()->weights.head(0);
    QCOMPARE(desk.table()->rowCount(), static_cast<int>(weights.rows));
    QCOMPARE(desk.table()->columnCount(), static_cast<int>(weights.cols));
    QCOMPARE(desk.table()->columnDescription(1), QStringLiteral("cat"));
    QCOMPARE(desk.text(2, 3), exact(weights(2, 3)));
    desk.table()->cellAt(2, 3)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(desk.session.selection().pinned(), (Cell{2, 3}));
    QCOMPARE(desk.object()->focusChild(), desk.table()->cellAt(2, 3));
}

void TestAccessibleTables::aTokenOfTheLinesTellsItsLargestWeight()
{
    DeskOf<LinesView> desk;
    const attn::ConstMatrixView weights = desk.session.layer()->weights.head(0);
    desk.session.selection().pin({1, {}});
    const std::span<const float> row = weights.row(1);
    const auto largest = static_cast<int>(std::ranges::max_element(row) - row.begin());
    QCOMPARE(desk.object()->focusChild(), desk.table()->cellAt(1, largest));
    QTest::keyClick(&desk.view, Qt::Key_Down);
    QCOMPARE(desk.session.selection().pinned(), (Cell{2, {}}));
    QCOMPARE(desk.view.chosenCell()->row, 2);
}

namespace {

/// What a screen reader is told of the walkthrough.
struct Listener : Reader {
    explicit Listener(const char *step) { goTo(step); }
    QAccessibleInterface *object() { return QAccessible::queryAccessibleInterface(view.view()); }
    QAccessibleInterface *named(const QString &title)
    {
        for (int k = 0; k < object()->childCount(); ++k)
            if (object()->child(k)->text(QAccessible::Name).startsWith(title))
                return object()->child(k);
        return nullptr;
    }
    QAccessibleTableInterface *table(const QString &title) { return named(title)->tableInterface(); }
};

} // namespace

void TestAccessibleTables::aStepsMatricesAreTables()
{
    Listener page("scores");
    QCOMPARE(page.object()->role(), QAccessible::Grouping);
    QCOMPARE(page.object()->childCount(), page.figure().tableCount());
    QCOMPARE(page.object()->childCount(), 3); // Q, K and S
    QAccessibleInterface *scores = page.named("scores, unscaled");
    QVERIFY(scores);
    QCOMPARE(scores->role(), QAccessible::Table);
    const attn::ConstMatrixView values = page.figure().table("S")->matrix().values;
    QAccessibleTableInterface *table = scores->tableInterface();
    QCOMPARE(table->rowCount(), static_cast<int>(values.rows));
    QCOMPARE(table->columnCount(), static_cast<int>(values.cols));
    QCOMPARE(table->columnDescription(1), QStringLiteral("cat"));
    QVERIFY(table->rowDescription(2).contains(QStringLiteral("▸"))); // fed ▸ produced
    QAccessibleInterface *cell = table->cellAt(1, 2);
    QCOMPARE(cell->text(QAccessible::Name), exact(values(1, 2)));
    QVERIFY(cell->text(QAccessible::Description).contains(QStringLiteral("score")));
    QVERIFY(cell->text(QAccessible::Description).endsWith(exact(values(1, 2))));
    QCOMPARE(cell->parent(), scores);
    QCOMPARE(scores->parent(), page.object());
    const QPoint middle = cell->rect().center();
    QCOMPARE(page.object()->childAt(middle.x(), middle.y()), scores);
    QCOMPARE(scores->childAt(middle.x(), middle.y()), cell);
    QCOMPARE(page.table("queries")->columnDescription(0), QStringLiteral("column 1"));
}

void TestAccessibleTables::anotherStepHasOtherTables()
{
    Listener page("scores");
    QVERIFY(page.named("keys"));
    page.goTo("softmax");
    QVERIFY(!page.named("keys"));
    QCOMPARE(page.object()->childCount(), page.figure().tableCount());
    for (int k = 0; k < page.object()->childCount(); ++k) {
        const MatrixTable &shown = page.figure().tableAt(k);
        QAccessibleTableInterface *table = page.object()->child(k)->tableInterface();
        QCOMPARE(table->cellAt(2, 0)->text(QAccessible::Name), exactText(shown.matrix().values(2, 0)));
    }
}

void TestAccessibleTables::aCellOfAStepCanBePressed()
{
    Listener page("scores");
    QSignalSpy opened(&page.view, &WalkView::opened);
    page.table("scores, unscaled")
        ->cellAt(2, 3)
        ->actionInterface()
        ->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(page.session.selection().pinned(), (Cell{2, 3}));
    QVERIFY(page.waitForCell(2, 3));
    QVERIFY(!opened.isEmpty());
    QVERIFY(page.table("scores, unscaled")->cellAt(2, 3)->state().selected);
}

void TestAccessibleTables::arrowKeysTellTheStepsCell()
{
    Listener page("scores");
    page.view.view()->setFocus();
    page.session.selection().pin({1, 1});
    QVERIFY(page.waitForCell(1, 1));
    QTest::keyClick(page.view.view(), Qt::Key_Right);
    QVERIFY(page.waitForCell(1, 2));
    QCOMPARE(page.object()->focusChild(), page.table("scores, unscaled")->cellAt(1, 2));
    QCOMPARE(page.table("scores, unscaled")->selectedCells().size(), 1);
    QVERIFY(page.table("keys")->selectedCells().isEmpty());
}

void TestAccessibleTables::whatIsCoveredIsNotRead()
{
    Listener page("why");
    page.find<QCheckBox>("predict")->setChecked(true);
    page.goTo("scores");
    QVERIFY(page.figure().isCovered());
    QVERIFY(page.table("queries")->rowCount() > 0);
    QCOMPARE(page.table("scores, unscaled")->rowCount(), 0);
    QVERIFY(!page.table("scores, unscaled")->cellAt(0, 0));
    QVERIFY(!page.object()->focusChild());
    QTest::keyClick(page.view.view(), Qt::Key_1);
    QVERIFY(page.table("scores, unscaled")->rowCount() > 0);
}

QTEST_MAIN(TestAccessibleTables)
#include "tst_accessible_tables.moc"
