// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/heads_figure.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace lab {

namespace {

constexpr int kDigits = 2;
constexpr double kMostLabelShare = 0.18; ///< of the area that labels may take

std::vector<HeadWeights> allHeads(const FigureSource &source, const MapStyle &style)
{
    std::vector<HeadWeights> made;
    for (attn::Index head = 0; head < source.layer->weights.shape().at(0); ++head)
        made.emplace_back(source, attn::HeadIndex(static_cast<std::int32_t>(head)), style);
    return made;
}

} // namespace

/// Maps from left to right, top to bottom; labels only at the left and at the top of them all.
struct HeadsFigure::Layout {
    Page page;
    QSizeF cell{0, 0};
    int across = 1;
    std::optional<LabelPlan> rows;
    std::optional<LabelPlan> cols;
    QRectF bar;
    QList<CellGrid> grids;

    /// Larger cells are better, but maps without words need to be twice as large for each side that lacks them.
    double worth() const { return cell.width() * cell.height() * (rows ? 2 : 1) * (cols ? 2 : 1); }
};

HeadsFigure::HeadsFigure(FigureSource source, const FigureStyle &style)
    : Figure(std::move(source), style), m_type(style), m_heads(allHeads(this->source(), style.map)),
      m_colors(*style.theme, style.map), m_caption(headsCaption(this->source(), style)),
      m_queries(m_heads.front().queries.labels(), m_type), m_keys(m_heads.front().keys.labels(), m_type)
{
    float largest = 0;
    double smallest = 1;
    for (const HeadWeights &head : m_heads) {
        largest = std::max(largest, head.largest);
        if (const double positive = smallestPositive(head.values); positive > 0)
            smallest = std::min(smallest, positive);
    }
    const Tone tone = weightTone(style.map, largest, smallest);
    for (const HeadWeights &head : m_heads)
        m_fields.push_back(weightField(head, m_colors, tone, style.map, kDigits));
    m_bar = weightBar(m_colors, tone, style.map, largest);
}

HeadsFigure::~HeadsFigure() = default;

QString HeadsFigure::caption() const
{
    return m_caption.line();
}

double HeadsFigure::titleHeight() const
{
    return std::ceil(m_type.lineHeight()) + 4;
}

TextLine HeadsFigure::headTitle(int head, double width) const
{
    const Theme &theme = *style().theme;
    const attn::HeadIndex index{head};
    const QString name = headName(index), taught = supervision(*source().config, source().layer->place, index);
    const QString star = taught.isEmpty() ? QString() : QStringLiteral(" \u2605");
    const bool chosen = index == source().head;
    const TextRun plain{name + star, m_type.font(name, 0, chosen), theme.text};
    const TextRun small{name + star, m_type.font(name, -1, chosen), theme.text};
    const TextRun note{QStringLiteral(" ") + taught, m_type.font(taught), theme.dim};
    for (const TextLine &line : {TextLine{{plain, note}}, TextLine{{plain}}, TextLine{{small}}})
        if (line.width() <= width)
            return line;
    TextLine shortest{{{QString::number(head) + star, m_type.font({}, -1, chosen), theme.text}}};
    shortest.elide(width);
    return shortest;
}

/// Sizes only, for so many maps in a row. Labels stay away where they could not all be shown.
HeadsFigure::Layout HeadsFigure::arranged(const QSizeF &room, int across) const
{
    const auto heads = static_cast<int>(m_heads.size());
    const int down = (heads + across - 1) / across;
    const auto rows = static_cast<int>(m_queries.count()), cols = static_cast<int>(m_keys.count());
    const double em = m_type.pixels();
    const auto cell = [&](double labelsWidth, double labelsHeight) {
        const QSizeF each((room.width() - labelsWidth - gap() * (across - 1)) / across,
                          (room.height() - labelsHeight - gap() * (down - 1)) / down - titleHeight());
        return fittedCell(each, rows, cols, QSizeF(8, 8) * em);
    };
    Layout made{Page({}, m_caption, style(), m_type), cell(0, 0), across, {}, {}, {}, {}};
    LabelPlan left = m_queries.planRows(made.cell.height(), kMostLabelShare * room.width(), 0);
    LabelPlan top = m_keys.planColumns(made.cell.width(), kMostLabelShare * room.height(), 0);
    for (int round = 0; round < 2; ++round) {
        made.cell = cell(left.every == 1 ? left.extent : 0, top.every == 1 ? top.extent : 0);
        left = m_queries.planRows(made.cell.height(), kMostLabelShare * room.width(), 0);
        top = m_keys.planColumns(made.cell.width(), kMostLabelShare * room.height(), 0);
    }
    if (left.every == 1)
        made.rows = left;
    if (top.every == 1)
        made.cols = top;
    made.cell = cell(made.rows ? left.extent : 0, made.cols ? top.extent : 0);
    return made;
}

HeadsFigure::Layout HeadsFigure::layout(const QRectF &area) const
{
    const auto heads = static_cast<int>(m_heads.size());
    const Page page(area, m_caption, style(), m_type);
    const double em = m_type.pixels();
    const bool hasBar = style().colorBar && m_bar.high > 0 && page.content.width() > 22 * em;
    const double barRoom = hasBar ? m_bar.width(m_type) + em : 0;
    const QSizeF room = page.content.size() - QSizeF(barRoom, 0);
    Layout best = arranged(room, 1);
    for (int across = 2; across <= heads; ++across) {
        const Layout other = arranged(room, across);
        if (other.worth() > best.worth())
            best = other;
    }
    best.page = page;
    const int down = (heads + best.across - 1) / best.across;
    const double left = best.rows ? best.rows->extent : 0, top = best.cols ? best.cols->extent : 0;
    const QSizeF map(best.cell.width() * static_cast<double>(m_keys.count()),
                     best.cell.height() * static_cast<double>(m_queries.count()));
    const QSizeF all(left + map.width() * best.across + gap() * (best.across - 1),
                     top + (map.height() + titleHeight()) * down + gap() * (down - 1));
    const QPointF corner(
        std::floor(page.content.left() + left + std::max(0.0, (room.width() - all.width()) / 2)),
        std::floor(page.content.top() + top + titleHeight() + std::max(0.0, (room.height() - all.height()) / 3)));
    for (int head = 0; head < heads; ++head) {
        const int row = head / best.across, column = head % best.across;
        const QPointF offset(column * (map.width() + gap()), row * (map.height() + titleHeight() + gap()));
        best.grids << CellGrid({corner + offset, map}, static_cast<int>(m_queries.count()),
                               static_cast<int>(m_keys.count()));
    }
    if (barRoom > 0)
        best.bar = {corner.x() - left + all.width() + em, corner.y(), barRoom - em,
                    std::max(all.height() - top - titleHeight(), 4 * em)};
    return best;
}

void HeadsFigure::paint(QPainter &painter, const QRectF &area) const
{
    const Layout made = layout(area);
    const Theme &theme = *style().theme;
    const HeadWeights &first = m_heads.front(); // all heads show the same tokens
    const Cell marked{first.queries.place(source().cell.query), first.keys.place(source().cell.key)};
    painter.save();
    made.page.paint(painter, m_type, theme);
    for (int head = 0; head < made.grids.size(); ++head) {
        const CellGrid &grid = made.grids.at(head);
        const bool onTop = head < made.across;
        const double above = onTop && made.cols ? made.cols->extent : 0;
        headTitle(head, grid.rect().width() + gap() / 2)
            .paint(painter, QPointF(grid.rect().left(),
                                    grid.rect().top() - above - titleHeight() / 2 - 2 + m_type.middleToBaseline()));
        if (made.rows && head % made.across == 0)
            m_queries.paintRows(painter, grid, *made.rows, {theme.text, theme.dim, theme.query.text}, marked.query);
        if (made.cols && onTop)
            m_keys.paintColumns(painter, grid, *made.cols, {theme.text, theme.dim, theme.key.text}, marked.key,
                                area.right() - 2);
        paintFrame(painter, grid.rect(), theme);
        paintCells(painter, grid, m_fields[static_cast<std::size_t>(head)], m_type, theme);
        paintMark(painter, grid, marked.query, marked.key, markColor(marked, theme), m_colors.halo);
    }
    if (!made.bar.isNull())
        m_bar.paint(painter, made.bar, m_type, theme);
    painter.restore();
}

QRectF HeadsFigure::headRect(const Layout &made, int head) const
{
    const double above = titleHeight() + (head < made.across && made.cols ? made.cols->extent : 0);
    return made.grids.at(head).rect().adjusted(0, -above, 0, 0);
}

QRectF HeadsFigure::headRect(attn::HeadIndex head, const QRectF &area) const
{
    return headRect(layout(area), static_cast<int>(attn::value(head)));
}

std::optional<attn::HeadIndex> HeadsFigure::headAt(const QPointF &point, const QRectF &area) const
{
    const Layout made = layout(area);
    for (int head = 0; head < made.grids.size(); ++head)
        if (headRect(made, head).contains(point))
            return attn::HeadIndex(head);
    return {};
}

QSizeF HeadsFigure::minimumSize() const
{
    return QSizeF(22, 15) * m_type.pixels();
}

QSizeF HeadsFigure::naturalSize() const
{
    const double em = m_type.pixels();
    const auto heads = static_cast<double>(m_heads.size());
    const double across = std::ceil(std::sqrt(heads)), down = std::ceil(heads / across);
    const auto length = [&](qsizetype count) { // a line for each label, or at least a speck for each cell
        return std::clamp(static_cast<double>(count) * m_type.lineHeight(), 8 * em, 24 * em);
    };
    const double labels = 8 * em;
    const double maps = across * length(m_keys.count()) + (across - 1) * gap(), bar = m_bar.width(m_type) + em;
    // Wide enough for the fed words, too, unless they are very long: labels get their share only.
    const double words = m_queries.planRows(m_type.lineHeight(), 12 * em, 0).extent;
    const QSizeF content(std::max(labels + maps, words / kMostLabelShare) + bar,
                         labels + down * (length(m_queries.count()) + titleHeight()) + (down - 1) * gap());
    const QSizeF whole = content + Page::around(content.width(), m_caption, style(), m_type);
    return {std::ceil(whole.width()), std::ceil(whole.height())};
}

} // namespace lab
