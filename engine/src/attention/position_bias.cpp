// SPDX-License-Identifier: GPL-3.0-or-later
#include "attn/position_bias.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>

namespace attn {

std::vector<float> alibiSlopes(Index heads)
{
    assert(heads > 0);
    const auto power = static_cast<Index>(std::bit_floor(static_cast<std::size_t>(heads)));
    std::vector<float> slopes;
    const auto add = [&slopes](Index number, Index of) {
        slopes.push_back(static_cast<float>(std::exp2(-8.0 * static_cast<double>(number) / static_cast<double>(of))));
    };
    for (Index number = 1; number <= power; ++number)
        add(number, power);
    for (Index number = 1; std::ssize(slopes) < heads; number += 2)
        add(number, 2 * power);
    return slopes;
}

Index RelativeBuckets::of(Index distance) const
{
    const Index first = two_sided && distance > 0 ? ofSide() : 0;
    const Index away = two_sided ? std::abs(distance) : std::max<Index>(0, -distance);
    if (away < exact())
        return first + away;
    const auto single = static_cast<float>(exact());
    const auto widest = static_cast<float>(std::log(static_cast<double>(max_distance) / static_cast<double>(exact())));
    const float along = std::log(static_cast<float>(away) / single) / widest * static_cast<float>(ofSide() - exact());
    return first + std::min(exact() + static_cast<Index>(along), ofSide() - 1);
}

PositionBias::PositionBias(Index heads, const ScorePlaces &places)
    : m_places(places), m_by_distance{heads, 1, places.n_q + places.n_k - 1}
{
}

PositionBias PositionBias::alibi(Index heads, const ScorePlaces &places)
{
    PositionBias bias(heads, places);
    const std::vector<float> slopes = alibiSlopes(heads);
    const Index first = 1 - places.n_q - places.query_offset;
    for (Index h = 0; h < heads; ++h) {
        const std::span<float> row = bias.m_by_distance.heads().head(h).row(0);
        for (Index d = 0; d < std::ssize(row); ++d) // 0 − …: at distance 0 it is 0, not −0
            row[static_cast<std::size_t>(d)] =
                0 - slopes[static_cast<std::size_t>(h)] * static_cast<float>(std::abs(first + d));
    }
    return bias;
}

PositionBias PositionBias::relative(ConstMatrixView table, const RelativeBuckets &buckets, const ScorePlaces &places)
{
    assert(table.rows == buckets.buckets);
    PositionBias bias(table.cols, places);
    const Index first = 1 - places.n_q - places.query_offset;
    for (Index d = 0; d < places.n_q + places.n_k - 1; ++d) {
        const std::span<const float> learned = table.row(buckets.of(first + d));
        for (Index h = 0; h < table.cols; ++h)
            bias.m_by_distance.heads().head(h)(0, d) = learned[static_cast<std::size_t>(h)];
    }
    return bias;
}

ConstHeadsView PositionBias::view() const
{
    if (m_by_distance.empty())
        return {};
    const ConstHeadsView all = m_by_distance.heads();
    return {all.data + m_places.n_q - 1, all.heads, m_places.n_q, m_places.n_k, all.head_stride, -1};
}

} // namespace attn
