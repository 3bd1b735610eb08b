// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "session/experiment.h"

namespace lab {

/// One key's part in the softmax of a row, in the engine's own steps (attn/operations.h).
struct KeyShare {
    int key = 0;
    bool masked = false;
    float score = 0;       ///< s: scale · q·k, plus the model's bias where it adds one
    float shifted = 0;     ///< s − max, over the keys that are not masked
    float exponential = 0; ///< e^(s − max)
    float weight = 0;      ///< the engine's own
};

/// What a key's value brings into the context of a query.
struct Contribution {
    double length = 0;        ///< |w·v|
    double along = 0;         ///< (w·v)·z / |z|: its part along the context z, negative where it points away
    double contextLength = 0; ///< |z|
};

/// One head of one layer of a run, a query's row at a time. Nothing is rounded.
class Inspection {
public:
    Inspection(RunPtr run, LayerTracePtr layer, attn::HeadIndex head);

    const Run &run() const { return *m_run; }
    const attn::LayerTrace &layer() const { return *m_layer; }
    attn::HeadIndex head() const { return m_head; }
    int queries() const { return static_cast<int>(m_layer->weights.shape().at(1)); }
    int keys() const { return static_cast<int>(m_layer->weights.shape().at(2)); }

    std::span<const float> query(int i) const { return m_layer->q.head(attn::value(m_head)).row(i); }
    std::span<const float> key(int j) const { return m_layer->k.head(keyHead()).row(j); }
    std::span<const float> value(int j) const { return m_layer->v.head(keyHead()).row(j); }
    float score(int i, int j) const { return m_layer->scores.head(attn::value(m_head))(i, j); }
    float weight(int i, int j) const { return m_layer->weights.head(attn::value(m_head))(i, j); }
    /// Whether the model adds a bias to these scores, and what to this one.
    bool hasBias() const { return !m_layer->bias.empty(); }
    float bias(int i, int j) const { return hasBias() ? m_layer->bias.head(attn::value(m_head))(i, j) : 0.0f; }
    bool isMasked(int i, int j) const;

    std::vector<KeyShare> softmax(int i) const;
    /// Of the weights as they are, added in double.
    double weightSum(int i) const;
    Contribution contribution(int i, int j) const;

private:
    /// Query head h reads key and value head h·kv_heads/heads.
    attn::Index keyHead() const;

    RunPtr m_run;
    LayerTracePtr m_layer;
    attn::HeadIndex m_head;
};

} // namespace lab
