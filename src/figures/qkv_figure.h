// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "figures/axis_labels.h"
#include "figures/caption.h"
#include "figures/cell_painter.h"
#include "figures/figure.h"

namespace lab {

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

    /// The number that is there when painted in this area.
    std::optional<Entry> entryAt(const QPointF &point, const QRectF &area) const;
    /// Where this number is then.
    QRectF entryRect(const Entry &entry, const QRectF &area) const;

private:
    struct Table;
    struct Layout;
    Table makeTable(Matrix matrix) const;
    Layout arranged(const QSizeF &room, bool stacked) const;
    Layout layout(const QRectF &area) const;
    QSizeF legibleCell(int step) const;
    QSizeF contentSize(const QSizeF &cell) const;
    void paintTable(QPainter &painter, const Layout &layout, std::size_t index) const;
    TextLine tableTitle(const Table &table, double width) const;
    double headerHeight() const;
    double gap() const { return 1.5 * m_type.pixels(); }

    Type m_type;
    Caption m_caption;
    std::vector<Table> m_tables; ///< Q, K, V
};

} // namespace lab
