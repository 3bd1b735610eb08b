// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "walkthrough/matrix_table.h"

namespace lab {

/// Some tables of a step side by side, and how much of each is seen. Widths are those with cells so wide, or as wide as
/// numbers of the smallest type need.
class TableLine {
public:
    static constexpr int kLeastRows = 3; ///< seen of a table at least

    /// `before`: the gap, or the arrow, between this table and the one left of it.
    void add(MatrixTable &table, double before, bool hasArrow);
    /// Tables side by side share the labels of the same rows, but not where other rows are to be seen in each.
    /// `marked`: the chosen row of each; -1: none.
    void labelRows(int seen, const std::vector<int> &marked);
    /// Of the table with the most columns one fewer is seen, until all fit; with the titles' words where that costs no
    /// word of a column, nor more than a few dimensions.
    void shrinkTo(double room);
    /// Lines one below the other that end alike: what stands in the same place has the same widths in each, and a
    /// shorter line leaves the place of the longest one's first tables free.
    static void shrinkAlike(std::span<TableLine> lines, double room);

    std::size_t size() const { return m_entries.size(); }
    MatrixTable &table(std::size_t i) const { return *m_entries[i].table; }
    int columns(std::size_t i) const { return m_entries[i].columns; }
    bool isLabelled(std::size_t i) const { return m_entries[i].labelled; }
    /// Only its place is there.
    bool isHidden(std::size_t i) const { return m_entries[i].hidden; }
    bool hasArrow(std::size_t i) const { return m_entries[i].hasArrow; }
    /// The gap or the arrow left of a table.
    double before(std::size_t i) const { return m_entries[i].before; }
    /// That is free for the labels of its rows.
    double labelWidth(std::size_t i) const { return m_entries[i].labels; }
    double tableWidth(std::size_t i, double cell) const;
    double width(double cell) const;
    /// With all words of columns, and a few dimensions.
    double wordsWidth() const;
    /// Height without the titles' words below the symbols.
    double header() const { return m_header; }
    int mostRows() const { return m_mostRows; }
    /// Height, of the smallest type.
    double legibleRow() const { return m_legibleRow; }
    int seenRows(double height) const;
    /// Of the table that loses most of its words, the share that is seen; 1: none does.
    double seenWords() const;
    /// How many lines the titles' words take below the symbols, in the same width and a bit more; 0: none does.
    int titleLines(double cell, double more) const;

private:
    struct Entry {
        MatrixTable *table;
        double before;
        bool hasArrow;
        int columns; ///< that are seen
        bool labelled;
        double labels; ///< width
        double legible, title, wholeTitle;
        bool hidden = false;
        /// To what both need.
        void widenTo(const Entry &other);
        void setWidths(const Entry &other);
    };

    void dropColumns(double room);

    std::vector<Entry> m_entries;
    double m_header = 0;
    double m_legibleRow = 0;
    int m_mostRows = 1;
    bool m_titled = false; ///< there is room for all the titles' words
};

} // namespace lab
