// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QHash>
#include <QWidget>

#include "views/table_accessible.h"

namespace lab {

/// What a part of a table is: a cell (row and column), the header of a row (no column) or of a column (no row).
struct TablePlace {
    int row = -1;
    int col = -1;
    bool operator==(const TablePlace &) const = default;
};

inline size_t qHash(const TablePlace &place, size_t seed = 0)
{
    return qHashMulti(seed, place.row, place.col);
}

/// An AccessibleTable as a screen reader asks for it. Its parts are made where somebody asks for them; they say what
/// the view shows now and keep nothing but their place.
class TableCells : public QAccessibleTableInterface {
public:
    ~TableCells() override { forgetParts(); }
    TableCells() = default;
    TableCells(const TableCells &) = delete;
    TableCells &operator=(const TableCells &) = delete;

    /// Null where the view has this table no longer.
    virtual AccessibleTable *cells() const = 0;
    virtual QWidget &view() const = 0;
    virtual QAccessibleInterface *asInterface() = 0;

    /// A cell or a header.
    QAccessibleInterface *part(const TablePlace &place) const;
    /// Cells in reading order, as children.
    QAccessibleInterface *childCell(int index) const;
    QAccessibleInterface *cellUnder(const QPoint &onScreen) const;
    int indexOf(const QAccessibleInterface *cell) const;
    /// The chosen cell while the keys go to the view.
    QAccessibleInterface *focusedCell() const;

    QAccessibleInterface *caption() const override { return nullptr; }
    QAccessibleInterface *summary() const override { return nullptr; }
    QAccessibleInterface *cellAt(int row, int column) const override;
    int rowCount() const override { return cells() ? cells()->rows() : 0; }
    int columnCount() const override { return cells() ? cells()->columns() : 0; }
    QString rowDescription(int row) const override;
    QString columnDescription(int column) const override;
    int selectedCellCount() const override { return static_cast<int>(selectedCells().size()); }
    int selectedColumnCount() const override { return 0; }
    int selectedRowCount() const override { return 0; }
    QList<QAccessibleInterface *> selectedCells() const override;
    QList<int> selectedColumns() const override { return {}; }
    QList<int> selectedRows() const override { return {}; }
    bool isColumnSelected(int) const override { return false; }
    bool isRowSelected(int) const override { return false; }
    bool selectRow(int) override { return false; }
    bool selectColumn(int) override { return false; }
    bool unselectRow(int) override { return false; }
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent *) override { forgetParts(); }

private:
    void forgetParts();

    mutable QHash<TablePlace, QAccessible::Id> m_parts;
};

} // namespace lab
