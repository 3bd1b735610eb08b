// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

#include "attn/tensor.h"

namespace attn {

/// Which keys a query may see: every condition that is set must hold (they combine).
///   causal:   j <= i + query_offset
///   window N: |i + query_offset - j| <= N
///   padding:  key_is_padding[j] == 0
/// query_offset is the position of the first query row, above 0 when decoding with a key/value cache.
struct Mask {
    bool causal = false;
    Index window = -1;                              ///< below 0: no window
    std::span<const std::uint8_t> key_is_padding{}; ///< [n_k] or empty
    Index query_offset = 0;

    bool allows(Index i, Index j) const
    {
        const Index position = i + query_offset;
        if (causal && j > position)
            return false;
        if (window >= 0 && (position - j > window || j - position > window))
            return false;
        return key_is_padding.empty() || key_is_padding[static_cast<std::size_t>(j)] == 0;
    }
    bool isTrivial() const { return !causal && window < 0 && key_is_padding.empty(); }
};

/// What a person may ask for instead of the model's own self-attention mask (`--mask`); padding stays masked.
struct MaskChoice {
    enum class Kind { Model, None, Causal, Window } kind = Kind::Model;
    Index window = 0; ///< with Kind::Window; in a decoder also causal
    bool operator==(const MaskChoice &) const = default;
};

/// What q·k is multiplied by (`--scale`), in every layer.
struct ScaleChoice {
    enum class Kind { Model, SqrtDk, None, Number } kind = Kind::Model;
    float number = 1.0f; ///< with Kind::Number
    bool operator==(const ScaleChoice &) const = default;
};

} // namespace attn
