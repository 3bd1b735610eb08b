// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRectF>
#include <QSizeF>
#include <QString>

#include <optional>

#include "session/head_overview.h"

namespace lab {

/// Heads of one kind of attention, in the order they are shown.
struct HeadGroup {
    QString title;
    QList<const HeadSummary *> heads;
    const PlaceSummary *shape = nullptr; ///< any of its places: all have as many queries and keys
    bool self = true;                    ///< all five measures, else entropy and first
};

/// The kinds of attention that an overview has, each sorted: largest measure first, unmeasured ones last, else by layer
/// and head.
QList<HeadGroup> headGroups(const HeadOverview &overview, std::optional<HeadMeasure> order);

/// How much is written around the maps.
enum class TileText {
    All,  ///< names, and a line for each measure
    Some, ///< names, what they are sorted by, and badges
    None, ///< nothing: the page is too small
};

/// What a head takes on the page besides its map, in logical pixels.
struct TileStyle {
    double em = 13;
    double title = 16;   ///< height of its name above the map
    double row = 12;     ///< height of a line of text below it
    double heading = 20; ///< height of a group's name
    int compactRows = 0; ///< lines of text below the map at least: what it is sorted by, its badge
    double gap() const { return em; }
};

/// A head on the page.
struct HeadTile {
    const HeadSummary *head = nullptr;
    QRectF rect; ///< all of it
    QRectF map;
};

/// Where all heads are: groups one below the other, a layer's heads side by side as far as the width goes.
struct HeadArrangement {
    QList<QRectF> headings; ///< of each group
    QList<HeadTile> tiles;  ///< group by group
    TileText text = TileText::Some;
    double height = 0; ///< of all groups together

    std::optional<int> tileAt(const QPointF &point) const;
    /// The tile so many steps further in reading order; none beyond the ends.
    std::optional<int> along(int from, int steps) const;
    /// The nearest of the next line below, or above where `down` is -1.
    std::optional<int> beside(int from, int down) const;
    void translate(const QPointF &by);
};

/// Tiles with maps of this side.
HeadArrangement arrangedHeads(const QList<HeadGroup> &groups, double width, double side, TileText text, bool sorted,
                              const TileStyle &style);
/// The same with the largest maps whose lines all fit the room: with all text where that leaves the maps clear, with
/// less where it does not.
HeadArrangement fittedHeads(const QList<HeadGroup> &groups, const QSizeF &room, bool sorted, const TileStyle &style);
/// The height that is needed at this width for clear maps with some text.
double clearHeight(const QList<HeadGroup> &groups, double width, bool sorted, const TileStyle &style);

} // namespace lab
