// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/heat_map_figure.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <utility>

#include "figures/row_profile.h"

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(HeatMap)
};

constexpr int kDigits = 2;
constexpr double kMostLabelShare = 0.32; ///< of the area's width or height that labels may take

} // namespace

HeatMapFigure::HeatMapFigure(FigureSource source, const FigureStyle &style)
    : Figure(std::move(source), style), m_type(style), m_weights(this->source(), this->source().head, style.map),
      m_colors(*style.theme, style.map),
      m_tone(weightTone(style.map, m_weights.largest, smallestPositive(m_weights.values))),
      m_caption(weightsCaption(this->source(), style)), m_queries(m_weights.queries.labels(), m_type),
      m_keys(m_weights.keys.labels(), m_type), m_field(weightField(m_weights, m_colors, m_tone, style.map, kDigits)),
      m_bar(weightBar(m_colors, m_tone, style.map, m_weights.largest))
{
    if (std::max(rows(), cols()) > kMostVectorCells)
        m_levels.emplace(m_field, maskedColor(*style.theme).rgb());
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

double HeatMapFigure::profileRoom(const QRectF &content) const
{
    const double needed = RowProfile::height(m_type) + m_type.pixels();
    return style().map.profile && content.height() > 4 * needed ? needed : 0;
}

HeatMapLayout HeatMapFigure::layout(const QRectF &area, const Viewport &view) const
{
    HeatMapLayout made{Page(area, m_caption, style(), m_type), {}, {}, {}, {}, {}};
    const double below = profileRoom(made.page.content);
    const QRectF content = made.page.content.adjusted(0, 0, 0, -below);
    const double em = m_type.pixels();
    made.axisTitles = content.width() > 24 * em && content.height() > 14 * em;
    const double titles = axisTitleHeight(made);
    const bool hasBar = style().colorBar && m_weights.largest > 0 && content.width() > 22 * em;
    const double barRoom = hasBar ? m_bar.width(m_type) + em : 0;

    QSizeF cell;
    double right = barRoom;
    for (int step = 1; step >= -1; --step) { // the largest type that leaves every label its line
        made.rows = m_queries.planRows(em, kMostLabelShare * content.width(), step);
        made.cols = m_keys.planColumns(1e6, 0, step);
        for (int round = 0; round < 3; ++round) { // cells and labels take room from one another
            cell = fittedCell(
                {content.width() - titles - made.rows.extent - right, content.height() - titles - made.cols.extent},
                rows(), cols(), QSizeF(12, 12) * em);
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
    if (below > 0)
        made.profile = {corner.x(), made.grid.rect().bottom() + em, size.width(), below - em};
    return made;
}

QSizeF HeatMapFigure::minimumSize() const
{
    return QSizeF(22, 15) * m_type.pixels();
}

QSizeF HeatMapFigure::naturalSize() const
{
    const double em = m_type.pixels();
    const QSizeF withText = cellSizeForText(weightText(1e-9f, false, kDigits), m_type, 0);
    const auto length = [&](int count, double comfortable) {
        const double labelled = std::ceil(m_type.lineHeight(-1)) * std::sqrt(2.0);
        return std::min(count * (count <= 24 ? comfortable : labelled), 120 * em);
    };
    const LabelPlan rowPlan = m_queries.planRows(2 * em, 16 * em, 1);
    const LabelPlan colPlan = m_keys.planColumns(cols() <= 24 ? 1.25 * withText.width() : 1.5 * em, 10 * em, 1);
    const double titles = m_type.lineHeight() + 4;
    const double width = titles + rowPlan.extent + length(cols(), 1.25 * withText.width()) +
                         std::max(m_bar.width(m_type) + em, colPlan.slanted ? colPlan.extent : 0);
    const double profile = style().map.profile ? RowProfile::height(m_type) + em : 0;
    const double height = titles + colPlan.extent + length(rows(), 1.6 * withText.height() + em / 2) + profile;
    const QSizeF content(std::max(width, 40 * em), std::max(height, 18 * em));
    const QSizeF whole = content + Page::around(content.width(), m_caption, style(), m_type);
    return {std::ceil(whole.width()), std::ceil(whole.height())};
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
    keys.elide(layout.page.content.right() - grid.left());
    const double above = grid.top() - layout.cols.extent - axisTitleHeight(layout) / 2 - 2;
    keys.paint(painter, QPointF(grid.left(), above + m_type.middleToBaseline()));

    TextLine queries =
        line(Text::tr("queries"), QStringLiteral(": ") + queryAxis(*source().config, place), theme.query.text);
    const double room = layout.page.content.bottom() - grid.top();
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

void HeatMapFigure::paintProfile(QPainter &painter, const HeatMapLayout &layout) const
{
    const std::optional<int> row = rowOf(source().cell.query);
    if (!row || layout.profile.isNull())
        return;
    const Theme &theme = *style().theme;
    const std::optional<int> col = colOf(source().cell.key);
    const RowProfile profile{m_weights.values.row(*row), col, QColor(m_colors.shown.at(0.75)),
                             col ? theme.key.text : theme.dim};
    profile.paint(painter, layout.profile, layout.grid, m_type, theme);
}

void HeatMapFigure::paint(QPainter &painter, const HeatMapLayout &layout) const
{
    const Theme &theme = *style().theme;
    const std::optional<int> row = rowOf(source().cell.query), col = colOf(source().cell.key);
    const Cell marked{row, col};
    painter.save();
    layout.page.paint(painter, m_type, theme);
    if (layout.axisTitles)
        paintAxisTitles(painter, layout);
    m_queries.paintRows(painter, layout.grid, layout.rows, {theme.text, theme.dim, theme.query.text}, row);
    m_keys.paintColumns(painter, layout.grid, layout.cols, {theme.text, theme.dim, theme.key.text}, col,
                        layout.page.area.right() - 2);
    paintFrame(painter, layout.grid.rect(), theme);
    paintCells(painter, layout.grid, m_field, m_type, theme, m_levels ? &*m_levels : nullptr);
    paintMark(painter, layout.grid, row, col, markColor(marked, theme), m_colors.halo);
    if (!layout.bar.isNull())
        m_bar.paint(painter, layout.bar, m_type, theme);
    paintProfile(painter, layout);
    painter.restore();
}

} // namespace lab
