// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/model_layout.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "figures/cell_grid.h"
#include "figures/labels.h"

namespace lab {

namespace {

// Sides of a map, in ems.
constexpr double kLargestMap = 16;
constexpr double kClearMap = 5.5;
constexpr double kLeastMap = 2.5; ///< before a layer's heads go on in the next line
constexpr double kLargestCell = 2;
constexpr double kSpeck = 4; ///< pixels: the smallest map

constexpr int kAllRows = 5;
constexpr int kCrossRows = 2; ///< entropy and first

int rowsOf(const HeadGroup &group, TileText text, const TileStyle &style)
{
    if (text == TileText::All)
        return group.self ? kAllRows : kCrossRows;
    return text == TileText::Some ? style.compactRows : 0;
}

double headingOf(TileText text, const TileStyle &style)
{
    return text == TileText::None ? 0 : style.heading;
}

double titleOf(TileText text, const TileStyle &style)
{
    return text == TileText::None ? 0 : style.title;
}

QSizeF mapSize(const HeadGroup &group, double side, double em)
{
    const auto rows = static_cast<int>(group.shape->queries), cols = static_cast<int>(group.shape->keys);
    const QSizeF cell = fittedCell({side, side}, rows, cols, QSizeF(kLargestCell, kLargestCell) * em);
    return {std::min(side, cell.width() * cols), std::min(side, cell.height() * rows)};
}

/// How many tiles stand in a line: whole layers where they are in their order and fit.
int columnsOf(const HeadGroup &group, double width, double side, bool sorted, const TileStyle &style)
{
    const int fit = std::max(1, static_cast<int>((width + style.gap() + 0.01) / (side + style.gap())));
    const auto all = static_cast<int>(group.heads.size());
    const auto layer = static_cast<int>(group.shape->heads.size());
    if (sorted || fit < layer)
        return std::min({fit, all, sorted ? all : layer});
    return std::min(all, fit / layer * layer);
}

/// The largest side of a map with which every layer's heads stand in one line, within what is clear.
double clearSide(const QList<HeadGroup> &groups, double width, const TileStyle &style)
{
    double side = kClearMap * style.em;
    for (const HeadGroup &group : groups) {
        const auto heads = static_cast<double>(group.shape->heads.size());
        side = std::min(side, std::floor((width + style.gap()) / heads - style.gap()));
    }
    return std::max(side, std::floor(kLeastMap * style.em));
}

/// A group's tiles: how many in a line, and how high each.
struct TileSize {
    int columns = 1;
    QSizeF map;
    double height = 0;

    TileSize(const HeadGroup &group, double width, double side, TileText text, bool sorted, const TileStyle &style)
        : columns(columnsOf(group, width, side, sorted, style)), map(mapSize(group, side, style.em))
    {
        const double below = rowsOf(group, text, style) * style.row;
        height = titleOf(text, style) + map.height() + (below > 0 ? below + 4 : 0);
    }
};

double lineGap(const TileStyle &style)
{
    return 0.75 * style.gap();
}

double heightOf(const QList<HeadGroup> &groups, double width, double side, TileText text, bool sorted,
                const TileStyle &style)
{
    double height = -style.gap();
    for (const HeadGroup &group : groups) {
        const TileSize size(group, width, side, text, sorted, style);
        const auto lines = (group.heads.size() + size.columns - 1) / size.columns;
        height += style.gap() + headingOf(text, style) + static_cast<double>(lines) * (size.height + lineGap(style)) -
                  lineGap(style);
    }
    return height;
}

} // namespace

QList<HeadGroup> headGroups(const HeadOverview &overview, std::optional<HeadMeasure> order)
{
    QList<HeadGroup> groups;
    for (const PlaceSummary &place : overview.places) {
        const QString title = placeName(place.place);
        auto group = std::ranges::find(groups, title, &HeadGroup::title);
        if (group == groups.end())
            group = groups.insert(groups.end(), {title, {}, &place, place.place.kind == attn::AttentionKind::Self});
        for (const HeadSummary &head : place.heads)
            group->heads << &head;
    }
    for (HeadGroup &group : groups)
        if (order)
            std::ranges::stable_sort(group.heads, [&](const HeadSummary *one, const HeadSummary *other) {
                return value(*order, one->measures) > value(*order, other->measures); // nothing is below every number
            });
    return groups;
}

HeadArrangement arrangedHeads(const QList<HeadGroup> &groups, double width, double side, TileText text, bool sorted,
                              const TileStyle &style)
{
    HeadArrangement made;
    made.text = text;
    double y = 0;
    for (const HeadGroup &group : groups) {
        const TileSize size(group, width, side, text, sorted, style);
        made.headings << QRectF(0, y, width, headingOf(text, style));
        y += headingOf(text, style);
        for (int i = 0; i < group.heads.size(); ++i) {
            const qsizetype row = i / size.columns, column = i % size.columns;
            const QRectF rect(static_cast<double>(column) * (side + style.gap()),
                              y + static_cast<double>(row) * (size.height + lineGap(style)), side, size.height);
            made.tiles << HeadTile{
                group.heads.at(i), rect, {rect.topLeft() + QPointF(0, titleOf(text, style)), size.map}};
        }
        y = made.tiles.last().rect.bottom() + style.gap();
    }
    made.height = y - style.gap();
    return made;
}

HeadArrangement fittedHeads(const QList<HeadGroup> &groups, const QSizeF &room, bool sorted, const TileStyle &style)
{
    const double width = room.width(), most = std::floor(kLargestMap * style.em);
    const double clear = clearSide(groups, width, style), least = std::floor(kLeastMap * style.em);
    const std::pair<TileText, double> choices[] = {
        {TileText::All, clear}, {TileText::Some, least}, {TileText::None, kSpeck}};
    for (const auto &[text, smallest] : choices)
        for (double side = most; side >= smallest; --side)
            if (heightOf(groups, width, side, text, sorted, style) <= room.height())
                return arrangedHeads(groups, width, side, text, sorted, style);
    return arrangedHeads(groups, width, kSpeck, TileText::None, sorted, style);
}

double clearHeight(const QList<HeadGroup> &groups, double width, bool sorted, const TileStyle &style)
{
    return heightOf(groups, width, clearSide(groups, width, style), TileText::Some, sorted, style);
}

std::optional<int> HeadArrangement::tileAt(const QPointF &point) const
{
    for (int i = 0; i < tiles.size(); ++i)
        if (tiles.at(i).rect.contains(point))
            return i;
    return {};
}

std::optional<int> HeadArrangement::along(int from, int steps) const
{
    const int to = from + steps;
    return to >= 0 && to < tiles.size() ? std::optional(to) : std::nullopt;
}

std::optional<int> HeadArrangement::beside(int from, int down) const
{
    const QPointF here = tiles.at(from).rect.topLeft();
    std::optional<int> best;
    QPointF least;
    for (int i = 0; i < tiles.size(); ++i) {
        const QPointF corner = tiles.at(i).rect.topLeft();
        const QPointF away(std::abs(corner.x() - here.x()), (corner.y() - here.y()) * down);
        const bool nearer = away.y() < least.y() || (away.y() == least.y() && away.x() < least.x());
        if (away.y() > 0 && (!best || nearer)) {
            best = i;
            least = away;
        }
    }
    return best;
}

void HeadArrangement::translate(const QPointF &by)
{
    for (QRectF &heading : headings)
        heading.translate(by);
    for (HeadTile &tile : tiles) {
        tile.rect.translate(by);
        tile.map.translate(by);
    }
}

} // namespace lab
