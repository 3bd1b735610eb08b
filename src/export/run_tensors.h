// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "session/experiment.h"

namespace lab {

using TensorPtr = std::shared_ptr<const attn::Tensor>;

/// "decoder.1.cross": how tensors name a place.
std::string placeKey(const attn::AttentionPlace &place);

/// Where a query head's part of a tensor is: grouped models have fewer key and value heads, and query head h reads head
/// ⌊h · kv_heads / heads⌋ of them.
attn::Index storedHead(const attn::Tensor &tensor, attn::HeadIndex head, const attn::ModelConfig &config);

/// The tensors of a run under their names in files: BLOCK.L.KIND.NAME, BLOCK.embedding, BLOCK.L.hidden, BLOCK.final,
/// logits, and parameters. An attention sub-layer is computed when one of its tensors is first asked for, and kept.
class RunTensors {
public:
    RunTensors(RunPtr run, bool withParameters);

    /// One that was computed before.
    void keep(const LayerTracePtr &layer) { m_layers[layer->place] = layer; }

    /// Throws attn::Error listing what there is, the nearest first, and attn::Cancelled.
    TensorPtr tensor(const std::string &name, const attn::Progress &progress = {});
    /// All of them, in the order of the computation.
    std::vector<std::pair<std::string, TensorPtr>> all(const attn::Progress &progress = {});

    /// What rows and columns (of one head) stand for: tokens, or nothing where they are dimensions.
    struct Axes {
        QStringList rows;
        QStringList columns;
    };
    Axes axes(const std::string &name) const;

    /// The query rows that see no key, for each place that has such.
    std::map<std::string, std::vector<attn::Index>> maskedRows(const attn::Progress &progress = {});

private:
    enum class Axis { Dimensions, Queries, Keys, Vocabulary };
    struct Entry {
        std::string name;
        attn::AttentionPlace place{};
        attn::Tensor attn::LayerTrace::*member = nullptr; ///< of attention tensors
        TensorPtr tensor{};                               ///< of all others
        Axis rows = Axis::Dimensions;
        Axis columns = Axis::Dimensions;
    };

    void addStack(attn::Block block);
    void addAttention(const attn::AttentionPlace &place);
    void addLogits();
    void addParameters();
    const Entry &find(const std::string &name) const;
    TensorPtr read(const Entry &entry, const attn::Progress &progress);
    const LayerTracePtr &layer(const attn::AttentionPlace &place, const attn::Progress &progress);
    QStringList labels(const Entry &entry, Axis axis) const;

    RunPtr m_run;
    std::vector<Entry> m_entries;
    std::map<attn::AttentionPlace, LayerTracePtr> m_layers;
};

} // namespace lab
