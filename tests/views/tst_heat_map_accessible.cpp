// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAccessible>

#include "support/session_fixture.h"
#include "views/heat_map_view.h"

using namespace lab;
using namespace lab::test;

/// What a screen reader is told of a heat map.
class TestHeatMapAccessible : public QObject {
    Q_OBJECT
private slots:
    void isATableWithHeaders();
    void cellsTellTheirWeights();
    void theChosenCellHasTheFocus();
    void aCellCanBePressed();
    void followsTheSession();
};

namespace {

struct Desk {
    Desk()
    {
        view.setSession(&session);
        view.resize(600, 500);
        view.show();
        if (!QTest::qWaitForWindowActive(&view))
            qFatal("the view does not show");
        view.setFocus();
    }
    QAccessibleInterface *object() { return QAccessible::queryAccessibleInterface(&view); }
    QAccessibleTableInterface *table() { return object()->tableInterface(); }

    TinySession session;
    HeatMapView view;
};

} // namespace

void TestHeatMapAccessible::isATableWithHeaders()
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

void TestHeatMapAccessible::cellsTellTheirWeights()
{
    Desk desk;
    QAccessibleInterface *cell = desk.table()->cellAt(1, 2);
    const float weight = desk.session.layer()->weights.head(0)(1, 2);
    QCOMPARE(cell->text(QAccessible::Name), QString::number(static_cast<double>(weight), 'g', 9));
    QVERIFY(cell->text(QAccessible::Description).contains(cell->text(QAccessible::Name)));
    QCOMPARE(cell->tableCellInterface()->rowIndex(), 1);
    QCOMPARE(cell->tableCellInterface()->columnIndex(), 2);
    QCOMPARE(cell->parent(), desk.object());
    const int index = desk.object()->indexOfChild(cell);
    QCOMPARE(desk.object()->child(index), cell);
    const QPoint middle = cell->rect().center();
    QCOMPARE(desk.object()->childAt(middle.x(), middle.y()), cell);
}

void TestHeatMapAccessible::theChosenCellHasTheFocus()
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

void TestHeatMapAccessible::aCellCanBePressed()
{
    Desk desk;
    QAccessibleActionInterface *action = desk.table()->cellAt(2, 3)->actionInterface();
    QVERIFY(action->actionNames().contains(QAccessibleActionInterface::pressAction()));
    action->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(desk.session.selection().pinned(), (Cell{2, 3}));
}

void TestHeatMapAccessible::followsTheSession()
{
    Desk desk;
    QSignalSpy ran(&desk.session, &Session::runChanged);
    desk.session.setText(QStringLiteral("cat"));
    QVERIFY(ran.wait());
    QCOMPARE(desk.table()->columnCount(), 1);
    QVERIFY(!desk.table()->cellAt(0, 2));
    QCOMPARE(desk.table()->columnDescription(0), QStringLiteral("cat"));
}

QTEST_MAIN(TestHeatMapAccessible)
#include "tst_heat_map_accessible.moc"
