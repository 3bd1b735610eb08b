// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/table_part.h"

namespace lab {

namespace {

class TablePart : public QAccessibleInterface, public QAccessibleTableCellInterface, public QAccessibleActionInterface {
public:
    TablePart(TableCells *table, const TablePlace &place) : m_table(table), m_place(place) {}
    const TablePlace &place() const { return m_place; }

    bool isValid() const override;
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_table->asInterface()->window(); }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QAccessibleInterface *parent() const override { return m_table->asInterface(); }
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
    QList<QAccessibleInterface *> columnHeaderCells() const override { return {m_table->part({-1, m_place.col})}; }
    QList<QAccessibleInterface *> rowHeaderCells() const override { return {m_table->part({m_place.row, -1})}; }
    int columnIndex() const override { return m_place.col; }
    int rowIndex() const override { return m_place.row; }
    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    QAccessibleInterface *table() const override { return m_table->asInterface(); }

    QStringList actionNames() const override;
    void doAction(const QString &name) override;
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    bool isCell() const { return m_place.row >= 0 && m_place.col >= 0; }
    GridCell cell() const { return {m_place.row, m_place.col}; }

    TableCells *m_table;
    TablePlace m_place;
};

bool TablePart::isValid() const
{
    return m_place.row < m_table->rowCount() && m_place.col < m_table->columnCount();
}

QString TablePart::text(QAccessible::Text kind) const
{
    if (!isValid())
        return {};
    if (kind == QAccessible::Name || kind == QAccessible::Value) {
        if (m_place.col < 0)
            return m_table->rowDescription(m_place.row);
        return m_place.row < 0 ? m_table->columnDescription(m_place.col) : m_table->cells()->cellText(cell());
    }
    return kind == QAccessible::Description && isCell() ? m_table->cells()->cellSentence(cell()) : QString();
}

QRect TablePart::rect() const
{
    if (!isValid() || !isCell())
        return {};
    const QWidget &view = m_table->view();
    const QRect inside = m_table->cells()->cellRect(cell()).toAlignedRect().intersected(view.rect());
    return {view.mapToGlobal(inside.topLeft()), inside.size()};
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
    state.focused = isSelected() && m_table->view().hasFocus();
    state.invisible = !m_table->view().isVisible();
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
    return isCell() && isValid() && m_table->cells()->chosenCell() == cell();
}

QStringList TablePart::actionNames() const
{
    return isCell() ? QStringList{pressAction()} : QStringList();
}

void TablePart::doAction(const QString &name)
{
    if (name == pressAction() && isCell() && isValid())
        m_table->cells()->chooseCell(cell());
}

} // namespace

QAccessibleInterface *TableCells::part(const TablePlace &place) const
{
    QAccessible::Id &id = m_parts[place];
    if (id == 0)
        id = QAccessible::registerAccessibleInterface(new TablePart(const_cast<TableCells *>(this), place));
    return QAccessible::accessibleInterface(id);
}

QAccessibleInterface *TableCells::cellAt(int row, int column) const
{
    const bool inside = row >= 0 && column >= 0 && row < rowCount() && column < columnCount();
    return inside ? part({row, column}) : nullptr;
}

QString TableCells::rowDescription(int row) const
{
    return row >= 0 && row < rowCount() ? cells()->rowName(row) : QString();
}

QString TableCells::columnDescription(int column) const
{
    return column >= 0 && column < columnCount() ? cells()->columnName(column) : QString();
}

QAccessibleInterface *TableCells::childCell(int index) const
{
    return index < 0 || columnCount() == 0 ? nullptr : cellAt(index / columnCount(), index % columnCount());
}

QAccessibleInterface *TableCells::cellUnder(const QPoint &onScreen) const
{
    const auto cell = cells() ? cells()->cellAt(view().mapFromGlobal(onScreen)) : std::nullopt;
    return cell ? cellAt(cell->row, cell->col) : nullptr;
}

int TableCells::indexOf(const QAccessibleInterface *cell) const
{
    const auto *mine = dynamic_cast<const TablePart *>(cell);
    const bool isCell = mine && mine->place().row >= 0 && mine->place().col >= 0;
    return isCell ? mine->place().row * columnCount() + mine->place().col : -1;
}

QAccessibleInterface *TableCells::focusedCell() const
{
    return view().hasFocus() ? selectedCells().value(0) : nullptr;
}

QList<QAccessibleInterface *> TableCells::selectedCells() const
{
    const auto chosen = cells() ? cells()->chosenCell() : std::nullopt;
    return chosen ? QList{cellAt(chosen->row, chosen->col)} : QList<QAccessibleInterface *>();
}

void TableCells::forgetParts()
{
    for (const QAccessible::Id id : std::as_const(m_parts))
        QAccessible::deleteAccessibleInterface(id);
    m_parts.clear();
}

} // namespace lab
