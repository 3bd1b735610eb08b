// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>

#include "attn/analysis.h"

namespace lab {

/// What a head can stand out by.
enum class HeadTrait {
    Previous, ///< its weight lies on the token before
    Itself,   ///< on the token itself
    First,    ///< on the first key
    Focused,  ///< on few keys, whichever
    Even,     ///< on all keys alike
};

/// How much a head is so, from 0 to 1: the share of its weight for Previous, Itself and First; 1 − entropy/most_entropy
/// for Focused; entropy/most_entropy for Even. None where it is not measured.
std::optional<double> degree(HeadTrait trait, const attn::HeadMeasures &measures);

/// A head has to be so by at least this degree to stand out …
constexpr double leastDegree(HeadTrait trait)
{
    switch (trait) {
    case HeadTrait::Focused:
        return 0.75;
    case HeadTrait::Even:
        return 0.95;
    default:
        return 0.5; // more than half of its weight
    }
}
/// … by so much more than the median of the other heads of its kind (encoder, decoder or cross), …
inline constexpr double kAboveOthers = 0.2;
/// … and over so many rows with a choice: of fewer, chance makes patterns.
inline constexpr attn::Index kFewestRows = 4;

struct HeadBadge {
    HeadTrait trait{};
    double number = 0; ///< what earned it: a share of the weight, or bits of entropy for Focused and Even
    double others = 0; ///< the same of the other heads, their median
    bool operator==(const HeadBadge &) const = default;
};

/// What a head stands out by: of the traits that meet all three conditions, the one that is farthest above the others.
std::optional<HeadBadge> badgeOf(const attn::HeadMeasures &own, std::span<const attn::HeadMeasures> others);

} // namespace lab
