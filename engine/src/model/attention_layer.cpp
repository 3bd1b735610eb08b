// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/attention_layer.h"

#include "attn/operations.h"
#include "model/stopwatch.h"

namespace attn {

ConstHeadsView sideBySide(const Tensor &columns, Index count)
{
    const ConstMatrixView m = columns.matrix();
    return {m.data, count, m.rows, m.cols / count, m.cols / count, m.cols};
}

AttentionRows attend(const ModelConfig &config, const AttentionWeights &weights, ConstMatrixView x,
                     const KeyValues &keys, const ScoreTerms &terms, const Settings &settings,
                     HeadsView attention_weights, HeadsView scores)
{
    AttentionRows rows;
    Stopwatch watch;
    rows.q = Tensor::unwritten({x.rows, config.heads * config.d_k});
    rows.context = Tensor::unwritten({x.rows, config.heads * config.d_v});
    rows.output = Tensor::unwritten({x.rows, config.d_model});
    weights.q.apply(x, rows.q.matrix(), settings.threads, settings.progress);
    rows.times.projections = watch.lap();

    AttentionInput input;
    input.q = sideBySide(rows.q, config.heads);
    input.k = keys.keys(config);
    input.v = keys.values(config);
    input.scale = settings.scale;
    input.bias = terms.bias;
    input.mask = terms.mask;
    const HeadsView context{rows.context.data(), config.heads, x.rows,
                            config.d_v,          config.d_v,   config.heads * config.d_v};
    std::vector<std::byte, AlignedAllocator<std::byte>> workspace(attentionWorkspace(input, settings.threads));
    rows.masked_rows =
        attention(input, {context, attention_weights, scores}, workspace, settings.threads, settings.progress);
    rows.times.attention = watch.lap();
    weights.o.apply(std::as_const(rows.context).matrix(), rows.output.matrix(), settings.threads, settings.progress);
    rows.times.output = watch.lap();
    return rows;
}

} // namespace attn
