// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "session/experiment.h"
#include "walkthrough/quantity.h"

namespace lab {

class AlibiParts;

/// Every number of a run by its Quantity: what the Trace keeps, and what the engine recomputes from it when it is first
/// asked for (an attention sub-layer, a layer's stream, a head's softmax), which is then kept. Safe from several
/// threads; a first question costs up to the forward pass of one layer, so long texts are better asked for on a worker
/// thread: everything of a place is there after prepare().
class RunValues {
public:
    /// `layer` is one that has been computed already, or null.
    explicit RunValues(RunPtr run, LayerTracePtr layer = {});
    ~RunValues();
    RunValues(const RunValues &) = delete;
    RunValues &operator=(const RunValues &) = delete;

    const Run &run() const { return *m_run; }
    const RunPtr &runPtr() const { return m_run; }
    const attn::ModelConfig &config() const { return m_run->model->config(); }
    const attn::Trace &trace() const { return *m_run->trace; }

    /// Whether the run has such a number: the parameter exists, row and column are inside.
    bool has(const Quantity &quantity) const;
    /// One that it doesn't have is our own mistake (assert).
    double value(const Quantity &quantity) const;
    /// The whole tensor a quantity is an entry of, whatever its row and column; lives as long as this object. Empty
    /// for What::Constant.
    attn::ConstMatrixView matrix(const Quantity &quantity) const;

    /// Computes whatever a walkthrough of this head shows.
    void prepare(const attn::AttentionPlace &place, attn::HeadIndex head) const;

    const attn::LayerTrace &layer(const attn::AttentionPlace &place) const;
    const LayerTracePtr &layerPtr(const attn::AttentionPlace &place) const;
    /// Whether the model adds a bias to the scores here: where words stand counts in self-attention.
    bool hasBias(const attn::AttentionPlace &place) const;
    /// Whether the mask (padding included) hides key j from query i.
    bool isMasked(const attn::AttentionPlace &place, attn::Index i, attn::Index j) const;

    /// The stream that a sub-layer reads, as a quantity: a Sum, a Normed, or the Embedding. Row and column are 0.
    Quantity streamBefore(const QuantityPlace &place) const;
    /// What a sub-layer's first linear map multiplies: the norm's output before it, or the stream itself.
    Quantity input(const QuantityPlace &place) const;
    /// The same for W_K and W_V: in cross-attention the encoder's end.
    Quantity inputOfKeys(const QuantityPlace &place) const;
    /// A stack's end: what the logits, or the cross-attention, read.
    Quantity end(attn::Block block) const;
    /// What the norm of a place reads: pre-norm the stream before, post-norm the sum after the sub-layer.
    Quantity normed(const QuantityPlace &place) const;

private:
    struct Kept;
    bool hasPlace(const Quantity &quantity) const;
    attn::ConstMatrixView streamMatrix(const Quantity &quantity) const;
    attn::ConstMatrixView logitMatrix(What what) const;
    attn::ConstMatrixView headMatrix(const Quantity &quantity) const;
    const AlibiParts &alibi(attn::Block block) const;

    RunPtr m_run;
    std::unique_ptr<Kept> m_kept;
};

using RunValuesPtr = std::shared_ptr<const RunValues>;

} // namespace lab
