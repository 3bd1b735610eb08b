// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/line_layer.h"

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

/// The pixels of an image along one of its axes: lines are drawn as if that went from left to right.
struct Columns {
    QRgb *bits;
    qsizetype along;  ///< from a pixel to the next along the axis
    qsizetype across; ///< and across it
    int length;
    int breadth;

    QRgb &at(int column, int row) const { return bits[column * along + row * across]; }
};

/// Two channels, in the first and third byte, times share / 255, rounded: thousands of faint lines add up to what they
/// should.
uint scaledPair(uint channels, uint share)
{
    const uint product = (channels & 0xff00ff) * share;
    return ((product + ((product >> 8) & 0xff00ff) + 0x800080) >> 8) & 0xff00ff;
}

QRgb scaled(QRgb color, uint share)
{
    return scaledPair(color, share) | scaledPair(color >> 8, share) << 8;
}

/// Source over destination, both premultiplied; so much of the pixel is covered.
void blend(QRgb &pixel, QRgb color, double coverage)
{
    const QRgb source = scaled(color, static_cast<uint>(qRound(coverage * 255)));
    pixel = source + scaled(pixel, 255 - static_cast<uint>(qAlpha(source)));
}

/// The pixels of one column between two heights.
void drawSpan(const Columns &columns, int column, double top, double bottom, QRgb color, double coverage)
{
    top = std::max(top, 0.0);
    bottom = std::min(bottom, static_cast<double>(columns.breadth));
    if (top >= bottom)
        return;
    const int first = static_cast<int>(top), last = std::min(static_cast<int>(bottom), columns.breadth - 1);
    if (first == last) {
        blend(columns.at(column, first), color, coverage * (bottom - top));
        return;
    }
    blend(columns.at(column, first), color, coverage * (first + 1 - top));
    for (int row = first + 1; row < last; ++row)
        blend(columns.at(column, row), color, coverage);
    blend(columns.at(column, last), color, coverage * (bottom - last));
}

} // namespace

LineLayer::LineLayer(const QPainter &painter, const QRectF &area)
    : m_place(painter.deviceTransform().mapRect(area).toAlignedRect()), m_toDevice(painter.deviceTransform()),
      m_image(m_place.size(), QImage::Format_ARGB32_Premultiplied)
{
    m_image.fill(Qt::transparent);
}

void LineLayer::draw(const QLineF &line, double width, const QColor &color)
{
    QPointF from = m_toDevice.map(line.p1()) - m_place.topLeft(), to = m_toDevice.map(line.p2()) - m_place.topLeft();
    const auto stride = m_image.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb));
    auto *bits = reinterpret_cast<QRgb *>(m_image.bits());
    Columns columns{bits, 1, stride, m_image.width(), m_image.height()};
    if (std::abs(to.y() - from.y()) > std::abs(to.x() - from.x())) {
        columns = {bits, stride, 1, m_image.height(), m_image.width()};
        from = from.transposed();
        to = to.transposed();
    }
    if (from.x() > to.x())
        std::swap(from, to);
    const QPointF by = to - from;
    if (by.x() <= 0)
        return;
    const double slope = by.y() / by.x();
    const double half = width * m_toDevice.m11() / 2 * std::hypot(1, slope); // across a column, not across the line
    const QRgb ink = qPremultiply(color.rgba());
    const int last = std::min(static_cast<int>(std::ceil(to.x())), columns.length);
    for (int column = std::max(0, static_cast<int>(std::floor(from.x()))); column < last; ++column) {
        const double left = std::max(from.x(), column * 1.0), right = std::min(to.x(), column + 1.0);
        const double middle = from.y() + slope * ((left + right) / 2 - from.x());
        drawSpan(columns, column, middle - half, middle + half, ink, right - left);
    }
}

void LineLayer::paint(QPainter &painter) const
{
    painter.drawImage(m_toDevice.inverted().mapRect(QRectF(m_place)), m_image);
}

} // namespace lab
