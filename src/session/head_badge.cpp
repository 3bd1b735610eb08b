// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/head_badge.h"

#include <algorithm>
#include <vector>

namespace lab {

namespace {

std::optional<double> median(std::vector<double> values)
{
    if (values.empty())
        return {};
    std::ranges::sort(values);
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

template <class Value>
std::optional<double> medianOf(std::span<const attn::HeadMeasures> heads, const Value &value)
{
    std::vector<double> values;
    for (const attn::HeadMeasures &head : heads)
        if (const std::optional<double> measured = value(head))
            values.push_back(*measured);
    return median(std::move(values));
}

/// As it is shown: shares as they are, entropies in bits.
std::optional<double> number(HeadTrait trait, const attn::HeadMeasures &measures)
{
    const bool isEntropy = trait == HeadTrait::Focused || trait == HeadTrait::Even;
    return isEntropy ? std::optional(measures.entropy) : degree(trait, measures);
}

} // namespace

std::optional<double> degree(HeadTrait trait, const attn::HeadMeasures &measures)
{
    if (measures.rows == 0)
        return {};
    switch (trait) {
    case HeadTrait::Previous:
        return measures.previous;
    case HeadTrait::Itself:
        return measures.itself;
    case HeadTrait::First:
        return measures.first;
    case HeadTrait::Focused:
        return 1 - measures.entropy / measures.most_entropy;
    case HeadTrait::Even:
        return measures.entropy / measures.most_entropy;
    }
    return {};
}

std::optional<HeadBadge> badgeOf(const attn::HeadMeasures &own, std::span<const attn::HeadMeasures> others)
{
    if (own.rows < kFewestRows)
        return {};
    std::optional<HeadBadge> best;
    double farthest = kAboveOthers;
    for (const HeadTrait trait :
         {HeadTrait::Previous, HeadTrait::Itself, HeadTrait::First, HeadTrait::Focused, HeadTrait::Even}) {
        const std::optional<double> mine = degree(trait, own);
        const auto theirs = medianOf(others, [&](const attn::HeadMeasures &head) { return degree(trait, head); });
        if (!mine || !theirs || *mine < leastDegree(trait) || *mine - *theirs < farthest)
            continue;
        farthest = *mine - *theirs;
        const auto shown = medianOf(others, [&](const attn::HeadMeasures &head) { return number(trait, head); });
        best = HeadBadge{trait, number(trait, own).value(), shown.value()};
    }
    return best;
}

} // namespace lab
