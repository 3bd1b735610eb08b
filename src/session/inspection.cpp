// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/inspection.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace lab {

Inspection::Inspection(RunPtr run, LayerTracePtr layer, attn::HeadIndex head)
    : m_run(std::move(run)), m_layer(std::move(layer)), m_head(head)
{
}

attn::Index Inspection::keyHead() const
{
    return attn::value(m_head) * m_layer->k.shape().at(0) / m_layer->q.shape().at(0);
}

bool Inspection::isMasked(int i, int j) const
{
    const attn::Token &token = m_run->trace->keyTokens(m_layer->place).at(static_cast<std::size_t>(j));
    const std::int32_t padding = m_run->model->config().pad_id;
    return !m_layer->mask.allows(i, j) || (padding >= 0 && token.id == padding);
}

std::vector<KeyShare> Inspection::softmax(int i) const
{
    std::vector<KeyShare> shares(static_cast<std::size_t>(keys()));
    float largest = -std::numeric_limits<float>::infinity();
    for (int j = 0; j < keys(); ++j) {
        KeyShare &share = shares[static_cast<std::size_t>(j)];
        share = {j, isMasked(i, j), score(i, j) + bias(i, j), 0, 0, weight(i, j)};
        if (!share.masked)
            largest = std::max(largest, share.score);
    }
    for (KeyShare &share : shares) {
        if (share.masked)
            continue;
        share.shifted = share.score - largest;
        share.exponential = std::exp(share.shifted);
    }
    return shares;
}

double Inspection::weightSum(int i) const
{
    double sum = 0;
    for (int j = 0; j < keys(); ++j)
        sum += static_cast<double>(weight(i, j));
    return sum;
}

Contribution Inspection::contribution(int i, int j) const
{
    const std::span<const float> v = value(j);
    const std::span<const float> z = m_layer->context.head(attn::value(m_head)).row(i);
    const double w = static_cast<double>(weight(i, j));
    double vv = 0;
    double vz = 0;
    double zz = 0;
    for (std::size_t c = 0; c < v.size(); ++c) {
        const double part = w * static_cast<double>(v[c]);
        const double whole = static_cast<double>(z[c]);
        vv += part * part;
        vz += part * whole;
        zz += whole * whole;
    }
    const double contextLength = std::sqrt(zz);
    return {std::sqrt(vv), contextLength > 0 ? vz / contextLength : 0, contextLength};
}

} // namespace lab
