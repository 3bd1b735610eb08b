// SPDX-License-Identifier: GPL-3.0-or-later
#include "attn/analysis.h"

#include <cmath>

#include "attn/trace.h"

namespace attn {

namespace {

constexpr Index kRowsBetweenCheckpoints = 256;

/// How many keys each query sees.
std::vector<Index> seenKeys(const Mask &mask, Index queries, Index keys)
{
    std::vector<Index> seen(static_cast<std::size_t>(queries), keys);
    if (mask.isTrivial())
        return seen;
    for (Index i = 0; i < queries; ++i) {
        Index &count = seen[static_cast<std::size_t>(i)];
        count = 0;
        for (Index j = 0; j < keys; ++j)
            count += mask.allows(i, j) ? 1 : 0;
    }
    return seen;
}

double entropy(std::span<const float> weights)
{
    double bits = 0;
    for (const float weight : weights) {
        const double w = static_cast<double>(weight);
        if (w > 0)
            bits -= w * std::log2(w);
    }
    return bits;
}

double distance(std::span<const float> weights, Index query)
{
    double sum = 0;
    for (std::size_t j = 0; j < weights.size(); ++j)
        sum += static_cast<double>(weights[j]) * std::abs(static_cast<double>(query) - static_cast<double>(j));
    return sum;
}

/// Sums over rows, divided at the end.
struct Sums {
    HeadMeasures made;
    double itself = 0, previous = 0, distance = 0;
    Index rowsWithPrevious = 0;

    void add(std::span<const float> weights, Index query, Index seen, bool self)
    {
        ++made.rows;
        made.entropy += entropy(weights);
        made.most_entropy += std::log2(static_cast<double>(seen));
        made.first += static_cast<double>(weights.front());
        if (!self)
            return;
        itself += static_cast<double>(weights[static_cast<std::size_t>(query)]);
        distance += attn::distance(weights, query);
        if (query == 0)
            return;
        previous += static_cast<double>(weights[static_cast<std::size_t>(query - 1)]);
        ++rowsWithPrevious;
    }

    HeadMeasures means(bool self) const
    {
        HeadMeasures means = made;
        if (made.rows == 0)
            return means;
        const auto rows = static_cast<double>(made.rows);
        for (double *sum : {&means.entropy, &means.most_entropy, &means.first})
            *sum /= rows;
        if (self) {
            means.itself = itself / rows;
            means.distance = distance / rows;
        }
        if (rowsWithPrevious > 0)
            means.previous = previous / static_cast<double>(rowsWithPrevious);
        return means;
    }
};

} // namespace

std::vector<HeadMeasures> measureHeads(const LayerTrace &layer, std::span<const std::uint8_t> key_is_padding,
                                       const Progress &progress)
{
    Mask mask = layer.mask;
    mask.key_is_padding = key_is_padding;
    const ConstHeadsView weights = layer.weights.heads();
    const bool self = layer.place.kind == AttentionKind::Self;
    const std::vector<Index> seen = seenKeys(mask, weights.rows, weights.cols);
    std::vector<HeadMeasures> measures;
    for (Index h = 0; h < weights.heads; ++h) {
        Sums sums;
        for (Index i = 0; i < weights.rows; ++i) {
            if (i % kRowsBetweenCheckpoints == 0)
                progress.checkpoint();
            if (const Index count = seen[static_cast<std::size_t>(i)]; count >= 2)
                sums.add(weights.head(h).row(i), i, count, self);
        }
        measures.push_back(sums.means(self));
    }
    return measures;
}

} // namespace attn
