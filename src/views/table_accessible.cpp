// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/table_accessible.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>

namespace lab {

namespace {

/// What a part of the table is: a cell (row and column), the header of a row (no column) or of a column (no row).
struct Place {
    int row = -1;
    int col = -1;
    bool operator==(const Place &) const = default;
};

size_t qHash(const Place &place, size_t seed = 0)
{
    return qHashMulti(seed, place.row, place.col);
}

class TableInterface;

/// One part of the table. Says what the view shows now: it keeps nothing but its place.
class TablePart : public QAccessibleInterface, public QAccessibleTableCellInterface, public QAccessibleActionInterface {
public:
    TablePart(TableInterface *table, const Place &place) : m_table(table), m_place(place) {}
    const Place &place() const { return m_place; }

    bool isValid() const override;
    QObject *object() const override { return nullptr; }
    QWindow *window() const override;
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QAccessibleInterface *parent() const override;
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text, const QString &) override {}
    QRect rect() const override;
    QAccessible::Role role() const override;
    QAccessible::State state() const override;
    void *interface_cast(QAccessible::InterfaceType type) override;

    bool isSelected() const override;
    QList<QAccessibleInterface *> columnHeaderCells() const override;
    QList<QAccessibleInterface *> rowHeaderCells() const override;
    int columnIndex() const override { return m_place.col; }
    int rowIndex() const override { return m_place.row; }
    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    QAccessibleInterface *table() const override;

    QStringList actionNames() const override;
    void doAction(const QString &name) override;
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    bool isCell() const { return m_place.row >= 0 && m_place.col >= 0; }
    const AccessibleTable &cells() const;
    const QWidget &widget() const;

    TableInterface *m_table;
    Place m_place;
};

class TableInterface : public QAccessibleWidget, public QAccessibleTableInterface {
public:
    TableInterface(QWidget *widget, AccessibleTable *cells)
        : QAccessibleWidget(widget, QAccessible::Table), m_cells(cells)
    {
    }
    ~TableInterface() override { forgetParts(); }

    AccessibleTable &cells() const { return *m_cells; }
    const QWidget &view() const { return *widget(); }
    QAccessibleInterface *part(const Place &place) const;

    int childCount() const override { return rowCount() * columnCount(); }
    QAccessibleInterface *child(int index) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *focusChild() const override;
    void *interface_cast(QAccessible::InterfaceType type) override;

    QAccessibleInterface *caption() const override { return nullptr; }
    QAccessibleInterface *summary() const override { return nullptr; }
    QAccessibleInterface *cellAt(int row, int column) const override;
    int rowCount() const override { return m_cells->rows(); }
    int columnCount() const override { return m_cells->columns(); }
    QString rowDescription(int row) const override { return m_cells->rowName(row); }
    QString columnDescription(int column) const override { return m_cells->columnName(column); }
    int selectedCellCount() const override { return m_cells->chosenCell() ? 1 : 0; }
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

    AccessibleTable *m_cells;                      ///< the widget
    mutable QHash<Place, QAccessible::Id> m_parts; ///< made where somebody asked for them
};

const AccessibleTable &TablePart::cells() const
{
    return m_table->cells();
}

const QWidget &TablePart::widget() const
{
    return m_table->view();
}

bool TablePart::isValid() const
{
    return m_table->isValid() && m_place.row < cells().rows() && m_place.col < cells().columns();
}

QWindow *TablePart::window() const
{
    return m_table->window();
}

QAccessibleInterface *TablePart::parent() const
{
    return m_table;
}

QAccessibleInterface *TablePart::table() const
{
    return m_table;
}

QString TablePart::text(QAccessible::Text kind) const
{
    if (!isValid())
        return {};
    const GridCell cell{m_place.row, m_place.col};
    if (kind == QAccessible::Name || kind == QAccessible::Value) {
        if (m_place.col < 0)
            return cells().rowName(m_place.row);
        return m_place.row < 0 ? cells().columnName(m_place.col) : cells().cellText(cell);
    }
    return kind == QAccessible::Description && isCell() ? cells().cellSentence(cell) : QString();
}

QRect TablePart::rect() const
{
    if (!isValid() || !isCell())
        return {};
    const QRect inside = cells().cellRect({m_place.row, m_place.col}).toAlignedRect().intersected(widget().rect());
    return {widget().mapToGlobal(inside.topLeft()), inside.size()};
}

QAccessible::Role TablePart::role() const
{
    return isCell() ? QAccessible::Cell : m_place.col < 0 ? QAccessible::RowHeader : QAccessible::ColumnHeader;
}

QAccessible::State TablePart::state() const
{
    QAccessible::State state;
    if (!isValid()) {
        state.invalid = true;
        return state;
    }
    state.readOnly = true;
    state.focusable = state.selectable = isCell();
    state.selected = isSelected();
    state.focused = isSelected() && widget().hasFocus();
    state.invisible = !widget().isVisible();
    state.offscreen = isCell() && rect().isEmpty();
    return state;
}

void *TablePart::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TableCellInterface)
        return static_cast<QAccessibleTableCellInterface *>(this);
    if (type == QAccessible::ActionInterface)
        return static_cast<QAccessibleActionInterface *>(this);
    return nullptr;
}

bool TablePart::isSelected() const
{
    return isCell() && cells().chosenCell() == GridCell{m_place.row, m_place.col};
}

QList<QAccessibleInterface *> TablePart::columnHeaderCells() const
{
    return {m_table->part({-1, m_place.col})};
}

QList<QAccessibleInterface *> TablePart::rowHeaderCells() const
{
    return {m_table->part({m_place.row, -1})};
}

QStringList TablePart::actionNames() const
{
    return isCell() ? QStringList{pressAction()} : QStringList();
}

void TablePart::doAction(const QString &name)
{
    if (name == pressAction() && isCell() && isValid())
        m_table->cells().chooseCell({m_place.row, m_place.col});
}

QAccessibleInterface *TableInterface::part(const Place &place) const
{
    QAccessible::Id &id = m_parts[place];
    if (id == 0)
        id = QAccessible::registerAccessibleInterface(new TablePart(const_cast<TableInterface *>(this), place));
    return QAccessible::accessibleInterface(id);
}

QAccessibleInterface *TableInterface::cellAt(int row, int column) const
{
    const bool inside = row >= 0 && column >= 0 && row < rowCount() && column < columnCount();
    return inside ? part({row, column}) : nullptr;
}

QAccessibleInterface *TableInterface::child(int index) const
{
    return index < 0 || columnCount() == 0 ? nullptr : cellAt(index / columnCount(), index % columnCount());
}

QAccessibleInterface *TableInterface::childAt(int x, int y) const
{
    const auto cell = m_cells->cellAt(view().mapFromGlobal(QPoint(x, y)));
    return cell ? cellAt(cell->row, cell->col) : nullptr;
}

int TableInterface::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *cell = dynamic_cast<const TablePart *>(child);
    const bool isCell = cell && cell->place().row >= 0 && cell->place().col >= 0;
    return isCell ? cell->place().row * columnCount() + cell->place().col : -1;
}

QAccessibleInterface *TableInterface::focusChild() const
{
    const auto chosen = m_cells->chosenCell();
    return view().hasFocus() && chosen ? cellAt(chosen->row, chosen->col) : nullptr;
}

QList<QAccessibleInterface *> TableInterface::selectedCells() const
{
    const auto chosen = m_cells->chosenCell();
    return chosen ? QList{cellAt(chosen->row, chosen->col)} : QList<QAccessibleInterface *>();
}

void *TableInterface::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TableInterface)
        return static_cast<QAccessibleTableInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

void TableInterface::forgetParts()
{
    for (const QAccessible::Id id : std::as_const(m_parts))
        QAccessible::deleteAccessibleInterface(id);
    m_parts.clear();
}

QAccessibleInterface *makeTable(const QString &, QObject *object)
{
    auto *cells = dynamic_cast<AccessibleTable *>(object);
    return cells ? new TableInterface(static_cast<QWidget *>(object), cells) : nullptr;
}

} // namespace

void makeTablesAccessible()
{
    static const bool installed = (QAccessible::installFactory(makeTable), true);
    Q_UNUSED(installed)
}

void tellTableChanged(QWidget *table)
{
    QAccessibleTableModelChangeEvent change(table, QAccessibleTableModelChangeEvent::ModelReset);
    QAccessible::updateAccessibility(&change);
}

void tellCellFocused(QWidget *table, int columns, const GridCell &cell)
{
    QAccessibleEvent focus(table, QAccessible::Focus);
    focus.setChild(cell.row * columns + cell.col);
    QAccessible::updateAccessibility(&focus);
}

} // namespace lab
