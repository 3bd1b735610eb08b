// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "attn/tokenizer.h"
#include "model/settings.h"
#include "model/weights.h"

namespace attn {

/// The keys and values that one attention sub-layer has projected so far; grows when a decoder is fed more.
class KeyValues {
public:
    /// Appends the projections of more rows.
    void append(const ModelConfig &config, const AttentionWeights &weights, ConstMatrixView x,
                const Settings &settings);

    Index rows() const { return m_rows; }
    ConstHeadsView keys(const ModelConfig &config) const { return heads(m_k, config.kv_heads, config.d_k); }
    ConstHeadsView values(const ModelConfig &config) const { return heads(m_v, config.kv_heads, config.d_v); }

private:
    using Values = std::vector<float, AlignedAllocator<float>>;

    /// Heads side by side in the columns of [rows, heads · cols].
    ConstHeadsView heads(const Values &values, Index count, Index cols) const
    {
        return {values.data(), count, m_rows, cols, cols, count * cols};
    }

    Values m_k;
    Values m_v;
    Index m_rows = 0;
};

/// Which of a sequence's tokens are padding and may not be seen as keys.
class Padding {
public:
    void append(std::span<const std::int32_t> ids, std::int32_t pad_id);
    /// Empty where no token is padding.
    std::span<const std::uint8_t> flags() const { return m_some ? m_flags : std::span<const std::uint8_t>(); }

private:
    std::vector<std::uint8_t> m_flags;
    bool m_some = false;
};

/// What a decoder's cross-attention looks at: for each layer the keys and values of the encoder's output.
struct Memory {
    std::vector<KeyValues> layers;
    Padding padding;
};

/// What a stack remembers of the tokens it was fed. Copied where beams part.
struct StackState {
    std::vector<KeyValues> layers;
    Padding padding;
    Index length = 0;
};

std::vector<std::int32_t> idsOf(std::span<const Token> tokens);

} // namespace attn
