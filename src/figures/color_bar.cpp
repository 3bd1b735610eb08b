// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/color_bar.h"

#include <QLinearGradient>

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

constexpr int kStep = -1; ///< of its type

double barThickness(const Type &type)
{
    return std::round(type.pixels());
}

QString tickText(double value)
{
    QString text = QString::number(value, 'g', 2);
    if (text.contains('e'))
        text = QString::number(value, 'f', 5);
    return text.replace('-', QChar(0x2212));
}

} // namespace

QList<double> ColorBar::ticks(double spacing) const
{
    const double range = high - low;
    QList<double> made{low, high};
    if (!(range > 0))
        return {low};
    double unit = std::pow(10.0, std::floor(std::log10(range)));
    for (const double factor : {0.1, 0.25, 0.5, 1.0, 2.5, 5.0})
        if (unit * factor >= spacing * range) {
            unit *= factor;
            break;
        }
    for (double k = std::ceil(low / unit); k * unit < high; ++k)
        if (k * unit - low >= spacing * range && high - k * unit >= spacing * range)
            made.insert(made.size() - 1, k * unit);
    return made;
}

double ColorBar::width(const Type &type) const
{
    double widest = 0;
    for (const double tick : ticks(0.15))
        widest = std::max(widest, TextRun{tickText(tick), type.font({}, kStep), {}}.width());
    return barThickness(type) + 6 + std::ceil(widest);
}

void ColorBar::paint(QPainter &painter, const QRectF &rect, const Type &type, const Theme &theme) const
{
    const QRectF bar(rect.left(), rect.top(), barThickness(type), rect.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    const int bands = 64; // as rectangles: gradients are not the same in every viewer
    for (int i = 0; i < bands; ++i) {
        const double top = std::round(bar.top() + bar.height() * i / bands);
        const double bottom = std::round(bar.top() + bar.height() * (i + 1) / bands);
        const double value = high + (low - high) * (i + 0.5) / bands;
        painter.fillRect(QRectF(bar.left(), top, bar.width(), bottom - top), QColor(colors->at(value / scale)));
    }
    painter.setPen(QPen(theme.line, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(bar.adjusted(0, 0, -1, -1));
    painter.restore();
    const double line = type.lineHeight(kStep);
    for (const double tick : ticks(std::clamp(1.4 * line / bar.height(), 0.15, 1.0))) {
        const double y = bar.bottom() - (tick - low) / std::max(high - low, 1e-12) * bar.height();
        const double middle = std::clamp(y, bar.top() + line / 2, std::max(bar.top(), bar.bottom() - line / 2));
        const QString text = tickText(tick);
        TextLine{{{text, type.font(text, kStep), theme.dim}}}.paint(
            painter, QPointF(bar.right() + 6, middle + type.middleToBaseline(kStep)));
    }
}

} // namespace lab
