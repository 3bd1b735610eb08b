// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/cell_grid.h"
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
    QSizeF minimumSize() const override;
    void paint(QPainter &painter, const QRectF &area) const override;
    QString caption() const override;

    /// The number that is there when painted in this area.
    std::optional<Entry> entryAt(const QPointF &point, const QRectF &area) const;
    /// Where this number is then.
    QRectF entryRect(const Entry &entry, const QRectF &area) const;
};

} // namespace lab
