// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/cost_figure.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <utility>

#include "figures/cost_plot.h"
#include "figures/text_flow.h"

namespace lab {

namespace {

using attn::CostStep;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cost)
};

constexpr int kTotal = kCostRows - 1;
constexpr double kSample = 26; ///< length of a line's sample before a step's name
constexpr double kRow = 1.75;  ///< a row's height in lines of text, where there is room
constexpr double kCloseRow = 1.2;

CostStep stepOf(int row)
{
    return attn::kCostSteps.at(static_cast<std::size_t>(row));
}

bool isAttention(int row)
{
    return row != kTotal && growsWithPairs(stepOf(row));
}

double middleOf(const CostLayout &layout, double row)
{
    return layout.top + (row + 0.5) * layout.rowHeight;
}

} // namespace

QString costColumnName(CostColumn column)
{
    switch (column) {
    case CostColumn::Formula:
        return Text::tr("formula");
    case CostColumn::Operations:
        return Text::tr("operations");
    case CostColumn::Bytes:
        return Text::tr("bytes");
    case CostColumn::Time:
        return Text::tr("measured");
    }
    return {};
}

QRectF CostLayout::cellRect(int row, CostColumn column) const
{
    const auto found = std::ranges::find(columns, column, &Column::what);
    if (found == columns.end())
        return {};
    const bool together = column == CostColumn::Time && isAttention(row);
    const int first = together ? 1 : row, count = together ? 3 : 1;
    return {found->left, top + first * rowHeight, found->width, count * rowHeight};
}

CostFigure::CostFigure(FigureSource source, const FigureStyle &style)
    : Figure(std::move(source), style), m_type(style), m_caption(costCaption(this->source(), style)),
      m_account(*this->source().config, *this->source().layer)
{
}

QString CostFigure::caption() const
{
    return m_caption.line();
}

double CostFigure::nameWidth() const
{
    double widest = 0;
    for (const CostStep step : attn::kCostSteps) {
        const QString name = costStepName(step) + QStringLiteral("  ") + costStepEquation(step);
        widest = std::max(widest, TextLine{{{name, m_type.font(name), {}}}}.width());
    }
    return kSample + std::ceil(widest);
}

/// Letters after "_" are set as a subscript.
TextLine CostFigure::formulaLine(const QString &formula, int step, const QColor &color) const
{
    TextLine line;
    const QStringList parts = formula.split(u'_');
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const QString subscript = i > 0 ? parts.at(i).left(1) : QString(), rest = parts.at(i).mid(i > 0 ? 1 : 0);
        if (i > 0)
            line.runs << TextRun{subscript, m_type.font(subscript, step - 2), color, -0.2 * m_type.pixels(step)};
        line.runs << TextRun{rest, m_type.font(rest, step), color};
    }
    return line;
}

TextLine CostFigure::cellText(int row, CostColumn column) const
{
    const Theme &theme = *style().theme;
    const bool sums = row == kTotal;
    const attn::StepCost cost = sums ? m_account.total() : m_account.cost(stepOf(row));
    const auto plain = [&](const QString &text) { return TextLine{{{text, m_type.font(text, 0, sums), theme.text}}}; };
    switch (column) {
    case CostColumn::Formula:
        return sums ? TextLine() : formulaLine(costFormula(stepOf(row), m_account.sizes()), 0, theme.text);
    case CostColumn::Operations:
        return plain(operationsText(cost.operations));
    case CostColumn::Bytes:
        return plain(bytesText(cost.bytes));
    case CostColumn::Time:
        return plain(durationText(sums ? m_account.microseconds() : m_account.microseconds(stepOf(row))));
    }
    return {};
}

double CostFigure::columnWidth(CostColumn column) const
{
    const QString name = costColumnName(column);
    double widest = TextLine{{{name, m_type.font(name, -1), {}}}}.width();
    for (int row = 0; row < kCostRows; ++row)
        widest = std::max(widest, cellText(row, column).width());
    return std::ceil(widest) + 2 * m_type.pixels();
}

double CostFigure::tableWidth() const
{
    double width = nameWidth();
    for (const CostColumn column : kCostColumns)
        width += columnWidth(column);
    return width;
}

/// What the symbols are.
QString CostFigure::symbolsText() const
{
    const attn::AttentionSizes &sizes = m_account.sizes();
    QStringList symbols{Text::tr("n_q = %1 queries").arg(exactText(sizes.n_q)),
                        Text::tr("n_k = %1 keys").arg(exactText(sizes.n_k)),
                        QStringLiteral("d = %1").arg(sizes.d_model), Text::tr("h = %1 heads").arg(sizes.heads)};
    if (sizes.kv_heads != sizes.heads)
        symbols << Text::tr("h_k = %1 key/value heads").arg(sizes.kv_heads);
    symbols << QStringLiteral("d_k = %1").arg(sizes.d_k) << QStringLiteral("d_v = %1").arg(sizes.d_v);
    return symbols.join(QStringLiteral(" · "));
}

/// Where the two kinds of growth meet, and what the whole run took.
QStringList CostFigure::noteTexts() const
{
    const QString grows =
        Text::tr("Projections and output grow with n; scores, softmax and context with n², and from %1 "
                 "keys on they need more operations.")
            .arg(exactText(m_account.crossing()));
    const QString run = Text::tr("Measured: this layer by itself; the whole run, with all its layers, took %1.")
                            .arg(durationText(source().trace->microseconds));
    return {grows, run};
}

QList<TextLine> CostFigure::noteLines(double width, qsizetype most) const
{
    QList<TextLine> lines{formulaLine(symbolsText(), -1, style().theme->dim)};
    lines.first().elide(width);
    for (const QString &note : noteTexts()) {
        TextFlow flow(width, 3);
        flow.add({}, {note, m_type.font(note, -1), style().theme->dim});
        lines << flow.lines();
    }
    return lines.size() <= most ? lines : QList<TextLine>();
}

/// Rows are close together where the curves would have no room otherwise.
CostLayout CostFigure::layout(const QRectF &area) const
{
    const CostLayout roomy = layout(area, kRow), close = layout(area, kCloseRow);
    return roomy.plot.isNull() && !close.plot.isNull() ? close : roomy;
}

CostLayout CostFigure::layout(const QRectF &area, double rowLines) const
{
    CostLayout made{Page(area, m_caption, style(), m_type), 0, 0, 0, {}, {}, {}};
    const QRectF content = made.page.content;
    const double em = m_type.pixels(), line = m_type.lineHeight(), small = m_type.lineHeight(-1), gap = 1.5 * em;
    const CostPlot plot(m_account, m_type, *style().theme);
    const QSizeF plotSize = plot.minimumSize();
    const bool beside = content.width() >= tableWidth() + gap + plotSize.width();
    const double room = beside ? content.width() - gap - plotSize.width() : content.width();
    made.left = content.left();
    made.top = content.top() + small + 4;
    made.rowHeight = std::clamp((content.bottom() - made.top) / kCostRows, line, rowLines * line);
    // The formula is the first to go, operations the last.
    double used = nameWidth();
    QList<CostColumn> fitting;
    for (const CostColumn column : {CostColumn::Operations, CostColumn::Time, CostColumn::Bytes, CostColumn::Formula})
        if (used + columnWidth(column) <= room) {
            used += columnWidth(column);
            fitting << column;
        }
    const double spread = fitting.isEmpty() ? 0 : std::min(2 * em, (room - used) / static_cast<double>(fitting.size()));
    double x = made.left + nameWidth();
    for (const CostColumn column : kCostColumns) {
        if (!fitting.contains(column))
            continue;
        made.columns << CostLayout::Column{column, x, columnWidth(column) + spread};
        x = made.columns.last().left + made.columns.last().width;
    }
    const double under = made.bottom() + em;
    made.notes = noteLines(std::max(made.right() - made.left, std::min(room, 40 * em)),
                           static_cast<qsizetype>((content.bottom() - under) / small));
    const double notes = under + static_cast<double>(made.notes.size()) * small;
    const QRectF rest = beside ? QRectF(QPointF(made.right() + gap, content.top()), content.bottomRight())
                               : QRectF(QPointF(content.left(), notes + em), content.bottomRight());
    if (rest.width() >= plotSize.width() && rest.height() >= plotSize.height())
        made.plot = QRectF(rest.topLeft(), rest.size().boundedTo(QSizeF(60 * em, 40 * em)));
    return made;
}

void CostFigure::paint(QPainter &painter, const QRectF &area) const
{
    paint(painter, layout(area));
}

void CostFigure::paint(QPainter &painter, const CostLayout &layout) const
{
    const Theme &theme = *style().theme;
    painter.save();
    layout.page.paint(painter, m_type, theme);
    paintNames(painter, layout);
    for (const CostLayout::Column &column : layout.columns)
        paintColumn(painter, layout, column);
    painter.setPen(QPen(theme.line, 1));
    for (const double y : {layout.top, layout.top + kTotal * layout.rowHeight})
        painter.drawLine(QLineF(layout.left, std::round(y) + 0.5, layout.right(), std::round(y) + 0.5));
    double middle = layout.bottom() + m_type.pixels() + m_type.lineHeight(-1) / 2;
    for (const TextLine &note : layout.notes) {
        note.paint(painter, QPointF(layout.left, middle + m_type.middleToBaseline(-1)));
        middle += m_type.lineHeight(-1);
    }
    if (!layout.plot.isNull())
        CostPlot(m_account, m_type, theme).paint(painter, layout.plot);
    painter.restore();
}

/// Each with a sample of its line in the plot.
void CostFigure::paintNames(QPainter &painter, const CostLayout &layout) const
{
    const Theme &theme = *style().theme;
    const double room =
        (layout.columns.isEmpty() ? layout.page.content.right() : layout.columns.first().left) - layout.left - kSample;
    for (int row = 0; row < kCostRows; ++row) {
        const double y = middleOf(layout, row);
        const bool sums = row == kTotal;
        const QString name = sums ? costTotalName() : costStepName(stepOf(row));
        TextLine line{{{name, m_type.font(name, 0, sums), theme.text}}};
        if (!sums) {
            const QString equation = QStringLiteral("  ") + costStepEquation(stepOf(row));
            line.runs << TextRun{equation, m_type.font(equation), theme.dim};
            painter.setPen(costPen(stepOf(row), theme));
            painter.drawLine(QLineF(layout.left, y, layout.left + kSample - 8, y));
        }
        line.elide(room);
        line.paint(painter, QPointF(layout.left + (sums ? 0 : kSample), y + m_type.middleToBaseline()));
    }
}

/// Formulas from the left, numbers to the right.
void CostFigure::paintColumn(QPainter &painter, const CostLayout &layout, const CostLayout::Column &column) const
{
    const Theme &theme = *style().theme;
    const bool left = column.what == CostColumn::Formula;
    const double indent = left ? m_type.pixels() : 0, right = column.left + column.width;
    const QString name = costColumnName(column.what);
    const TextLine title{{{name, m_type.font(name, -1), theme.dim}}};
    title.paint(painter, QPointF(left ? column.left + indent : right - title.width(),
                                 layout.top - 4 - m_type.lineHeight(-1) / 2 + m_type.middleToBaseline(-1)));
    if (column.what == CostColumn::Time) {
        paintTimes(painter, layout, column);
        return;
    }
    for (int row = 0; row < kCostRows; ++row) {
        const TextLine text = cellText(row, column.what);
        text.paint(painter, QPointF(left ? column.left + indent : right - text.width(),
                                    middleOf(layout, row) + m_type.middleToBaseline()));
    }
}

/// Scores, softmax and context are computed some queries at a time: one time, and a bracket around them.
void CostFigure::paintTimes(QPainter &painter, const CostLayout &layout, const CostLayout::Column &column) const
{
    const double right = column.left + column.width;
    for (const int row : {0, 2, 4, kTotal}) {
        const TextLine text = cellText(row, column.what);
        text.paint(painter, QPointF(right - text.width(), middleOf(layout, row) + m_type.middleToBaseline()));
    }
    const double x = std::round(column.left + m_type.pixels()) + 0.5, foot = 4;
    const double from = std::round(middleOf(layout, 1) - 0.3 * layout.rowHeight) + 0.5,
                 to = std::round(middleOf(layout, 3) + 0.3 * layout.rowHeight) + 0.5;
    painter.setPen(QPen(style().theme->dim, 1));
    painter.drawPolyline(QPolygonF{{x - foot, from}, {x, from}, {x, to}, {x - foot, to}});
}

/// Formulas can be left out.
QSizeF CostFigure::minimumSize() const
{
    const double width = tableWidth() - columnWidth(CostColumn::Formula),
                 height = m_type.lineHeight(-1) + 4 + kCostRows * m_type.lineHeight();
    const QSizeF around = Page::around(width, m_caption, style(), m_type);
    return {std::ceil(width + around.width()), std::ceil(height + around.height())};
}

QSizeF CostFigure::naturalSize() const
{
    const double em = m_type.pixels(), width = std::max(tableWidth() + 6 * em, 52 * em);
    const auto notes = static_cast<double>(noteLines(width, 100).size());
    const double height = m_type.lineHeight(-1) + 4 + kCostRows * kRow * m_type.lineHeight() + 3 * em +
                          notes * m_type.lineHeight(-1) + 24 * em;
    const QSizeF around = Page::around(width, m_caption, style(), m_type);
    return {std::ceil(width + around.width()), std::ceil(height + around.height())};
}

} // namespace lab
