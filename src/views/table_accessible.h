// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

#include <optional>

#include "figures/cell_grid.h"

namespace lab {

/// A widget that a screen reader reads as a table. Whoever is one says what is in the table now; 0 rows and columns as
/// long as there is nothing.
class AccessibleTable {
public:
    virtual ~AccessibleTable() = default;

    virtual int rows() const = 0;
    virtual int columns() const = 0;
    virtual QString rowName(int row) const = 0;
    virtual QString columnName(int col) const = 0;
    virtual QString cellText(const GridCell &cell) const = 0;     ///< the number with 9 significant digits
    virtual QString cellSentence(const GridCell &cell) const = 0; ///< the same as a sentence
    virtual QRectF cellRect(const GridCell &cell) const = 0;      ///< in the widget
    virtual std::optional<GridCell> cellAt(const QPointF &point) const = 0;
    virtual std::optional<GridCell> chosenCell() const = 0;
    virtual void chooseCell(const GridCell &cell) = 0;
};

/// A widget that holds several tables, which a screen reader reads one by one. They can become more, fewer and others.
class AccessibleTables {
public:
    virtual ~AccessibleTables() = default;

    virtual int tableCount() const = 0;
    virtual QString tableName(int index) const = 0;
    virtual QRectF tableRect(int index) const = 0; ///< in the widget
    virtual AccessibleTable &table(int index) = 0;
};

/// Called once, before there is such a widget.
void makeTablesAccessible();
/// The table has become another.
void tellTableChanged(QWidget *table);
/// The keys have gone to this cell.
void tellCellFocused(QWidget *table, int columns, const GridCell &cell);
/// Of a widget that holds tables: they have become others; the keys have gone to the chosen cell of one of them.
void tellTablesChanged(QWidget *tables);
void tellChosenCellFocused(QWidget *tables);

} // namespace lab
