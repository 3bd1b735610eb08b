// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <random>

#include "figures/cell_grid.h"

using namespace lab;

class TestCellGrid : public QObject {
    Q_OBJECT
private slots:
    void pointsFindTheirCells_data();
    void pointsFindTheirCells();
    void nothingOutside();
    void viewportsStayInside();
    void croppedGridsAgree();
    void emptyTablesHaveNoCells();
    void cellsFillTheRoom_data();
    void cellsFillTheRoom();
};

void TestCellGrid::pointsFindTheirCells_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("cols");
    QTest::addColumn<Viewport>("view");
    QTest::newRow("one") << 1 << 1 << Viewport{0, 0, 1, 1};
    QTest::newRow("all") << 6 << 7 << Viewport{0, 0, 6, 7};
    QTest::newRow("more cells than pixels") << 900 << 1100 << Viewport{0, 0, 900, 1100};
    std::mt19937 random(7);
    std::uniform_real_distribution<double> share(0, 1);
    for (int i = 0; i < 50; ++i) {
        const Viewport view{20 * share(random), 30 * share(random), 1 + 20 * share(random), 1 + 30 * share(random)};
        QTest::addRow("zoomed %d", i) << 40 << 60 << view;
    }
}

void TestCellGrid::pointsFindTheirCells()
{
    QFETCH(int, rows);
    QFETCH(int, cols);
    QFETCH(Viewport, view);
    const CellGrid grid({13.5, 27.25, 611, 403}, rows, cols, view);
    int seen = 0;
    for (int row = grid.firstRow(); row <= grid.lastRow(); ++row)
        for (int col = grid.firstCol(); col <= grid.lastCol(); ++col) {
            const GridCell cell{row, col};
            if (!grid.rect().contains(grid.cellRect(cell).center()))
                continue;
            QCOMPARE(grid.cellAt(grid.cellRect(cell).center()), std::optional(cell));
            ++seen;
        }
    QVERIFY(seen > 0);
}

void TestCellGrid::nothingOutside()
{
    const CellGrid grid({10, 10, 100, 100}, 4, 4);
    QVERIFY(!grid.cellAt({9.9, 50}));
    QVERIFY(!grid.cellAt({50, 110.1}));
    QCOMPARE(grid.cellAt({110, 110}), std::optional(GridCell{3, 3})); // the edge is the last cell's
}

void TestCellGrid::viewportsStayInside()
{
    const CellGrid grid({0, 0, 100, 100}, 10, 20, {-3, 18, 40, 5});
    QCOMPARE(grid.view(), (Viewport{0, 15, 10, 5}));
    QCOMPARE(CellGrid({0, 0, 100, 100}, 10, 20, {5, 5, 0, 0}).view(), (Viewport{5, 5, 1, 1}));
}

void TestCellGrid::croppedGridsAgree()
{
    const CellGrid grid({20, 20, 400, 300}, 40, 50, {3.3, 4.7, 20, 25});
    const CellGrid part = grid.cropped({100, 90, 77, 55});
    QVERIFY(part.rect().contains(QRectF(100, 90, 77, 55)));
    QVERIFY(part.lastRow() - part.firstRow() < 10);
    for (int row = part.firstRow(); row <= part.lastRow(); ++row) {
        const QRectF expected = grid.cellRect({row, part.firstCol()}), actual = part.cellRect({row, part.firstCol()});
        QVERIFY(QLineF(expected.center(), actual.center()).length() < 1e-6);
    }
    QCOMPARE(grid.cropped({1000, 1000, 5, 5}).rows(), 0);
}

void TestCellGrid::emptyTablesHaveNoCells()
{
    const CellGrid grid({0, 0, 100, 100}, 0, 0);
    QVERIFY(!grid.cellAt({50, 50}));
    QVERIFY(grid.lastRow() < grid.firstRow());
}

void TestCellGrid::cellsFillTheRoom_data()
{
    QTest::addColumn<QSizeF>("room");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("cols");
    QTest::addColumn<QSizeF>("cell");
    QTest::newRow("square room") << QSizeF(610, 610) << 6 << 6 << QSizeF(101, 101);
    QTest::newRow("wide room") << QSizeF(900, 300) << 6 << 6 << QSizeF(87, 50); // not wider than 1.75 times its height
    QTest::newRow("high room") << QSizeF(300, 900) << 6 << 6 << QSizeF(50, 62);
    QTest::newRow("few cells") << QSizeF(900, 900) << 1 << 1 << QSizeF(150, 150);
    QTest::newRow("many cells") << QSizeF(900, 900) << 600 << 600 << QSizeF(1.5, 1.5); // no whole pixels wasted
}

void TestCellGrid::cellsFillTheRoom()
{
    QFETCH(QSizeF, room);
    QFETCH(int, rows);
    QFETCH(int, cols);
    QFETCH(QSizeF, cell);
    QCOMPARE(fittedCell(room, rows, cols, QSizeF(150, 150)), cell);
}

QTEST_MAIN(TestCellGrid)
#include "tst_cell_grid.moc"
