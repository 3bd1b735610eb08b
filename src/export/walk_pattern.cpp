// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/walk_pattern.h"

#include <algorithm>
#include <set>
#include <utility>

#include "walkthrough/operands.h"

namespace lab {

namespace {

using attn::Index;

constexpr Index kProbes = 4; ///< rows and columns from the first to the last that a pattern is tried on

struct Cell {
    Index row = 0;
    Index column = 0;
};

bool isSameKind(const Quantity &one, const Quantity &other)
{
    return one.at(0, 0) == other.at(0, 0);
}

/// First and last, and some between, each with the next one: a mask may leave a row nothing but its neighbours.
std::vector<Index> probes(Index first, Index count)
{
    std::set<Index> chosen;
    for (Index k = 0; k < kProbes; ++k) {
        const Index at = k * (count - 1) / (kProbes - 1);
        chosen.insert({first + at, first + std::min(at + 1, count - 1)});
    }
    return {chosen.begin(), chosen.end()};
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
        if (!m_alongRow.first && !m_alongColumn.first && m_seen.size() > 1) // each row sees itself alone
            m_alongColumn = {&m_seen.front(), &m_seen.back()};
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
        const std::optional<IndexPattern> byRow = table({0, 1, 0, 0, {}}, k, get);
        return byRow ? byRow : table({m_first + m_rows - 1, -1, 1, 0, {}}, k, get);
    }

    /// One that goes by what `found` counts, the row or the distance, in whatever way. Each entry is read at the first
    /// cell with this place, and is 0 where the mask hides that.
    template <class Get>
    std::optional<IndexPattern> table(IndexPattern found, std::size_t k, const Get &get) const
    {
        const Index rows = m_first + m_rows;
        for (Index place = 0; place < (found.byColumn != 0 ? rows + m_columns - 1 : rows); ++place) {
            const Index on = place - found.fixed; // so far right of the diagonal, or down
            const Composition made =
                compositionOf(m_values, found.byColumn != 0 ? m_kind.at(std::max<Index>(0, -on), std::max<Index>(0, on))
                                                            : m_kind.at(on, 0));
            found.table.push_back(made.rule == Rule::Hidden ? 0 : get(made.operands.at(k)));
        }
        const auto fits = [&](const auto &seen) {
            const Index place = found.fixed + found.byRow * seen.first.row + found.byColumn * seen.first.column;
            return get(seen.second.operands[k]) == found.table[static_cast<std::size_t>(place)];
        };
        return std::ranges::all_of(m_seen, fits) ? std::optional(found) : std::nullopt;
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
