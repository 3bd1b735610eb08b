// SPDX-License-Identifier: GPL-3.0-or-later
#include "formula/spacing.h"

#include <array>
#include <cstddef>
#include <cstdlib>

namespace lab::math {

namespace {

/// 1 thin, 2 medium, 3 thick; negative: not in scripts. Pairs that can't be are 0.
constexpr std::array<std::array<int, 8>, 8> kSpaces{{
    //  Ord Op Bin Rel Open Close Punct Inner
    {0, 1, -2, -3, 0, 0, 0, -1},     // Ordinary
    {1, 1, 0, -3, 0, 0, 0, -1},      // Operator
    {-2, -2, 0, 0, -2, 0, 0, -2},    // Binary
    {-3, -3, 0, 0, -3, 0, 0, -3},    // Relation
    {0, 0, 0, 0, 0, 0, 0, 0},        // Open
    {0, 1, -2, -3, 0, 0, 0, -1},     // Close
    {-1, -1, 0, -1, -1, -1, -1, -1}, // Punctuation
    {-1, 1, -2, -3, -1, 0, -1, -1},  // Inner
}};

bool operandBefore(AtomClass atom)
{
    return atom == AtomClass::Ordinary || atom == AtomClass::Close || atom == AtomClass::Inner;
}

} // namespace

double spaceBetween(AtomClass left, AtomClass right, bool inScript)
{
    constexpr std::array<double, 4> kMu{0, 3, 4, 5};
    const int space = kSpaces.at(static_cast<std::size_t>(left)).at(static_cast<std::size_t>(right));
    return space < 0 && inScript ? 0 : kMu.at(static_cast<std::size_t>(std::abs(space)));
}

void demoteBinaries(std::vector<AtomClass> &atoms)
{
    for (std::size_t i = 0; i < atoms.size(); ++i) {
        const bool isBinary = atoms[i] == AtomClass::Binary;
        if (isBinary && (i == 0 || !operandBefore(atoms[i - 1])))
            atoms[i] = AtomClass::Ordinary;
        const bool ends =
            atoms[i] == AtomClass::Relation || atoms[i] == AtomClass::Close || atoms[i] == AtomClass::Punctuation;
        if (ends && i > 0 && atoms[i - 1] == AtomClass::Binary)
            atoms[i - 1] = AtomClass::Ordinary;
    }
    if (!atoms.empty() && atoms.back() == AtomClass::Binary)
        atoms.back() = AtomClass::Ordinary;
}

} // namespace lab::math
