// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "attn/export.h"
#include "attn/tensor.h"

/// Positions that no vector is added for: each score of a self-attention gets a number that depends on the head and on
/// how far the key stands from the query.
namespace attn {

/// The slope of each head in ALiBi (Press et al. 2022, 3): 2^(−8/n), 2^(−16/n), … 2^(−8) where the number of heads n is
/// a power of two; else those of the power below n, then every other one of the power above.
ATTN_API std::vector<float> alibiSlopes(Index heads);

/// How T5 deals distances out to learned numbers (Raffel et al. 2020, 2.1): of the buckets of one side half are for one
/// distance each, the others hold more and more, up to max_distance; all that is further away is in the last.
struct RelativeBuckets {
    Index buckets = 0;      ///< in all; with two sides even and at least 4, else at least 2
    Index max_distance = 0; ///< above exact()
    bool two_sided = false; ///< keys after the query have buckets of their own; else all of them are in bucket 0

    Index ofSide() const { return two_sided ? buckets / 2 : buckets; }
    /// Distances below this have a bucket each.
    Index exact() const { return ofSide() / 2; }
    /// The bucket of a key `distance` = its position − the query's away: in the 32-bit arithmetic that models were
    /// trained with.
    ATTN_API Index of(Index distance) const;
};

/// The rows and columns of an attention's scores: query row i stands at position i + query_offset, key j at j.
struct ScorePlaces {
    Index n_q = 0;
    Index n_k = 0;
    Index query_offset = 0;
};

/// What is added to the scores, kept as one number for each head and distance: [heads, n_q + n_k − 1].
class ATTN_API PositionBias {
public:
    PositionBias() = default; ///< adds nothing
    /// −slope · |distance|.
    static PositionBias alibi(Index heads, const ScorePlaces &places);
    /// table[bucket, head], of a learned table [buckets, heads].
    static PositionBias relative(ConstMatrixView table, const RelativeBuckets &buckets, const ScorePlaces &places);

    /// [heads, n_q, n_k], or empty. The rows overlap: each begins a number before the one above it.
    ConstHeadsView view() const;

private:
    PositionBias(Index heads, const ScorePlaces &places);

    ScorePlaces m_places;
    Tensor m_by_distance; ///< [heads, 1, n_q + n_k − 1], from the key furthest before a query on
};

} // namespace attn
