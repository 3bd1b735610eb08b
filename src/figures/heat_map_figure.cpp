// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/heat_map_figure.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <utility>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(HeatMap)
};

constexpr int kDigits = 2;
constexpr double kMostLabelShare = 0.32; ///< of the area's width or height that labels may take

/// Cells are wider than high where numbers need it, but stay cells.
constexpr double kWidest = 1.75;
constexpr double kHighest = 1.25;

double padding(const QRectF &area)
{
    return std::clamp(4 * std::floor(std::min(area.width(), area.height()) / 120), 4.0, 24.0);
}

} // namespace

HeatMapFigure::HeatMapFigure(FigureSource source, const FigureStyle &style)
    : Figure(std::move(source), style), m_type(style), m_weights(this->source(), this->source().head),
      m_colors(ColorMap::weights(*style.theme)), m_caption(weightsCaption(this->source())),
      m_queries(queryLabels(*this->source().trace, this->source().layer->place), m_type),
      m_keys(keyLabels(*this->source().trace, this->source().layer->place), m_type)
{
    m_field.values = m_weights.values;
    m_field.masked = m_weights.masked;
    m_field.colors = &m_colors;
    m_field.scale = weightScale(m_weights.largest);
    m_field.widestText = weightText(1e-9f, false, kDigits);
    m_field.text = [this](int row, int col) {
        return weightText(m_weights.values(row, col), m_weights.isMasked(row, col), kDigits);
    };
    m_bar = {&m_colors, 0, m_weights.largest, m_field.scale};
}

HeatMapFigure::~HeatMapFigure() = default;

QString HeatMapFigure::caption() const
{
    return m_caption.line();
}

double HeatMapFigure::axisTitleHeight(const HeatMapLayout &layout) const
{
    return layout.axisTitles ? std::ceil(m_type.lineHeight()) + 4 : 0;
}

QSizeF HeatMapFigure::pitch(const QSizeF &room) const
{
    const double most = 12 * m_type.pixels();
    const double col = std::min(most, room.width() / std::max(1, cols()));
    const double row = std::min(most, room.height() / std::max(1, rows()));
    const QSizeF wanted(std::min(col, kWidest * row), std::min(row, kHighest * col));
    const auto whole = [](double length) { return length >= 4 ? std::floor(length) : length; };
    return {std::max(0.01, whole(wanted.width())), std::max(0.01, whole(wanted.height()))};
}

HeatMapLayout HeatMapFigure::layout(const QRectF &area, const Viewport &view) const
{
    const double pad = padding(area), em = m_type.pixels();
    QRectF content = area.adjusted(pad, pad, -pad, -pad);
    HeatMapLayout made;
    made.area = area;
    made.captionTopLeft = content.topLeft();
    if (style().caption)
        made.caption = m_caption.flow(m_type, *style().theme, content.size());
    content.setTop(content.top() + captionHeight(made.caption, m_type));
    made.axisTitles = content.width() > 24 * em && content.height() > 14 * em;
    const double titles = axisTitleHeight(made);
    const double barRoom = m_weights.largest > 0 && content.width() > 22 * em ? m_bar.width(m_type) + em : 0;

    QSizeF cell;
    double right = barRoom;
    for (int step = 1; step >= -1; --step) { // the largest type that leaves every label its line
        made.rows = m_queries.planRows(em, kMostLabelShare * content.width(), step);
        made.cols = m_keys.planColumns(1e6, 0, step);
        for (int round = 0; round < 3; ++round) { // cells and labels take room from one another
            cell = pitch(
                {content.width() - titles - made.rows.extent - right, content.height() - titles - made.cols.extent});
            made.rows = m_queries.planRows(cell.height(), kMostLabelShare * content.width(), step);
            made.cols = m_keys.planColumns(cell.width(), kMostLabelShare * content.height(), step);
            right = std::max(barRoom, made.cols.slanted ? std::min(made.cols.extent, 0.15 * content.width()) : 0);
        }
        if (made.rows.step == step && made.cols.step == step && made.rows.every == 1 && made.cols.every == 1)
            break;
    }
    const QSizeF size(cell.width() * cols(), cell.height() * rows());
    const double spareWidth = content.width() - titles - made.rows.extent - size.width() - right;
    const double spareHeight = content.height() - titles - made.cols.extent - size.height();
    const QPointF corner(std::floor(content.left() + titles + made.rows.extent + std::max(0.0, spareWidth / 2)),
                         std::floor(content.top() + titles + made.cols.extent + std::max(0.0, spareHeight / 3)));
    made.grid = CellGrid({corner, size}, rows(), cols(), view);
    const double labelsHeight = made.cols.extent;
    made.rows = m_queries.planRows(made.grid.rowPitch(), made.rows.extent, made.rows.step);
    made.cols = m_keys.planColumns(made.grid.colPitch(), labelsHeight, made.cols.step);
    if (barRoom > 0)
        made.bar = {made.grid.rect().right() + em, corner.y(), barRoom - em, std::max(size.height(), 4 * em)};
    return made;
}

QSizeF HeatMapFigure::minimumSize() const
{
    return QSizeF(22, 15) * m_type.pixels();
}

QSizeF HeatMapFigure::naturalSize() const
{
    const double em = m_type.pixels();
    const QSizeF withText = cellSizeForText(m_field, m_type, 0);
    const auto length = [&](int count, double comfortable) {
        const double labelled = std::ceil(m_type.lineHeight(-1)) * std::sqrt(2.0);
        return std::min(count * (count <= 24 ? comfortable : labelled), 120 * em);
    };
    const LabelPlan rowPlan = m_queries.planRows(2 * em, 16 * em, 1);
    const LabelPlan colPlan = m_keys.planColumns(cols() <= 24 ? 1.25 * withText.width() : 1.5 * em, 10 * em, 1);
    const double around = 4 * em, titles = m_type.lineHeight() + 4;
    const double width = around + titles + rowPlan.extent + length(cols(), 1.25 * withText.width()) +
                         std::max(m_bar.width(m_type) + em, colPlan.slanted ? colPlan.extent : 0);
    const double widest = std::max(width, 44 * em);
    const double caption =
        style().caption ? captionHeight(m_caption.flow(m_type, *style().theme, {widest - around, 1e6}), m_type) : 0;
    const double height = around + caption + titles + colPlan.extent + length(rows(), 1.6 * withText.height() + em / 2);
    return {std::ceil(widest), std::ceil(std::max(height, 20 * em))};
}

void HeatMapFigure::paintAxisTitles(QPainter &painter, const HeatMapLayout &layout) const
{
    const Theme &theme = *style().theme;
    const attn::AttentionPlace &place = source().layer->place;
    const auto line = [&](const QString &role, const QString &what, const QColor &color) {
        return TextLine{{{role, m_type.font(role), color}, {what, m_type.font(what), theme.dim}}};
    };
    const QRectF grid = layout.grid.rect();
    TextLine keys = line(Text::tr("keys"), QStringLiteral(": ") + keyAxis(*source().config, place), theme.key.text);
    keys.elide(layout.area.right() - padding(layout.area) - grid.left());
    const double above = grid.top() - layout.cols.extent - axisTitleHeight(layout) / 2 - 2;
    keys.paint(painter, QPointF(grid.left(), above + m_type.middleToBaseline()));

    TextLine queries =
        line(Text::tr("queries"), QStringLiteral(": ") + queryAxis(*source().config, place), theme.query.text);
    const double room = layout.area.bottom() - padding(layout.area) - grid.top();
    queries.elide(std::max(grid.height(), std::min(room, queries.width())));
    painter.save();
    painter.translate(grid.left() - layout.rows.extent - axisTitleHeight(layout) / 2 - 2,
                      grid.top() + std::max(grid.height(), queries.width()) / 2);
    painter.rotate(-90);
    queries.paint(painter, QPointF(-queries.width() / 2, m_type.middleToBaseline()));
    painter.restore();
}

void HeatMapFigure::paint(QPainter &painter, const QRectF &area) const
{
    paint(painter, layout(area));
}

void HeatMapFigure::paint(QPainter &painter, const HeatMapLayout &layout) const
{
    const Theme &theme = *style().theme;
    const Cell &marked = source().cell;
    painter.save();
    painter.fillRect(layout.area, theme.panel);
    paintCaption(painter, layout.captionTopLeft, layout.caption, m_type);
    if (layout.axisTitles)
        paintAxisTitles(painter, layout);
    m_queries.paintRows(painter, layout.grid, layout.rows, theme, theme.query.text, marked.query);
    m_keys.paintColumns(painter, layout.grid, layout.cols, theme, theme.key.text, marked.key, layout.area.right() - 2);
    paintFrame(painter, layout.grid.rect(), theme);
    paintCells(painter, layout.grid, m_field, m_type, theme);
    paintMark(painter, layout.grid, {marked.query, marked.key}, theme);
    if (!layout.bar.isNull())
        m_bar.paint(painter, layout.bar, m_type, theme);
    painter.restore();
}

} // namespace lab
