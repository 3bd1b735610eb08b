// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "walkthrough/unfolding.h"

namespace lab {

/// A row or column of an operand, as a sum: of a fixed part and of so many times the number's own row and column and
/// the term's place in the sum.
struct IndexPattern {
    attn::Index fixed = 0;
    attn::Index byRow = 0;
    attn::Index byColumn = 0;
    attn::Index byTerm = 0;
    /// Where it goes in no such way the sum is a place in this: one for each row (token ids), or for each distance of
    /// row and column (buckets of a learned bias).
    std::vector<attn::Index> table;
    bool operator==(const IndexPattern &) const = default;
};

struct OperandPattern {
    Quantity kind; ///< row and column are 0
    IndexPattern row;
    IndexPattern column;
};

/// So many terms, each with all of these operands in turn: q·k is 24 terms of two.
struct TermsPattern {
    attn::Index count = 1;
    std::vector<OperandPattern> operands;
};

/// What every number of a tensor is made of, in one: compositionOf() (walkthrough/operands.h) for whoever can't ask it.
struct Pattern {
    Rule rule = Rule::Leaf; ///< a cell that the mask hides has Rule::Hidden instead
    std::vector<TermsPattern> terms;
};

/// Read off the compositions of `rows` × `columns` numbers from row `first` on; nothing where they follow no pattern.
std::optional<Pattern> patternOf(const RunValues &values, const Quantity &kind, attn::Index first, attn::Index rows,
                                 attn::Index columns);

} // namespace lab
