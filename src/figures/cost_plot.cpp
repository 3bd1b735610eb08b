// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/cost_plot.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <vector>

namespace lab {

namespace {

using attn::CostStep;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cost)
};

constexpr int kStep = -1;         ///< of the type at the axes
constexpr int kFewestDecades = 4; ///< to 10⁴ keys: where the curves have long crossed
constexpr double kGap = 6;
constexpr int kPoints = 60;

QColor colorOf(CostStep step, const Theme &theme)
{
    switch (step) {
    case CostStep::Projections:
        return theme.other.text;
    case CostStep::Scores:
        return theme.key.text;
    case CostStep::Softmax:
        return theme.weights.text;
    case CostStep::Context:
        return theme.value.text;
    case CostStep::Output:
        return theme.text;
    }
    return {};
}

} // namespace

QPen costPen(CostStep step, const Theme &theme)
{
    QPen pen(colorOf(step, theme), 2);
    pen.setCapStyle(Qt::FlatCap);
    if (!growsWithPairs(step))
        pen.setDashPattern({3, 1.5});
    return pen;
}

CostPlot::CostPlot(const CostAccount &account, const Type &type, const Theme &theme)
    : m_account(account), m_type(type), m_theme(theme)
{
    const attn::AttentionSizes &sizes = account.sizes();
    m_least = std::log10(std::max(1.0, sizes.n_k / sizes.n_q)); // no less than one query
    m_most = std::max(kFewestDecades, static_cast<int>(std::ceil(std::log10(2 * sizes.n_k))));
}

double CostPlot::nameWidth() const
{
    double widest = 0;
    for (const CostStep step : attn::kCostSteps) {
        const QString name = costStepName(step);
        widest = std::max(widest, TextLine{{{name, m_type.font(name, kStep), {}}}}.width());
    }
    return std::ceil(widest);
}

QSizeF CostPlot::minimumSize() const
{
    const double em = m_type.pixels();
    return {nameWidth() + 18 * em, 14 * em};
}

/// "10⁶".
TextLine CostPlot::power(int exponent) const
{
    const QFont font = m_type.font({}, kStep), small = m_type.font({}, kStep - 2);
    return {{{QStringLiteral("10"), font, m_theme.dim},
             {QString::number(exponent), small, m_theme.dim, 0.4 * m_type.pixels(kStep)}}};
}

CostPlot::Frame CostPlot::frameIn(const QRectF &area) const
{
    double least = 1e300, most = 1;
    for (const CostStep step : attn::kCostSteps) {
        least = std::min(least, m_account.operationsAt(step, std::pow(10, m_least)));
        most = std::max(most, m_account.operationsAt(step, std::pow(10, m_most)));
    }
    const double line = m_type.lineHeight(kStep);
    Frame frame;
    frame.rect = area.adjusted(power(88).width() + kGap, 1.7 * line, -nameWidth() - 2 * kGap, -2.5 * line);
    frame.x = {m_least, static_cast<double>(m_most), frame.rect.left(), frame.rect.right()};
    frame.y = {std::floor(std::log10(least)), std::ceil(std::log10(most)), frame.rect.bottom(), frame.rect.top()};
    return frame;
}

void CostPlot::paint(QPainter &painter, const QRectF &area) const
{
    const Frame frame = frameIn(area);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintGrid(painter, frame);
    paintCurves(painter, frame);
    paintHere(painter, frame);
    paintNames(painter, frame);
    painter.restore();
}

void CostPlot::paintGrid(QPainter &painter, const Frame &frame) const
{
    const double line = m_type.lineHeight(kStep), toBaseline = m_type.middleToBaseline(kStep);
    const QRectF &rect = frame.rect;
    painter.setPen(QPen(m_theme.line, 1));
    for (int decade = static_cast<int>(std::ceil(m_least)); decade <= m_most; ++decade) {
        const double x = std::round(frame.x.at(decade)) + 0.5;
        painter.setPen(QPen(m_theme.line, 1));
        painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()));
        const TextLine number = power(decade);
        number.paint(painter, QPointF(x - number.width() / 2, rect.bottom() + line / 2 + 2 + toBaseline));
    }
    const double pitch = std::abs(frame.y.at(1) - frame.y.at(0));
    const int every = std::max(1, static_cast<int>(std::ceil(1.3 * line / pitch)));
    for (int decade = static_cast<int>(frame.y.first); decade <= static_cast<int>(frame.y.last); decade += every) {
        const double y = std::round(frame.y.at(decade)) + 0.5;
        painter.setPen(QPen(m_theme.line, 1));
        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y));
        const TextLine number = power(decade);
        number.paint(painter, QPointF(rect.left() - kGap - number.width(), y + toBaseline));
    }
    const QString keys = Text::tr("keys n, queries in proportion"), operations = Text::tr("operations");
    TextLine below{{{keys, m_type.font(keys, kStep), m_theme.dim}}};
    below.elide(rect.width());
    below.paint(painter, QPointF(rect.center().x() - below.width() / 2, rect.bottom() + 1.5 * line + 4 + toBaseline));
    TextLine above{{{operations, m_type.font(operations, kStep), m_theme.dim}}};
    above.elide(rect.width() / 2);
    above.paint(painter, QPointF(rect.left() - power(88).width() - kGap, rect.top() - 1.1 * line + toBaseline));
}

void CostPlot::paintCurves(QPainter &painter, const Frame &frame) const
{
    painter.setBrush(Qt::NoBrush);
    for (const CostStep step : attn::kCostSteps) {
        QPolygonF curve;
        for (int i = 0; i <= kPoints; ++i) {
            const double x = m_least + (m_most - m_least) * i / kPoints;
            curve << QPointF(frame.x.at(x), frame.y.at(std::log10(m_account.operationsAt(step, std::pow(10, x)))));
        }
        painter.setPen(costPen(step, m_theme));
        painter.drawPolyline(curve);
    }
}

/// At the curves' ends, moved apart where they would touch.
void CostPlot::paintNames(QPainter &painter, const Frame &frame) const
{
    const double line = m_type.lineHeight(kStep);
    std::vector<std::pair<double, CostStep>> names;
    names.reserve(attn::kCostSteps.size());
    for (const CostStep step : attn::kCostSteps)
        names.emplace_back(frame.y.at(std::log10(m_account.operationsAt(step, std::pow(10, m_most)))), step);
    std::ranges::sort(names);
    for (std::size_t i = 1; i < names.size(); ++i)
        names[i].first = std::max(names[i].first, names[i - 1].first + line);
    for (const auto &[y, step] : names) {
        const QString name = costStepName(step);
        TextLine{{{name, m_type.font(name, kStep), colorOf(step, m_theme)}}}.paint(
            painter, QPointF(frame.rect.right() + kGap, y + m_type.middleToBaseline(kStep)));
    }
}

void CostPlot::paintHere(QPainter &painter, const Frame &frame) const
{
    const double here = m_account.sizes().n_k, x = frame.x.at(std::log10(here));
    painter.setPen(QPen(m_theme.text, 1, Qt::DotLine));
    painter.drawLine(QPointF(x, frame.rect.top()), QPointF(x, frame.rect.bottom()));
    painter.setPen(QPen(m_theme.panel, 1));
    for (const CostStep step : attn::kCostSteps) {
        painter.setBrush(colorOf(step, m_theme));
        painter.drawEllipse(QPointF(x, frame.y.at(std::log10(m_account.cost(step).operations))), 4, 4);
    }
    const QString text = Text::tr("this run: n = %1").arg(exactText(here));
    TextLine label{{{text, m_type.font(text, kStep, true), m_theme.text}}};
    const double left = std::clamp(x - label.width() / 2, frame.rect.left(),
                                   std::max(frame.rect.left(), frame.rect.right() - label.width()));
    const QString operations = Text::tr("operations");
    const double taken = frame.rect.left() - power(88).width() +
                         TextLine{{{operations, m_type.font(operations, kStep), {}}}}.width() + kGap;
    label.paint(painter, QPointF(std::max(left, taken),
                                 frame.rect.top() - 1.1 * m_type.lineHeight(kStep) + m_type.middleToBaseline(kStep)));
}

} // namespace lab
