// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/model_figure.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "figures/head_texts.h"
#include "figures/head_weights.h"
#include "figures/labels.h"

namespace lab {

namespace {

constexpr int kTitleStep = -1;
constexpr int kRowStep = -2;
constexpr double kMarkWidth = 1.25;
/// Cells that are written to a vector file as rectangles, of all heads together.
constexpr double kMostRects = 40000;

bool isIn(const QRectF &rect, const QPainter &painter)
{
    return !painter.hasClipping() || painter.clipBoundingRect().intersects(rect);
}

} // namespace

ModelFigure::ModelFigure(FigureSource source, const FigureStyle &style)
    : Figure(std::move(source), style), m_type(style), m_colors(ColorMap::weights(*style.theme)),
      m_caption(modelCaption(this->source(), style)),
      m_groups(headGroups(*this->source().overview, this->source().order))
{
    for (const HeadGroup &group : m_groups)
        m_hasBadges = m_hasBadges ||
                      std::ranges::any_of(group.heads, [](const HeadSummary *head) { return head->badge.has_value(); });
    const double largest = static_cast<double>(this->source().overview->largest);
    m_bar = {&m_colors, 0, largest, {.top = weightScale(largest)}};
}

ModelFigure::~ModelFigure() = default;

QString ModelFigure::caption() const
{
    return m_caption.line();
}

TileStyle ModelFigure::tileStyle() const
{
    return {m_type.pixels(), std::ceil(m_type.lineHeight(kTitleStep)) + 2, std::ceil(m_type.lineHeight(kRowStep)) + 1,
            std::ceil(m_type.lineHeight()) + 8, (m_hasBadges ? 1 : 0) + (source().order ? 1 : 0)};
}

double ModelFigure::barRoom(double width) const
{
    const double em = m_type.pixels();
    return style().colorBar && m_bar.high > 0 && width > 40 * em ? m_bar.width(m_type) + 1.5 * em : 0;
}

ModelLayout ModelFigure::layout(const QRectF &area) const
{
    ModelLayout made{Page(area, m_caption, style(), m_type), {}, {}};
    const QRectF content = made.page.content;
    const double besides = barRoom(content.width());
    made.heads = fittedHeads(m_groups, content.size() - QSizeF(besides, 0), source().order.has_value(), tileStyle());
    made.heads.translate(content.topLeft());
    if (besides > 0) {
        const double em = m_type.pixels();
        double right = 0;
        for (const HeadTile &tile : made.heads.tiles)
            right = std::max(right, tile.rect.right());
        const double top = made.heads.tiles.first().map.top();
        made.bar = {right + 1.5 * em, top, besides - 1.5 * em,
                    std::clamp(content.top() + made.heads.height - top, 4 * em, 24 * em)};
    }
    return made;
}

void ModelFigure::paint(QPainter &painter, const QRectF &area) const
{
    paint(painter, layout(area));
}

void ModelFigure::paint(QPainter &painter, const ModelLayout &layout) const
{
    const Theme &theme = *style().theme;
    painter.save();
    layout.page.paint(painter, m_type, theme);
    const TileText text = layout.heads.text;
    for (int i = 0; i < m_groups.size() && text != TileText::None; ++i) {
        const QRectF heading = layout.heads.headings.at(i);
        const QString &title = m_groups.at(i).title;
        TextLine line{{{title, m_type.font(title, 0, true), theme.text}}};
        line.elide(heading.width());
        line.paint(painter, QPointF(heading.left(), heading.center().y() + m_type.middleToBaseline()));
    }
    for (const HeadTile &tile : layout.heads.tiles)
        if (isIn(tile.rect.adjusted(-4, -4, 4, 4), painter))
            paintTile(painter, tile, text);
    if (!layout.bar.isNull())
        m_bar.paint(painter, layout.bar, m_type, theme);
    painter.restore();
}

void ModelFigure::paintTile(QPainter &painter, const HeadTile &tile, TileText text) const
{
    paintMap(painter, tile);
    if (text == TileText::None)
        return;
    const Theme &theme = *style().theme;
    const HeadSummary &head = *tile.head;
    const bool taught = !supervision(*source().config, head.place, head.head).isEmpty();
    const QString name = shortHeadName(head) + (taught ? QStringLiteral(" \u2605") : QString());
    TextLine title{{{name, m_type.font(name, kTitleStep), theme.text}}};
    title.elide(tile.rect.width() + m_type.pixels() / 2);
    const double middle = tile.rect.top() + (tile.map.top() - tile.rect.top()) / 2 - 1;
    title.paint(painter, QPointF(tile.rect.left(), middle + m_type.middleToBaseline(kTitleStep)));
    paintRows(painter, tile, text);
}

void ModelFigure::paintMap(QPainter &painter, const HeadTile &tile) const
{
    const Theme &theme = *style().theme;
    const HeadOverview &overview = *source().overview;
    const auto place = std::ranges::find(overview.places, tile.head->place, &PlaceSummary::place);
    CellField field;
    field.values = tile.head->map.matrix();
    field.masked = place->masked;
    field.colors = &m_colors;
    field.tone = m_bar.tone;
    std::size_t heads = 0;
    for (const PlaceSummary &each : overview.places)
        heads += each.heads.size();
    field.mostRects = std::min(kMostVectorCells, static_cast<int>(std::sqrt(kMostRects / static_cast<double>(heads))));
    const CellGrid pooled(tile.map, static_cast<int>(field.values.rows), static_cast<int>(field.values.cols));
    paintFrame(painter, tile.map, theme);
    paintCells(painter, pooled, field, m_type, theme);
    const Cell marked = markIn(tile.head->place);
    const CellGrid grid(tile.map, static_cast<int>(place->queries), static_cast<int>(place->keys));
    paintMark(painter, grid, marked.query, marked.key, markColor(marked, theme), {}, kMarkWidth);
}

Cell ModelFigure::markIn(const attn::AttentionPlace &place) const
{
    if (!source().layer)
        return {};
    // The same tokens stand in the rows of a block's layers, and in the columns of all that look at one stack.
    const auto keyBlock = [](const attn::AttentionPlace &of) {
        return of.kind == attn::AttentionKind::Cross ? attn::Block::Encoder : of.block;
    };
    const attn::AttentionPlace &chosen = source().layer->place;
    Cell marked = source().cell;
    if (place.block != chosen.block)
        marked.query.reset();
    if (keyBlock(place) != keyBlock(chosen))
        marked.key.reset();
    return marked;
}

void ModelFigure::paintRows(QPainter &painter, const HeadTile &tile, TileText text) const
{
    const HeadSummary &head = *tile.head;
    const std::optional<HeadBadge> &badge = head.badge;
    const double height = tileStyle().row;
    QRectF row(tile.rect.left(), tile.map.bottom() + 4, tile.rect.width(), height);
    const auto paint = [&](const QString &name, const QString &number, bool isBadge) {
        paintRow(painter, row, name, number, isBadge);
        row.translate(0, height);
    };
    const auto paintMeasure = [&](HeadMeasure measure) {
        const bool isBadge = badge && measureOf(badge->trait) == measure;
        paint(isBadge ? traitName(badge->trait) : measureName(measure), measureText(measure, head.measures), isBadge);
    };
    if (text == TileText::All) {
        const bool self = head.place.kind == attn::AttentionKind::Self;
        for (const HeadMeasure measure : kHeadMeasures)
            if (self || measure == HeadMeasure::Entropy || measure == HeadMeasure::First)
                paintMeasure(measure);
        return;
    }
    if (source().order)
        paintMeasure(*source().order);
    if (badge && measureOf(badge->trait) != source().order)
        paintMeasure(measureOf(badge->trait));
}

void ModelFigure::paintRow(QPainter &painter, const QRectF &row, const QString &name, const QString &number,
                           bool badge) const
{
    const Theme &theme = *style().theme;
    if (badge) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.weights.fill);
        painter.drawRoundedRect(row.adjusted(-3, 0, 3, 0), 3, 3);
    }
    const QColor ink = ColorMap::ink(theme.weights.fill.rgb());
    const double baseline = row.center().y() + m_type.middleToBaseline(kRowStep);
    TextLine left{{{name, m_type.font(name, kRowStep), badge ? ink : theme.dim}}};
    TextLine right{{{number, m_type.font(number, kRowStep), badge ? ink : theme.text}}};
    if (left.width() + 3 + right.width() > row.width())
        right.runs.first().text = number.section(QChar(' '), 0, 0); // without its unit
    left.elide(row.width() - right.width() - 3);
    right.elide(row.width());
    left.paint(painter, QPointF(row.left(), baseline));
    right.paint(painter, QPointF(row.right() - right.width(), baseline));
}

double ModelFigure::heightForWidth(double width) const
{
    const QRectF content = Page({0, 0, width, 1e5}, m_caption, style(), m_type).content;
    const double room = content.width() - barRoom(content.width());
    return std::ceil(clearHeight(m_groups, room, source().order.has_value(), tileStyle()) + 1e5 - content.height());
}

QSizeF ModelFigure::minimumSize() const
{
    return QSizeF(22, 15) * m_type.pixels();
}

QSizeF ModelFigure::naturalSize() const
{
    const TileStyle tile = tileStyle();
    const double side = std::floor(8 * tile.em);
    qsizetype across = 6; // layers stand side by side where heads are few
    for (const HeadGroup &group : m_groups) {
        const auto layer = static_cast<qsizetype>(group.shape->heads.size());
        across = std::max(across, std::min(group.heads.size(), layer * std::max<qsizetype>(1, 8 / layer)));
    }
    const double width = static_cast<double>(across) * (side + tile.gap()) - tile.gap();
    const double height = arrangedHeads(m_groups, width, side, TileText::All, source().order.has_value(), tile).height;
    const QSizeF content(width + m_bar.width(m_type) + 1.5 * tile.em, height);
    const QSizeF whole = content + Page::around(content.width(), m_caption, style(), m_type);
    return {std::ceil(whole.width()), std::ceil(whole.height())};
}

} // namespace lab
