// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "figures/labels.h"
#include "walkthrough/step_figure.h"
#include "walkthrough/step_figure_curves.h"

// Columns of a matrix as curves along its rows, below the tables.

namespace lab {

namespace {

constexpr double kLeastEms = 8;
constexpr double kMostEms = 22;
constexpr double kScaleEms = 2.5;
constexpr double kNameGapEms = 2;
constexpr double kSampleGap = 6;
constexpr double kSampleEms = 2.4; ///< a piece of line in the legend
constexpr double kLineEms = 20;    ///< Qt draws lines of one pixel many times as fast as wider ones
constexpr std::array kPens{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};

/// 1, 2 or 5 times a power of ten: not more than so many ticks.
int tickStep(int count, int most)
{
    int step = 1;
    for (int factor = 0; count / step > most; ++factor)
        step = factor % 3 == 1 ? step / 2 * 5 : step * 2;
    return step;
}

/// As far below 0 as above, but for numbers that are all on one side.
struct ValueAxis {
    explicit ValueAxis(attn::ConstMatrixView values)
    {
        float most = 0;
        bool above = false, below = false;
        for (attn::Index k = 0; k < values.rows; ++k)
            for (const float value : values.row(k)) {
                most = std::max(most, std::isfinite(value) ? std::abs(value) : 0);
                above |= value > 0;
                below |= value < 0;
            }
        top = above ? static_cast<double>(most) : 0;
        bottom = below ? -static_cast<double>(most) : 0;
    }
    double top = 0;
    double bottom = 0;
};

} // namespace

double curvesWidth(const StepCurves &curves, const Type &type)
{
    const auto width = [&](const QString &text) { return TextRun{text, type.font(text, -1), {}}.width(); };
    double sum = kScaleEms * type.pixels() + width(curves.along);
    for (const QString &name : curves.names)
        sum += (kSampleEms + kNameGapEms) * type.pixels() + kSampleGap + width(name);
    return std::ceil(sum) + 1;
}

double StepFigure::leastCurvesHeight() const
{
    return m_step.curves ? kLeastEms * m_tableType.pixels() : 0;
}

void StepFigure::layOutCurves(const QRectF &area) const
{
    m_curves = area;
    m_curves.setHeight(std::min(area.height(), kMostEms * m_tableType.pixels()));
}

void StepFigure::paintCurves(QPainter &painter) const
{
    if (!m_step.curves)
        return;
    const StepCurves &curves = *m_step.curves;
    const attn::ConstMatrixView values = curves.values->matrix();
    const Theme &theme = *style().theme;
    const double line = m_tableType.lineHeight(-1);
    const QRectF plot = m_curves.adjusted(kScaleEms * m_tableType.pixels(), 1.6 * line, -1, -1.6 * line);
    const ValueAxis axis(values);
    if (plot.height() <= 0 || axis.top == axis.bottom)
        return;
    const double across = plot.width() / static_cast<double>(std::max<attn::Index>(1, values.cols - 1));
    const auto at = [&](attn::Index position, double value) {
        return QPointF(plot.left() + static_cast<double>(position) * across,
                       plot.top() + (axis.top - value) / (axis.top - axis.bottom) * plot.height());
    };
    const auto text = [&](const QString &what, const QPointF &baseline, double align) {
        const TextLine made{{{what, m_tableType.font(what, -1), theme.dim}}};
        made.paint(painter, baseline - QPointF(align * made.width(), 0));
        return made.width();
    };
    painter.fillRect(QRectF(plot.topLeft(), QPointF(at(curves.used - 1, 0).x() + 1, plot.bottom())), theme.window);
    painter.setPen(QPen(theme.line, 1));
    const double drop = m_tableType.middleToBaseline(-1);
    const std::set<double> marks{axis.bottom, 0, axis.top};
    for (const double value : marks)
        painter.drawLine(QLineF(at(0, value), at(values.cols - 1, value)));
    for (const double value : marks)
        text(numberText(static_cast<float>(value), 2), at(0, value) + QPointF(-6, drop), 1);
    const auto count = static_cast<int>(values.cols);
    for (int tick = 0; tick < count; tick += tickStep(count, 12))
        text(QString::number(tick), {at(tick, 0).x(), plot.bottom() + 1.2 * line}, 0.5);
    painter.setPen(QPen(theme.text, 1));
    painter.drawLine(QLineF(at(curves.marked, axis.bottom), at(curves.marked, axis.top)));
    painter.setBrush(Qt::NoBrush);
    const double width = std::max(1.0, m_tableType.pixels() / kLineEms);
    double x = plot.left();
    for (attn::Index k = 0; k < values.rows; ++k) {
        const auto number = static_cast<std::size_t>(k);
        painter.setPen(QPen(theme.other.text, width, kPens.at(number % kPens.size()), Qt::FlatCap));
        QPolygonF points;
        for (attn::Index p = 0; p < values.cols; ++p)
            points << at(p, static_cast<double>(values(k, p)));
        painter.drawPolyline(points);
        const double sample = kSampleEms * m_tableType.pixels(), y = m_curves.top() + line;
        painter.drawLine(QLineF(x, y - drop, x + sample, y - drop));
        x += sample + kSampleGap;
        x += text(curves.names.at(k), {x, y}, 0) + kNameGapEms * m_tableType.pixels();
    }
    const double along = TextLine{{{curves.along, m_tableType.font(curves.along, -1), theme.dim}}}.width();
    if (x + along <= plot.right()) // beside the names, or not at all
        text(curves.along, {plot.right(), m_curves.top() + line}, 1);
}

} // namespace lab
