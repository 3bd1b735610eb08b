// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "figures/axis_labels.h"
#include "figures/caption.h"
#include "figures/cell_painter.h"
#include "figures/figure.h"

namespace lab {

/// Where the three tables are.
struct QkvLayout {
    Page page;
    QSizeF cell{0, 0};
    bool stacked = false;
    double fit = 0; ///< 1: numbers fit well; below 1 by so much too small
    std::array<LabelPlan, 3> rows;
    std::array<LabelPlan, 3> cols;
    std::array<CellGrid, 3> grids; ///< of Q, K and V
};

/// One head's queries, keys and values: three tables of numbers, a row for each token.
class QkvFigure : public Figure {
public:
    enum class Matrix { Q, K, V };
    struct Entry {
        Matrix matrix = Matrix::Q;
        int row = 0; ///< a query's for Q, else a key's
        int col = 0;
        bool operator==(const Entry &) const = default;
    };

    QkvFigure(FigureSource source, const FigureStyle &style);
    ~QkvFigure() override;

    QSizeF naturalSize() const override;
    /// Every number is legible from this size on.
    QSizeF minimumSize() const override;
    void paint(QPainter &painter, const QRectF &area) const override;
    QString caption() const override;

    QkvLayout layout(const QRectF &area) const;
    void paint(QPainter &painter, const QkvLayout &layout) const;
    /// The number that is there.
    std::optional<Entry> entryAt(const QPointF &point, const QkvLayout &layout) const;
    /// What the marks of the chosen query and key cover: a row of each table with its label and those beside it, which
    /// make room.
    std::vector<QRectF> markedRects(const QkvLayout &layout) const;
    /// Where this number is.
    QRectF entryRect(const Entry &entry, const QkvLayout &layout) const;

private:
    struct Table;
    Table makeTable(Matrix matrix) const;
    std::optional<int> markedRow(const Table &table) const;
    QkvLayout arranged(const QSizeF &room, bool stacked) const;
    QSizeF legibleCell(int step) const;
    QSizeF contentSize(const QSizeF &cell) const;
    void paintHeader(QPainter &painter, const QkvLayout &layout, std::size_t index) const;
    void paintTable(QPainter &painter, const QkvLayout &layout, std::size_t index) const;
    TextLine tableTitle(const Table &table, double width) const;
    double headerHeight() const;
    double gap() const { return 1.5 * m_type.pixels(); }

    Type m_type;
    Caption m_caption;
    std::vector<Table> m_tables; ///< Q, K, V
};

} // namespace lab
