// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/heat_map_accessible.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>

#include "views/heat_map_view.h"

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

class HeatMapTable;

/// One part of the table. Says what the view shows now: it keeps nothing but its place.
class HeatMapPart : public QAccessibleInterface,
                    public QAccessibleTableCellInterface,
                    public QAccessibleActionInterface {
public:
    HeatMapPart(HeatMapTable *table, const Place &place) : m_table(table), m_place(place) {}
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
    const HeatMapView &view() const;

    HeatMapTable *m_table;
    Place m_place;
};

class HeatMapTable : public QAccessibleWidget, public QAccessibleTableInterface {
public:
    explicit HeatMapTable(HeatMapView *view) : QAccessibleWidget(view, QAccessible::Table) {}
    ~HeatMapTable() override { forgetParts(); }

    HeatMapView *view() const { return static_cast<HeatMapView *>(widget()); }
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
    int rowCount() const override { return view()->rows(); }
    int columnCount() const override { return view()->columns(); }
    QString rowDescription(int row) const override { return view()->rowName(row); }
    QString columnDescription(int column) const override { return view()->columnName(column); }
    int selectedCellCount() const override { return view()->chosenCell() ? 1 : 0; }
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

    mutable QHash<Place, QAccessible::Id> m_parts; ///< made where somebody asked for them
};

const HeatMapView &HeatMapPart::view() const
{
    return *m_table->view();
}

bool HeatMapPart::isValid() const
{
    return m_table->isValid() && m_place.row < view().rows() && m_place.col < view().columns();
}

QWindow *HeatMapPart::window() const
{
    return m_table->window();
}

QAccessibleInterface *HeatMapPart::parent() const
{
    return m_table;
}

QAccessibleInterface *HeatMapPart::table() const
{
    return m_table;
}

QString HeatMapPart::text(QAccessible::Text kind) const
{
    if (!isValid())
        return {};
    const GridCell cell{m_place.row, m_place.col};
    if (kind == QAccessible::Name || kind == QAccessible::Value) {
        if (m_place.col < 0)
            return view().rowName(m_place.row);
        return m_place.row < 0 ? view().columnName(m_place.col) : view().cellText(cell);
    }
    return kind == QAccessible::Description && isCell() ? view().cellSentence(cell) : QString();
}

QRect HeatMapPart::rect() const
{
    if (!isValid() || !isCell())
        return {};
    const QRect inside = view().cellRect({m_place.row, m_place.col}).toAlignedRect().intersected(view().rect());
    return {view().mapToGlobal(inside.topLeft()), inside.size()};
}

QAccessible::Role HeatMapPart::role() const
{
    return isCell() ? QAccessible::Cell : m_place.col < 0 ? QAccessible::RowHeader : QAccessible::ColumnHeader;
}

QAccessible::State HeatMapPart::state() const
{
    QAccessible::State state;
    if (!isValid()) {
        state.invalid = true;
        return state;
    }
    state.readOnly = true;
    state.focusable = state.selectable = isCell();
    state.selected = isSelected();
    state.focused = isSelected() && view().hasFocus();
    state.invisible = !view().isVisible();
    state.offscreen = isCell() && rect().isEmpty();
    return state;
}

void *HeatMapPart::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TableCellInterface)
        return static_cast<QAccessibleTableCellInterface *>(this);
    if (type == QAccessible::ActionInterface)
        return static_cast<QAccessibleActionInterface *>(this);
    return nullptr;
}

bool HeatMapPart::isSelected() const
{
    return isCell() && view().chosenCell() == GridCell{m_place.row, m_place.col};
}

QList<QAccessibleInterface *> HeatMapPart::columnHeaderCells() const
{
    return {m_table->part({-1, m_place.col})};
}

QList<QAccessibleInterface *> HeatMapPart::rowHeaderCells() const
{
    return {m_table->part({m_place.row, -1})};
}

QStringList HeatMapPart::actionNames() const
{
    return isCell() ? QStringList{pressAction()} : QStringList();
}

void HeatMapPart::doAction(const QString &name)
{
    if (name == pressAction() && isCell() && isValid())
        m_table->view()->chooseCell({m_place.row, m_place.col});
}

QAccessibleInterface *HeatMapTable::part(const Place &place) const
{
    QAccessible::Id &id = m_parts[place];
    if (id == 0)
        id = QAccessible::registerAccessibleInterface(new HeatMapPart(const_cast<HeatMapTable *>(this), place));
    return QAccessible::accessibleInterface(id);
}

QAccessibleInterface *HeatMapTable::cellAt(int row, int column) const
{
    const bool inside = row >= 0 && column >= 0 && row < rowCount() && column < columnCount();
    return inside ? part({row, column}) : nullptr;
}

QAccessibleInterface *HeatMapTable::child(int index) const
{
    return index < 0 || columnCount() == 0 ? nullptr : cellAt(index / columnCount(), index % columnCount());
}

QAccessibleInterface *HeatMapTable::childAt(int x, int y) const
{
    const auto cell = view()->cellAt(view()->mapFromGlobal(QPoint(x, y)));
    return cell ? cellAt(cell->row, cell->col) : nullptr;
}

int HeatMapTable::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *cell = dynamic_cast<const HeatMapPart *>(child);
    const bool isCell = cell && cell->place().row >= 0 && cell->place().col >= 0;
    return isCell ? cell->place().row * columnCount() + cell->place().col : -1;
}

QAccessibleInterface *HeatMapTable::focusChild() const
{
    const auto chosen = view()->chosenCell();
    return view()->hasFocus() && chosen ? cellAt(chosen->row, chosen->col) : nullptr;
}

QList<QAccessibleInterface *> HeatMapTable::selectedCells() const
{
    const auto chosen = view()->chosenCell();
    return chosen ? QList{cellAt(chosen->row, chosen->col)} : QList<QAccessibleInterface *>();
}

void *HeatMapTable::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TableInterface)
        return static_cast<QAccessibleTableInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

void HeatMapTable::forgetParts()
{
    for (const QAccessible::Id id : std::as_const(m_parts))
        QAccessible::deleteAccessibleInterface(id);
    m_parts.clear();
}

QAccessibleInterface *makeTable(const QString &className, QObject *object)
{
    auto *view = qobject_cast<HeatMapView *>(object);
    return view && className == QLatin1String("lab::HeatMapView") ? new HeatMapTable(view) : nullptr;
}

} // namespace

void makeHeatMapsAccessible()
{
    static const bool installed = (QAccessible::installFactory(makeTable), true);
    Q_UNUSED(installed)
}

} // namespace lab
