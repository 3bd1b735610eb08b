// SPDX-License-Identifier: GPL-3.0-or-later
#include "walkthrough/table_line.h"

#include <algorithm>

namespace lab {

namespace {

constexpr int kLeastColumns = 3;
constexpr int kFewWords = 6;

} // namespace

void TableLine::add(MatrixTable &table, double before, bool hasArrow)
{
    m_entries.push_back({&table, before, hasArrow, table.cols(), true, table.labelWidth(), table.legibleCell().width(),
                         table.titleWidth(), table.wholeTitleWidth()});
    m_header = std::max(m_header, table.headerHeight(0));
    m_legibleRow = std::max(m_legibleRow, table.legibleCell().height());
    m_mostRows = std::max(m_mostRows, table.rows());
}

double TableLine::tableWidth(std::size_t i, double cell) const
{
    const Entry &entry = m_entries[i];
    return std::max(entry.columns * std::max(cell, entry.legible), m_titled ? entry.wholeTitle : entry.title);
}

double TableLine::width(double cell) const
{
    double sum = 0;
    for (std::size_t i = 0; i < size(); ++i)
        sum += m_entries[i].before + m_entries[i].labels + tableWidth(i, cell);
    return sum;
}

double TableLine::wordsWidth() const
{
    double sum = 0;
    for (const Entry &entry : m_entries) {
        const int all = entry.table->cols();
        const int cols = entry.table->hasWordsInColumns() ? all : std::min(all, kLeastColumns);
        sum += entry.before + entry.labels + std::max(cols * entry.legible, entry.title);
    }
    return sum;
}

int TableLine::seenRows(double height) const
{
    return std::max(kLeastRows, static_cast<int>((height - m_header) / m_legibleRow));
}

double TableLine::seenWords() const
{
    double share = 1;
    for (const Entry &entry : m_entries)
        if (entry.table->hasWordsInColumns())
            share = std::min(share, static_cast<double>(entry.columns) / entry.table->cols());
    return share;
}

int TableLine::titleLines(double cell, double more) const
{
    bool beside = true;
    int lines = 0;
    for (std::size_t i = 0; i < size(); ++i) {
        if (isHidden(i))
            continue;
        const double room = tableWidth(i, cell) + more;
        beside = beside && table(i).wholeTitleWidth() <= room;
        lines = std::max(lines, table(i).titleLines(room));
    }
    return beside ? 0 : lines;
}

void TableLine::labelRows(int seen, const std::vector<int> &marked)
{
    int shown = -1;
    for (std::size_t i = 0; i < size(); ++i) {
        const MatrixTable &table = *m_entries[i].table;
        const bool apart = table.rows() > seen && shown >= 0 && marked[i] >= 0 && marked[i] != shown;
        Entry &entry = m_entries[i];
        entry.labelled = i == 0 || apart || !table.hasSameRowLabels(*m_entries[i - 1].table);
        shown = entry.labelled ? marked[i] : std::max(shown, marked[i]);
        if (!entry.labelled)
            entry.labels = 0;
    }
}

void TableLine::shrinkTo(double room)
{
    TableLine whole = *this;
    whole.m_titled = true;
    whole.dropColumns(room);
    dropColumns(room);
    bool same = whole.width(0) <= room;
    for (std::size_t i = 0; i < size(); ++i) {
        const int columns = whole.m_entries[i].columns;
        const bool words = m_entries[i].table->hasWordsInColumns();
        same = same && (columns == m_entries[i].columns || (!words && columns >= kLeastColumns));
    }
    if (same)
        *this = whole;
}

/// Dimensions before words, and both before the last few of each.
void TableLine::dropColumns(double room)
{
    struct Round {
        bool words;
        int least;
    };
    for (const auto &[words, least] :
         {Round{false, kLeastColumns}, Round{true, kFewWords}, Round{false, 2}, Round{true, kLeastColumns}}) {
        while (width(0) > room) {
            Entry *widest = nullptr;
            for (Entry &entry : m_entries)
                if (entry.columns > (widest ? widest->columns : least) && entry.table->hasWordsInColumns() == words)
                    widest = &entry;
            if (!widest)
                break;
            --widest->columns;
        }
    }
}

void TableLine::shrinkAlike(std::span<TableLine> lines, double room)
{
    const TableLine longest = *std::ranges::max_element(lines, {}, &TableLine::size);
    for (TableLine &line : lines) {
        const auto missing = longest.m_entries.size() - line.m_entries.size();
        line.m_entries.insert(line.m_entries.begin(), longest.m_entries.begin(), longest.m_entries.begin() + missing);
        for (std::size_t i = 0; i < missing; ++i)
            line.m_entries[i].hidden = true;
    }
    for (std::size_t i = 0; i < longest.size(); ++i) {
        Entry common = longest.m_entries[i];
        for (const TableLine &line : lines)
            common.widenTo(line.m_entries[i]);
        for (TableLine &line : lines)
            line.m_entries[i].setWidths(common);
    }
    TableLine alike = lines.front();
    alike.shrinkTo(room);
    for (TableLine &line : lines) {
        line.m_titled = alike.m_titled;
        for (std::size_t i = 0; i < line.size(); ++i)
            line.m_entries[i].columns = alike.m_entries[i].columns;
    }
}

void TableLine::Entry::widenTo(const Entry &other)
{
    labels = std::max(labels, other.labels);
    legible = std::max(legible, other.legible);
    title = std::max(title, other.title);
    wholeTitle = std::max(wholeTitle, other.wholeTitle);
    columns = std::min(columns, other.columns);
}

void TableLine::Entry::setWidths(const Entry &other)
{
    before = other.before;
    labels = other.labels;
    legible = other.legible;
    title = other.title;
    wholeTitle = other.wholeTitle;
    columns = other.columns;
}

} // namespace lab
