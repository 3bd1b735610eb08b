// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/qkv_figure.h"
#include "views/figure_view.h"
#include "views/table_accessible.h"

namespace lab {

/// One head's queries, keys and values as tables: hover previews a row, a click or the arrow keys choose a number.
/// Lives in a scroll area: it never gets smaller than is legible.
class QkvView : public FigureView, public AccessibleTable {
    Q_OBJECT
public:
    explicit QkvView(QWidget *parent = nullptr);

    QString valueText() const override;
    QRectF entryRect(const QkvFigure::Entry &entry) const { return tables()->entryRect(entry, layoutNow()); }

    // The tables one below the other: a row for each query, key and value, a column for each component.
    int rows() const override;
    int columns() const override;
    QString rowName(int row) const override;
    QString columnName(int col) const override;
    QString cellText(const GridCell &cell) const override;
    QString cellSentence(const GridCell &cell) const override;
    QRectF cellRect(const GridCell &cell) const override;
    std::optional<GridCell> cellAt(const QPointF &point) const override;
    std::optional<GridCell> chosenCell() const override;
    void chooseCell(const GridCell &cell) override;

protected:
    void figureChanged() override;
    void paintFigure(QPainter &painter) override;
    QRegion markedRegion() const override;
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    const QkvFigure *tables() const { return static_cast<const QkvFigure *>(figure()); }
    const QkvLayout &layoutNow() const;
    /// One of the three tables.
    attn::ConstMatrixView values(QkvFigure::Matrix matrix) const;
    std::optional<QkvFigure::Entry> entryAt(const QPointF &point) const;
    /// The one whose row is still pinned.
    std::optional<QkvFigure::Entry> chosen() const;
    void choose(const QkvFigure::Entry &entry);
    /// The row of an entry as a cell: a query's alone, or a key's alone, beside what is pinned.
    Cell cellOf(const QkvFigure::Entry &entry) const;
    /// Among the rows of all three tables.
    GridCell placeOf(const QkvFigure::Entry &entry) const;
    QkvFigure::Entry entryOf(const GridCell &place) const;
    float number(const QkvFigure::Entry &entry) const;
    QString sentence(const QkvFigure::Entry &entry) const;
    QString rowName(const QkvFigure::Entry &entry) const;

    mutable std::optional<QkvLayout> m_layout; ///< kept while hovering; none: to be made
    std::optional<QkvFigure::Entry> m_entry;   ///< under the mouse
    std::optional<QkvFigure::Entry> m_chosen;
};

} // namespace lab
