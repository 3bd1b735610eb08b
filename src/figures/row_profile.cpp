// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/row_profile.h"

#include <algorithm>
#include <cmath>

#include "figures/head_weights.h"
#include "figures/labels.h"

namespace lab {

namespace {

constexpr int kStep = -1;        ///< of its type
constexpr double kWidest = 0.7;  ///< of a column
constexpr double kBarHeight = 4; ///< ems
constexpr double kMostWidth = 3; ///< ems
constexpr int kDigits = 3;

/// The bar of a column, cut at the grid's sides.
QRectF barRect(const QRectF &bars, const CellGrid &grid, int col, double share, double widest)
{
    const double pitch = grid.colPitch();
    const double width = pitch < 3 ? pitch : std::min(kWidest * pitch, widest);
    const double middle = grid.cellRect({grid.firstRow(), col}).center().x();
    const double height = bars.height() * std::min(share, 1.0);
    return QRectF(middle - width / 2, bars.bottom() - height, width, height)
        .intersected(QRectF(grid.rect().left(), bars.top(), grid.rect().width(), bars.height()));
}

} // namespace

double RowProfile::height(const Type &type)
{
    return std::ceil(kBarHeight * type.pixels() + type.lineHeight(kStep));
}

void RowProfile::paint(QPainter &painter, const QRectF &area, const CellGrid &grid, const Type &type,
                       const Theme &theme) const
{
    const QRectF bars = area.adjusted(0, type.lineHeight(kStep), 0, 0); // above them is room for a number
    const double top = weightScale(*std::ranges::max_element(weights));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, grid.colPitch() < 3);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    QList<QRectF> rects;
    for (int col = grid.firstCol(); col <= grid.lastCol(); ++col) {
        const double weight = static_cast<double>(weights[static_cast<std::size_t>(col)]);
        if (weight > 0)
            rects << barRect(bars, grid, col, weight / top, kMostWidth * type.pixels());
    }
    painter.drawRects(rects);
    painter.restore();
    paintAxis(painter, bars, top, type, theme);
    paintNumber(painter, bars, grid, top, type);
}

void RowProfile::paintAxis(QPainter &painter, const QRectF &bars, double top, const Type &type,
                           const Theme &theme) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(theme.dim, 1));
    painter.drawLine(QLineF(bars.left(), std::round(bars.bottom()), bars.right(), std::round(bars.bottom())));
    painter.restore();
    for (const double tick : {0.0, top}) {
        const TextLine number{{{QString::number(tick), type.font({}, kStep), theme.dim}}};
        const double y = bars.bottom() - bars.height() * tick / top;
        number.paint(painter, QPointF(bars.left() - 6 - number.width(), y + type.middleToBaseline(kStep)));
    }
}

/// The marked column's weight over its bar, or the largest where none is marked.
void RowProfile::paintNumber(QPainter &painter, const QRectF &bars, const CellGrid &grid, double top,
                             const Type &type) const
{
    const auto largest = std::ranges::max_element(weights);
    const int col = markedCol.value_or(static_cast<int>(largest - weights.begin()));
    if (col < grid.firstCol() || col > grid.lastCol())
        return;
    const float weight = weights[static_cast<std::size_t>(col)];
    const TextLine number{{{numberText(weight, kDigits), type.font({}, kStep, markedCol.has_value()), marked}}};
    const double middle = grid.cellRect({grid.firstRow(), col}).center().x();
    const double left =
        std::clamp(middle - number.width() / 2, bars.left(), std::max(bars.left(), bars.right() - number.width()));
    const double y = bars.bottom() - bars.height() * std::min(static_cast<double>(weight) / top, 1.0);
    number.paint(painter, QPointF(left, y - 0.25 * type.pixels(kStep)));
}

} // namespace lab
