// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/cell_painter.h"

#include <QFontMetricsF>
#include <QHash>

#include <algorithm>
#include <cmath>
#include <map>

#include "figures/cell_image.h"
#include "figures/paint_target.h"

namespace lab {

namespace {

constexpr int kSmallestStep = -2;
constexpr double kLeastRect = 6; ///< smaller cells have no gaps between them

QColor mixed(const QColor &one, const QColor &other, double share)
{
    const auto part = [&](int a, int b) { return static_cast<int>(std::lround(a + share * (b - a))); };
    return {part(one.red(), other.red()), part(one.green(), other.green()), part(one.blue(), other.blue())};
}

/// Borders of cells fall on whole pixels and gaps are as wide as one another, while cells are large enough for it.
QRectF paintedRect(const CellGrid &grid, const GridCell &cell)
{
    const QRectF exact = grid.cellRect(cell).intersected(grid.rect());
    if (std::min(grid.rowPitch(), grid.colPitch()) < 4)
        return exact;
    const double left = std::round(exact.left()), top = std::round(exact.top());
    const double gap = std::min(grid.rowPitch(), grid.colPitch()) >= kLeastRect ? 1 : 0;
    return {left, top, std::max(0.0, std::round(exact.right()) - left - gap),
            std::max(0.0, std::round(exact.bottom()) - top - gap)};
}

/// Text in the cells' font. Its characters are as wide alone as together (tabular, no kerning), so widths add up.
class CellText {
public:
    CellText(const Type &type, int step)
        : m_font(type.font({}, step)), m_metrics(m_font), m_drop(type.middleToBaseline(step))
    {
    }
    void paint(QPainter &painter, const QRectF &cell, const QString &text, const QColor &color)
    {
        painter.setPen(color);
        painter.drawText(QPointF(cell.center().x() - width(text) / 2, cell.center().y() + m_drop), text);
    }
    const QFont &font() const { return m_font; }

private:
    double width(const QString &text)
    {
        double sum = 0;
        for (const QChar letter : text) {
            auto found = m_widths.find(letter);
            if (found == m_widths.end())
                found = m_widths.insert(letter, m_metrics.horizontalAdvance(letter));
            sum += *found;
        }
        return sum;
    }
    QFont m_font;
    QFontMetricsF m_metrics;
    double m_drop = 0;
    QHash<QChar, double> m_widths;
};

/// Colour by colour: vector files write a colour once for all its cells.
void paintRects(QPainter &painter, const CellGrid &grid, const CellField &field, bool hasText, const Theme &theme)
{
    const QRgb masked = maskedColor(theme).rgb();
    std::map<QRgb, QList<QRectF>> rects;
    QList<QLineF> strikes;
    for (int row = grid.firstRow(); row <= grid.lastRow(); ++row) {
        for (int col = grid.firstCol(); col <= grid.lastCol(); ++col) {
            const QRectF rect = paintedRect(grid, {row, col});
            rects[field.colorAt(row, col, masked)] << rect;
            if (field.isMasked(row, col))
                strikes << QLineF(rect.bottomLeft(), rect.topRight());
        }
    }
    painter.setPen(Qt::NoPen);
    for (const auto &[color, list] : rects) {
        painter.setBrush(QColor(color));
        painter.drawRects(list);
    }
    if (!hasText && std::min(grid.rowPitch(), grid.colPitch()) >= 8) {
        painter.setPen(QPen(mixed(theme.panel, theme.dim, 0.45), 1));
        painter.drawLines(strikes);
    }
}

void paintTexts(QPainter &painter, const CellGrid &grid, const CellField &field, CellText text, const Theme &theme)
{
    painter.setFont(text.font());
    for (int row = grid.firstRow(); row <= grid.lastRow(); ++row) {
        for (int col = grid.firstCol(); col <= grid.lastCol(); ++col) {
            const QRectF cell = grid.cellRect({row, col});
            if (!grid.rect().adjusted(-0.5, -0.5, 0.5, 0.5).contains(cell))
                continue; // half a number would be another number
            const bool masked = field.isMasked(row, col);
            text.paint(painter, cell.adjusted(0, 0, -1, -1), field.text(row, col),
                       masked ? theme.dim : ColorMap::ink(field.colorAt(row, col, 0)));
        }
    }
}

void paintImage(QPainter &painter, const CellGrid &grid, const CellLevels &levels)
{
    // A vector file keeps every cell, four pixels each, since viewers smooth what they enlarge; a screen gets its own
    // pixels.
    const QRectF device = painter.deviceTransform().mapRect(grid.rect());
    const bool vector = isVector(painter);
    const int seenRows = grid.lastRow() - grid.firstRow() + 1, seenCols = grid.lastCol() - grid.firstCol() + 1;
    const int factor = std::clamp(4096 / std::max(seenRows, seenCols), 1, 4);
    const QSize size = vector ? QSize(seenCols, seenRows) * factor
                              : QSize(std::max(1, qRound(device.width())), std::max(1, qRound(device.height())));
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.setRenderHint(QPainter::LosslessImageRendering);
    painter.drawImage(grid.rect(), cellImage(grid, levels, size));
    painter.restore();
}

} // namespace

QColor maskedColor(const Theme &theme)
{
    return mixed(theme.panel, theme.line, 0.6);
}

QSizeF cellSizeForText(const QString &widestText, const Type &type, int step)
{
    const double width = QFontMetricsF(type.font({}, step)).horizontalAdvance(widestText);
    return {std::ceil(width + 0.6 * type.pixels(step)), std::ceil(1.25 * type.pixels(step))};
}

std::optional<int> textStep(const CellGrid &grid, const CellField &field, const Type &type)
{
    if (field.widestText.isEmpty())
        return {};
    for (int step = field.largestTextStep; step >= kSmallestStep; --step) {
        const QSizeF size = cellSizeForText(field.widestText, type, step) * (step > 0 ? 1.3 : 1.0);
        if (size.width() <= grid.colPitch() && size.height() <= grid.rowPitch())
            return step;
    }
    return {};
}

void paintCells(QPainter &painter, const CellGrid &grid, const CellField &field, const Type &type, const Theme &theme,
                const CellLevels *levels)
{
    const CellGrid seen = painter.hasClipping() ? grid.cropped(painter.clipBoundingRect()) : grid;
    if (seen.rows() == 0 || seen.cols() == 0)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    const std::optional<int> step = field.text ? textStep(grid, field, type) : std::nullopt;
    const bool many =
        grid.lastRow() - grid.firstRow() >= field.mostRects || grid.lastCol() - grid.firstCol() >= field.mostRects;
    const bool small = !isVector(painter) && std::min(grid.rowPitch(), grid.colPitch()) < kLeastRect;
    if (many || small) // pixels look the same as small rectangles, and are faster
        paintImage(painter, seen, levels ? *levels : CellLevels(field, maskedColor(theme).rgb()));
    else
        paintRects(painter, seen, field, step.has_value(), theme);
    if (step)
        paintTexts(painter, seen, field, CellText(type, *step), theme);
    painter.restore();
}

void paintFrame(QPainter &painter, const QRectF &cells, const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.line, 1));
    painter.drawRect(QRectF(QPointF(std::round(cells.left()) - 1, std::round(cells.top()) - 1),
                            QPointF(std::round(cells.right()), std::round(cells.bottom()))));
    painter.restore();
}

void paintMark(QPainter &painter, const CellGrid &grid, std::optional<int> row, std::optional<int> col,
               const QColor &color, const QColor &halo, double width)
{
    if ((!row && !col) || row >= grid.rows() || col >= grid.cols())
        return;
    const QRectF first = grid.cellRect({row.value_or(0), col.value_or(0)});
    const QRectF last = grid.cellRect({row.value_or(grid.rows() - 1), col.value_or(grid.cols() - 1)});
    QRectF outline = first.united(last);
    if (!outline.intersects(grid.rect()))
        return;
    const double least = 8; // a cell of a few pixels is still found
    const double grow = std::max(0.0, (least - std::min(outline.width(), outline.height())) / 2);
    outline = outline.adjusted(-grow, -grow, grow - 1, grow - 1).intersected(grid.rect().adjusted(-4, -4, 4, 4));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    if (halo.isValid()) {
        painter.setPen(QPen(halo, width + 4, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.drawRect(outline);
    }
    painter.setPen(QPen(color, width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(outline);
    painter.restore();
}

QColor markColor(const Cell &cell, const Theme &theme)
{
    if (cell.query && cell.key)
        return theme.text;
    return cell.query ? theme.query.fill : theme.key.fill;
}

} // namespace lab
