// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/axis_labels.h"

#include <QHash>

#include <algorithm>
#include <cmath>
#include <utility>

namespace lab {

namespace {

constexpr int kSmallestStep = -1;
constexpr double kSlant = 45;      ///< degrees
constexpr double kTightLine = 1.1; ///< line height of labels that stand close, in ems
constexpr double kGap = 6;         ///< between labels and cells

const QString kArrow = QStringLiteral(" \u25B8 "); ///< from a fed word to the produced one
const double kSine = std::sin(kSlant * M_PI / 180);

} // namespace

TextLine tokenLine(const TokenLabel &label, const Type &type, int step, const LabelColors &colors, bool marked,
                   double width)
{
    const QColor color = marked ? colors.marked : label.special ? colors.dim : colors.plain;
    TextLine word{{{label.text, type.font(label.text, step, marked), color, 0, label.unknown}}};
    if (marked && word.width() > width)
        word.runs.first().font.setBold(false);
    if (label.fed.isEmpty()) {
        word.elide(width);
        return word;
    }
    const QColor fedColor = marked ? colors.marked : colors.dim;
    TextLine fed{{{label.fed, type.font(label.fed, step - 1), fedColor}}};
    TextLine line{{{kArrow, type.font(kArrow, step - 1), fedColor}}};
    const double room = width - line.width() - word.width();
    if (room < fed.width() && room < 2.5 * type.pixels(step - 1))
        fed.runs.clear(); // a letter and dots say nothing
    fed.elide(room);
    line.runs = fed.runs + line.runs + word.runs;
    line.elide(width);
    return line;
}

AxisLabels::AxisLabels(const QList<TokenLabel> &labels, const Type &type) : m_labels(labels), m_type(type)
{
    const auto width = [&](const QString &text, int step, bool bold) {
        return TextRun{text, m_type.font(text, step, bold), {}}.width();
    };
    QHash<std::pair<QString, QString>, bool> known; // words recur
    for (const TokenLabel &label : labels) {
        if (std::exchange(known[{label.fed, label.text}], true))
            continue;
        const double fed = label.fed.isEmpty() ? 0 : width(label.fed, -1, false) + width(kArrow, -1, false);
        m_widestEms = std::max(m_widestEms, (width(label.text, 0, true) + fed) / type.pixels());
    }
}

double AxisLabels::widest(int step) const
{
    return std::ceil(m_widestEms * m_type.pixels(step)) + 1;
}

LabelPlan AxisLabels::planRows(double pitch, double mostWidth, int largestStep) const
{
    LabelPlan plan;
    plan.step = largestStep;
    const auto needed = [&] {
        return m_type.lineHeight(plan.step) * (plan.step > 0 ? 1.5 : 1);
    }; // large only with ease
    while (plan.step > kSmallestStep && needed() > pitch)
        --plan.step;
    plan.every = std::max(1, static_cast<int>(std::ceil(kTightLine * m_type.pixels(plan.step) / pitch)));
    plan.extent = std::min(widest(plan.step), mostWidth) + kGap;
    return plan;
}

LabelPlan AxisLabels::planColumns(double pitch, double mostHeight, int largestStep, bool level) const
{
    LabelPlan plan;
    for (plan.step = largestStep; plan.step >= (level ? kSmallestStep : 0); --plan.step) // slanted before small
        if (widest(plan.step) + 0.6 * m_type.pixels(plan.step) <= pitch) {
            plan.extent = m_type.lineHeight(plan.step) + kGap / 2;
            return plan;
        }
    plan.step = largestStep;
    const double along = level ? 1 : kSine; // how far apart two labels a pitch from each other are
    const auto needed = [&] {
        return level ? widest(plan.step) + 0.6 * m_type.pixels(plan.step) : m_type.lineHeight(plan.step);
    };
    while (plan.step > kSmallestStep && needed() > pitch * along)
        --plan.step;
    plan.slanted = !level;
    const double tight = level ? needed() : kTightLine * m_type.pixels(plan.step);
    plan.every = std::max(1, static_cast<int>(std::ceil(tight / (pitch * along))));
    plan.extent = level ? m_type.lineHeight(plan.step) + kGap / 2
                        : std::min(mostHeight, (widest(plan.step) + m_type.pixels(plan.step)) * kSine + kGap);
    return plan;
}

QList<int> AxisLabels::shown(const LabelPlan &plan, int first, int last, std::optional<int> marked) const
{
    QList<int> made;
    for (int i = first; i <= std::min(last, static_cast<int>(m_labels.size()) - 1); ++i) {
        const bool isMarked = marked == i;
        const bool hidden = marked && !isMarked && std::abs(i - *marked) < plan.every;
        if (isMarked || (i % plan.every == 0 && !hidden))
            made << i;
    }
    return made;
}

void AxisLabels::paintRows(QPainter &painter, const CellGrid &grid, const LabelPlan &plan, const LabelColors &colors,
                           std::optional<int> marked, LabelSide side) const
{
    const double half = m_type.pixels(plan.step) / 2;
    const QRectF clip = painter.clipBoundingRect();
    const double first = grid.rect().top(), last = std::max(first, grid.rect().bottom() - half + 3);
    for (const int row : shown(plan, grid.firstRow(), grid.lastRow(), marked)) {
        const double exact = grid.cellRect({row, grid.firstCol()}).center().y();
        const double middle = std::clamp(exact, first, last); // only the marked one may move to be seen
        if (exact < grid.rect().top() || exact > grid.rect().bottom() || (middle != exact && marked != row))
            continue;
        if (painter.hasClipping() && (middle + 2 * half < clip.top() || middle - 2 * half > clip.bottom()))
            continue; // a scrolled table of a long text has thousands of rows
        const TextLine line = tokenLine(m_labels.at(row), m_type, plan.step, colors, marked == row, plan.extent - kGap);
        const double left =
            side == LabelSide::Before ? grid.rect().left() - kGap - line.width() : grid.rect().right() + kGap;
        line.paint(painter, QPointF(left, middle + m_type.middleToBaseline(plan.step)));
    }
}

void AxisLabels::paintColumns(QPainter &painter, const CellGrid &grid, const LabelPlan &plan, const LabelColors &colors,
                              std::optional<int> marked, double limit, LabelSide side) const
{
    const double pixels = m_type.pixels(plan.step);
    const bool above = side == LabelSide::Before;
    const double edge = above ? grid.rect().top() - kGap / 2 : grid.rect().bottom() + kGap / 2;
    for (const int col : shown(plan, grid.firstCol(), grid.lastCol(), marked)) {
        const double middle = grid.cellRect({grid.firstRow(), col}).center().x();
        if (middle < grid.rect().left() || middle > grid.rect().right())
            continue;
        if (plan.slanted) {
            paintSlanted(painter, plan, m_labels.at(col), colors, marked == col, {middle, edge}, limit, side);
            continue;
        }
        const TextLine line =
            tokenLine(m_labels.at(col), m_type, plan.step, colors, marked == col, plan.every * grid.colPitch() - 2);
        line.paint(painter, QPointF(middle - line.width() / 2, above ? edge - 0.25 * pixels : edge + pixels));
    }
}

/// Above, a slanted line starts above its column's middle and ends where the height or the area does; below, it ends
/// under it.
void AxisLabels::paintSlanted(QPainter &painter, const LabelPlan &plan, const TokenLabel &label,
                              const LabelColors &colors, bool marked, const QPointF &middle, double limit,
                              LabelSide side) const
{
    const double pixels = m_type.pixels(plan.step);
    const bool above = side == LabelSide::Before;
    const QPointF tip = above ? middle + QPointF(pixels * kSine / 3, -0.25 * pixels * kSine)
                              : middle + QPointF(pixels * kSine / 3, 0.75 * pixels * kSine);
    const double most = std::min(plan.extent - kGap, std::abs(limit - tip.x())) / kSine - pixels * 0.9;
    const TextLine line = tokenLine(label, m_type, plan.step, colors, marked, most);
    painter.save();
    painter.translate(tip);
    painter.rotate(-kSlant);
    line.paint(painter, {above ? 0 : -line.width(), 0});
    painter.restore();
}

} // namespace lab
