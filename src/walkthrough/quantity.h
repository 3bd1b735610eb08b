// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <tuple>

#include "attn/config.h"

namespace lab {

/// The sub-layers of a layer in their order, each with a norm of its own, and the norm at a stack's end.
enum class Part { Self, Cross, FeedForward, Final };

/// What a number of a run is. Row and column of each are in brackets; i, j are positions, c a dimension.
enum class What {
    Constant,  ///< a number of the model's config or of the run, by its name: "scale", "embedding_scale", "norm_eps"
    Parameter, ///< an entry of a learned tensor, by its name in the model folder [row, column]
    Sinusoid,  ///< what the position formula adds [i, c]
    Word,      ///< the embedding entry times embedding_scale [i, c]
    Embedding, ///< Word + position: what layer 0 receives [i, c]

    Mean,     ///< of the row that a norm reads [i, 0]
    Variance, ///< likewise, the biased one [i, 0]
    Normed,   ///< what a norm gives [i, c]

    Query,       ///< [i, c] of a head
    Key,         ///< [j, c] of the head's keys
    Value,       ///< [j, c] of the head's values
    Score,       ///< S: q·k, unscaled [i, j]: the engine's own product with a scale of 1
    ScaledScore, ///< S': scale · S [i, j], before the mask
    Slope,       ///< −slope of a head of ALiBi: what it adds for each position of distance [head, 0]
    Distance,    ///< |i − j| of ALiBi [i, j]
    Bias,        ///< B: what the model adds to a score for the distance of its words [i, j]
    MaskedScore, ///< S' + B, or S' where nothing is added; −∞ where the mask hides the key [i, j]
    RowMaximum,  ///< the largest MaskedScore of a row [i, 0]
    Shifted,     ///< MaskedScore − RowMaximum [i, j]
    Exponential, ///< e^Shifted [i, j]
    RowSum,      ///< the sum of a row's exponentials [i, 0]
    Weight,      ///< W [i, j]
    Context,     ///< Z [i, c]
    Output,      ///< what a sub-layer adds to the stream: X' of an attention, or the feed-forward's [i, c]
    Sum,         ///< stream + Output [i, c]

    Hidden,    ///< feed-forward, before its activation [i, c]
    Activated, ///< after it [i, c]

    Logit,            ///< [i, token or class]
    LogitMaximum,     ///< [i, 0]
    LogitShifted,     ///< [i, token]
    LogitExponential, ///< [i, token]
    LogitSum,         ///< [i, 0]
    Probability,      ///< [i, token]
};

/// Names one number of a run: a plain value, made by anybody, valid for one run. Everything counts from 0.
struct Quantity {
    What what = What::Constant;
    attn::Block block = attn::Block::Encoder;
    attn::LayerIndex layer{};
    Part part = Part::Self;
    attn::HeadIndex head{}; ///< the query head's; grouped models find the key and value head themselves
    attn::Index row = 0;
    attn::Index column = 0;
    std::string name; ///< of What::Parameter and What::Constant, else empty

    bool operator==(const Quantity &) const = default;

    Quantity at(attn::Index newRow, attn::Index newColumn) const
    {
        Quantity other = *this;
        other.row = newRow;
        other.column = newColumn;
        return other;
    }
};

/// Makes quantities of one sub-layer: `{block, layer, part, head}.of(What::Weight, i, j)`.
struct QuantityPlace {
    attn::Block block = attn::Block::Encoder;
    attn::LayerIndex layer{};
    Part part = Part::Self;
    attn::HeadIndex head{};

    Quantity of(What what, attn::Index row = 0, attn::Index column = 0) const
    {
        return {what, block, layer, part, head, row, column, {}};
    }
};

inline Part partOf(attn::AttentionKind kind)
{
    return kind == attn::AttentionKind::Cross ? Part::Cross : Part::Self;
}

inline Quantity parameter(std::string name, attn::Index row, attn::Index column)
{
    Quantity quantity;
    quantity.what = What::Parameter;
    quantity.row = row;
    quantity.column = column;
    quantity.name = std::move(name);
    return quantity;
}

inline Quantity constant(std::string name)
{
    Quantity quantity;
    quantity.name = std::move(name);
    return quantity;
}

} // namespace lab
