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
        text = QString::number(value, 'f', value < 1e-5 ? 6 : 5);
    return text.replace('-', QChar(0x2212));
}

} // namespace

double ColorBar::positionOf(double value) const
{
    if (tone.decades > 0)
        return std::log(value / low) / std::log(high / low);
    return (value - low) / std::max(high - low, 1e-12);
}

double ColorBar::valueAt(double position) const
{
    return tone.decades > 0 ? low * std::pow(high / low, position) : low + position * (high - low);
}

QList<double> ColorBar::ticks(double spacing) const
{
    const double range = high - low;
    QList<double> made{low, high};
    if (!(range > 0))
        return {low};
    const auto addBetween = [&](double tick) {
        const double at = positionOf(tick);
        if (at - positionOf(made.at(made.size() - 2)) >= spacing && 1 - at >= spacing)
            made.insert(made.size() - 1, tick);
    };
    if (tone.decades > 0) {
        for (int power = tone.decades - 1; power >= 0; --power)
            addBetween(tone.top * std::pow(10.0, -power));
        return made;
    }
    double unit = std::pow(10.0, std::floor(std::log10(range)));
    for (const double factor : {0.1, 0.25, 0.5, 1.0, 2.5, 5.0})
        if (unit * factor >= spacing * range) {
            unit *= factor;
            break;
        }
    for (double k = std::ceil(low / unit); k * unit < high; ++k)
        addBetween(k * unit);
    return made;
}

QString ColorBar::text(double tick) const
{
    if (isOfRow)
        return QString::number(100 * tick, 'g', 3) + QStringLiteral(" %");
    const bool isBelow = tone.decades > 0 && tick == low; // 0 and all that is smaller has the first colour
    return (isBelow ? QString(QChar(0x2264)) : QString()) + tickText(tick);
}

double ColorBar::width(const Type &type) const
{
    double widest = 0;
    for (const double tick : ticks(0.15))
        widest = std::max(widest, TextRun{text(tick), type.font({}, kStep), {}}.width());
    return barThickness(type) + 6 + std::ceil(widest);
}

void ColorBar::paint(QPainter &painter, const QRectF &rect, const Type &type, const Theme &theme) const
{
    const QRectF bar(std::round(rect.left()), std::round(rect.top()), barThickness(type), std::round(rect.height()));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    const int bands = 64; // as rectangles: gradients are not the same in every viewer
    for (int i = 0; i < bands; ++i) {
        const double top = std::round(bar.top() + bar.height() * i / bands);
        const double bottom = std::round(bar.top() + bar.height() * (i + 1) / bands);
        const double value = valueAt(1 - (i + 0.5) / bands);
        painter.fillRect(QRectF(bar.left(), top, bar.width(), bottom - top),
                         QColor(colors->at(tone.share(value / tone.top))));
    }
    // The frame as rectangles, too: a pen's line stands beside the bands where a unit is not a pixel.
    for (const QRectF &side :
         {QRectF(bar.topLeft(), QSizeF(bar.width(), 1)), QRectF(bar.left(), bar.bottom() - 1, bar.width(), 1),
          QRectF(bar.topLeft(), QSizeF(1, bar.height())), QRectF(bar.right() - 1, bar.top(), 1, bar.height())})
        painter.fillRect(side, theme.line);
    painter.restore();
    const double line = type.lineHeight(kStep);
    for (const double tick : ticks(std::clamp(1.4 * line / bar.height(), 0.15, 1.0))) {
        const double y = bar.bottom() - positionOf(tick) * bar.height();
        const double middle = std::clamp(y, bar.top() + line / 2, std::max(bar.top(), bar.bottom() - line / 2));
        TextLine{{{text(tick), type.font({}, kStep), theme.dim}}}.paint(
            painter, QPointF(bar.right() + 6, middle + type.middleToBaseline(kStep)));
    }
}

ColorBar weightBar(const WeightColors &colors, const Tone &tone, const MapStyle &style, double largest)
{
    if (style.scale == MapScale::ByRow)
        return {&colors.shown, 0, largest > 0 ? 1.0 : 0.0, {}, true};
    const double low = tone.decades > 0 ? tone.top * std::pow(10.0, -tone.decades) : 0;
    return {&colors.shown, low, std::max(largest, low), tone, false};
}

} // namespace lab
