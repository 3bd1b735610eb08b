// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/walk_pattern.h"

#include <algorithm>
#include <utility>

#include "walkthrough/operands.h"

namespace lab {

namespace {

using attn::Index;

constexpr Index kMostTable = 4096; ///< entries
constexpr Index kProbes = 7;       ///< rows and columns between the first and the last that a pattern is tried on

struct Cell {
    Index row = 0;
    Index column = 0;
};

bool isSameKind(const Quantity &one, const Quantity &other)
{
    return one.at(0, 0) == other.at(0, 0);
}

/// First and last, and some between.
std::vector<Index> probes(Index first, Index count)
{
    std::vector<Index> chosen;
    for (Index k = 0; k < std::min(count, kProbes); ++k)
        chosen.push_back(first + (count <= kProbes ? k : k * (count - 1) / (kProbes - 1)));
    return chosen;
}

/// Reads the pattern of one kind.
class Reader {
public:
    Reader(const RunValues &values, const Quantity &kind, Index first, Index rows, Index columns)
        : m_values(values), m_kind(kind), m_first(first), m_rows(rows), m_columns(columns)
    {
        for (const Index row : probes(first, rows))
            for (const Index column : probes(0, columns)) {
                Composition made = compositionOf(values, kind.at(row, column));
                if (made.rule != Rule::Hidden)
                    m_seen.emplace_back(Cell{row, column}, std::move(made));
            }
        for (const Seen &one : m_seen)
            for (const Seen &other : m_seen) {
                if (one.first.column < other.first.column && one.first.row == other.first.row)
                    m_alongRow = {&one, &other};
                if (one.first.row < other.first.row && one.first.column == other.first.column)
                    m_alongColumn = {&one, &other};
            }
    }

    std::optional<Pattern> read() const
    {
        if (m_seen.empty())
            return Pattern{Rule::Hidden, {}};
        const Composition &start = m_seen.front().second;
        const auto isAlike = [&](const auto &seen) {
            return seen.second.rule == start.rule && seen.second.operands.size() == start.operands.size();
        };
        if (!std::ranges::all_of(m_seen, isAlike))
            return std::nullopt;
        std::vector<OperandPattern> operands;
        for (std::size_t k = 0; k < start.operands.size(); ++k) {
            const std::optional<OperandPattern> one = operand(k);
            if (!one)
                return std::nullopt;
            operands.push_back(*one);
        }
        return Pattern{start.rule, folded(operands, start.rule == Rule::Products ? 2 : 1)};
    }

private:
    using Seen = std::pair<Cell, Composition>;

    template <class Get>
    std::optional<IndexPattern> index(std::size_t k, const Get &get) const
    {
        const auto of = [&](const Seen *seen) { return get(seen->second.operands[k]); };
        IndexPattern found;
        if (const auto &[one, other] = m_alongRow; one)
            found.byColumn = (of(other) - of(one)) / (other->first.column - one->first.column);
        if (const auto &[one, other] = m_alongColumn; one)
            found.byRow = (of(other) - of(one)) / (other->first.row - one->first.row);
        const Cell &from = m_seen.front().first;
        found.fixed = of(&m_seen.front()) - found.byRow * from.row - found.byColumn * from.column;
        const auto fits = [&](const auto &seen) {
            return get(seen.second.operands[k]) ==
                   found.fixed + found.byRow * seen.first.row + found.byColumn * seen.first.column;
        };
        if (std::ranges::all_of(m_seen, fits))
            return found;
        const std::optional<IndexPattern> byRow = table(k, get, 1);
        return byRow || m_rows * m_columns > kMostTable ? byRow : table(k, get, m_columns);
    }

    /// One that goes by the row, or by row and column, in whatever way; 0 for cells that the mask hides.
    template <class Get>
    std::optional<IndexPattern> table(std::size_t k, const Get &get, Index columns) const
    {
        IndexPattern found;
        found.tableColumns = columns;
        for (Index row = 0; row < m_first + m_rows; ++row)
            for (Index column = 0; column < columns; ++column)
                found.table.push_back(indexAt(row, column, k, get));
        const auto fits = [&](const auto &seen) {
            const Index column = columns > 1 ? seen.first.column : 0;
            return get(seen.second.operands[k]) ==
                   found.table[static_cast<std::size_t>(seen.first.row * columns + column)];
        };
        return std::ranges::all_of(m_seen, fits) ? std::optional(found) : std::nullopt;
    }

    template <class Get>
    Index indexAt(Index row, Index column, std::size_t k, const Get &get) const
    {
        const Composition made = compositionOf(m_values, m_kind.at(row, column));
        return made.rule == Rule::Hidden ? 0 : get(made.operands.at(k));
    }

    std::optional<OperandPattern> operand(std::size_t k) const
    {
        const Quantity &kind = m_seen.front().second.operands[k];
        const auto isAlike = [&](const auto &seen) { return isSameKind(seen.second.operands[k], kind); };
        const auto row = index(k, [](const Quantity &q) { return q.row; });
        const auto column = index(k, [](const Quantity &q) { return q.column; });
        if (!row || !column || !std::ranges::all_of(m_seen, isAlike))
            return std::nullopt;
        return OperandPattern{kind.at(0, 0), *row, *column};
    }

    /// Whether `later` is `first` so many terms on.
    static bool continues(const IndexPattern &first, const IndexPattern &later, Index terms)
    {
        IndexPattern expected = first;
        expected.fixed += terms * first.byTerm;
        expected.byTerm = later.byTerm;
        return expected == later;
    }

    /// Terms of `width` operands that go on in the same way are told once.
    static std::vector<TermsPattern> folded(const std::vector<OperandPattern> &all, std::size_t width)
    {
        std::vector<TermsPattern> terms;
        for (std::size_t at = 0; at < all.size(); at += width) {
            const std::size_t end = std::min(at + width, all.size());
            const std::vector<OperandPattern> term(all.begin() + static_cast<std::ptrdiff_t>(at),
                                                   all.begin() + static_cast<std::ptrdiff_t>(end));
            if (terms.empty() || !takes(terms.back(), term))
                terms.push_back({1, term});
        }
        return terms;
    }

    static bool takes(TermsPattern &terms, const std::vector<OperandPattern> &next)
    {
        std::vector<OperandPattern> grown = terms.operands;
        if (grown.size() != next.size())
            return false;
        for (std::size_t k = 0; k < next.size(); ++k) {
            if (!isSameKind(grown[k].kind, next[k].kind))
                return false;
            if (terms.count == 1) { // the second term tells how they go on
                grown[k].row.byTerm = next[k].row.fixed - grown[k].row.fixed;
                grown[k].column.byTerm = next[k].column.fixed - grown[k].column.fixed;
            }
            if (!continues(grown[k].row, next[k].row, terms.count) ||
                !continues(grown[k].column, next[k].column, terms.count))
                return false;
        }
        terms.operands = std::move(grown);
        ++terms.count;
        return true;
    }

    const RunValues &m_values;
    Quantity m_kind;
    Index m_first;
    Index m_rows;
    Index m_columns;
    std::vector<Seen> m_seen;                                            ///< what the mask doesn't hide
    std::pair<const Seen *, const Seen *> m_alongRow{}, m_alongColumn{}; ///< two that differ in nothing else; or none
};

} // namespace

std::optional<Pattern> patternOf(const RunValues &values, const Quantity &kind, Index first, Index rows, Index columns)
{
    return Reader(values, kind, first, rows, columns).read();
}

} // namespace lab
