// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/table_accessible.h"

#include <QAccessibleWidget>

#include <vector>

#include "views/table_part.h"

namespace lab {

namespace {

/// The cells as the children of `Base`.
template <class Base>
class TableOf : public Base, public TableCells {
public:
    using Base::Base;
    QAccessibleInterface *asInterface() override { return this; }

    int childCount() const override { return rowCount() * columnCount(); }
    QAccessibleInterface *child(int index) const override { return childCell(index); }
    QAccessibleInterface *childAt(int x, int y) const override { return cellUnder({x, y}); }
    int indexOfChild(const QAccessibleInterface *child) const override { return indexOf(child); }
    QAccessibleInterface *focusChild() const override { return focusedCell(); }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TableInterface ? static_cast<QAccessibleTableInterface *>(this)
                                                   : Base::interface_cast(type);
    }
};

/// A widget that is a table.
class WidgetTable : public TableOf<QAccessibleWidget> {
public:
    WidgetTable(QWidget *widget, AccessibleTable *cells)
        : TableOf<QAccessibleWidget>(widget, QAccessible::Table), m_cells(cells)
    {
    }
    AccessibleTable *cells() const override { return m_cells; }
    QWidget &view() const override { return *widget(); }

private:
    AccessibleTable *m_cells; ///< the widget
};

class TableGroup;

/// One of a widget's tables, named by its place among them.
class PartOfGroup : public QAccessibleInterface {
public:
    PartOfGroup(TableGroup *group, int index) : m_group(group), m_index(index) {}
    const TableGroup &group() const { return *m_group; }
    int index() const { return m_index; }

    bool isValid() const override;
    QObject *object() const override { return nullptr; }
    QWindow *window() const override;
    QAccessibleInterface *parent() const override;
    QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text, const QString &) override {}
    QRect rect() const override;
    QAccessible::Role role() const override { return QAccessible::Table; }
    QAccessible::State state() const override;

private:
    TableGroup *m_group;
    int m_index;
};

class GroupedTable : public TableOf<PartOfGroup> {
public:
    using TableOf<PartOfGroup>::TableOf;
    AccessibleTable *cells() const override;
    QWidget &view() const override;
};

/// A widget that holds tables.
class TableGroup : public QAccessibleWidget {
public:
    TableGroup(QWidget *widget, AccessibleTables *tables)
        : QAccessibleWidget(widget, QAccessible::Grouping), m_tables(tables)
    {
    }
    ~TableGroup() override
    {
        for (const QAccessible::Id id : m_made)
            QAccessible::deleteAccessibleInterface(id);
    }
    AccessibleTables &tables() const { return *m_tables; }
    QWidget &view() const { return *widget(); }

    int childCount() const override { return m_tables->tableCount(); }
    QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        while (static_cast<int>(m_made.size()) <= index)
            m_made.push_back(QAccessible::registerAccessibleInterface(
                new GroupedTable(const_cast<TableGroup *>(this), static_cast<int>(m_made.size()))));
        return QAccessible::accessibleInterface(m_made[static_cast<std::size_t>(index)]);
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        for (int index = 0; index < childCount(); ++index)
            if (child(index)->rect().contains(x, y))
                return child(index);
        return nullptr;
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const auto *table = dynamic_cast<const PartOfGroup *>(child);
        return table ? table->index() : -1;
    }
    QAccessibleInterface *focusChild() const override
    {
        for (int index = 0; index < childCount(); ++index)
            if (QAccessibleInterface *cell = child(index)->focusChild())
                return cell;
        return nullptr;
    }
    /// The tables have become others.
    void forgetCells() const
    {
        for (const QAccessible::Id id : m_made)
            QAccessible::accessibleInterface(id)->tableInterface()->modelChange(nullptr);
    }

private:
    AccessibleTables *m_tables; ///< the widget
    mutable std::vector<QAccessible::Id> m_made;
};

bool PartOfGroup::isValid() const
{
    return m_group->isValid() && m_index < m_group->childCount();
}

QWindow *PartOfGroup::window() const
{
    return m_group->window();
}

QAccessibleInterface *PartOfGroup::parent() const
{
    return m_group;
}

QString PartOfGroup::text(QAccessible::Text kind) const
{
    return kind == QAccessible::Name && isValid() ? m_group->tables().tableName(m_index) : QString();
}

QRect PartOfGroup::rect() const
{
    if (!isValid())
        return {};
    const QRect inside = m_group->tables().tableRect(m_index).toAlignedRect();
    return {m_group->view().mapToGlobal(inside.topLeft()), inside.size()};
}

QAccessible::State PartOfGroup::state() const
{
    QAccessible::State state;
    state.invalid = !isValid();
    state.readOnly = true;
    state.invisible = isValid() && !m_group->view().isVisible();
    return state;
}

AccessibleTable *GroupedTable::cells() const
{
    return isValid() ? &group().tables().table(index()) : nullptr;
}

QWidget &GroupedTable::view() const
{
    return group().view();
}

QAccessibleInterface *makeTable(const QString &, QObject *object)
{
    if (auto *cells = dynamic_cast<AccessibleTable *>(object))
        return new WidgetTable(static_cast<QWidget *>(object), cells);
    if (auto *tables = dynamic_cast<AccessibleTables *>(object))
        return new TableGroup(static_cast<QWidget *>(object), tables);
    return nullptr;
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

void tellTablesChanged(QWidget *tables)
{
    if (!QAccessible::isActive())
        return;
    if (const auto *group = dynamic_cast<TableGroup *>(QAccessible::queryAccessibleInterface(tables)))
        group->forgetCells();
    QAccessibleEvent change(tables, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&change);
}

void tellChosenCellFocused(QWidget *tables)
{
    if (!QAccessible::isActive())
        return;
    if (QAccessibleInterface *cell = QAccessible::queryAccessibleInterface(tables)->focusChild()) {
        QAccessibleEvent focus(cell, QAccessible::Focus);
        QAccessible::updateAccessibility(&focus);
    }
}

} // namespace lab
