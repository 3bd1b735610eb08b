// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/key_values.h"

#include <algorithm>

namespace attn {

void KeyValues::append(const ModelConfig &config, const AttentionWeights &weights, ConstMatrixView x,
                       const Settings &settings)
{
    const auto project = [&](Values &values, const Linear &linear, Index cols) {
        values.resize(static_cast<std::size_t>((m_rows + x.rows) * cols));
        linear.apply(x, {values.data() + m_rows * cols, x.rows, cols}, settings.threads, settings.progress);
    };
    project(m_k, weights.k, config.kv_heads * config.d_k);
    project(m_v, weights.v, config.kv_heads * config.d_v);
    m_rows += x.rows;
}

void Padding::append(std::span<const std::int32_t> ids, std::int32_t pad_id)
{
    for (std::int32_t id : ids) {
        m_flags.push_back(id == pad_id && pad_id >= 0);
        m_some = m_some || m_flags.back();
    }
}

std::vector<std::int32_t> idsOf(std::span<const Token> tokens)
{
    std::vector<std::int32_t> ids(tokens.size());
    std::ranges::transform(tokens, ids.begin(), &Token::id);
    return ids;
}

} // namespace attn
