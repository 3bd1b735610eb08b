// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <random>
#include <stdexcept>

#include "attn/attention.h"
#include "attn/model.h"
#include "attn/multi_head.h"

namespace attn::bench {

namespace {

constexpr Index kHeads = 12, kHeadWidth = 64, kModelWidth = 768;

Tensor random(std::vector<Index> shape, float deviation = 1.0f)
{
    std::mt19937 engine(static_cast<std::uint32_t>(shape.size()));
    std::normal_distribution<float> normal(0.0f, deviation);
    Tensor tensor(std::move(shape));
    std::ranges::generate(tensor.values(), [&] { return normal(engine); });
    return tensor;
}

/// Adds a peer's work, if there is any; it keeps its operands alive. A peer that computes something else is no peer:
/// `result`, which both works write, is compared.
void addPeer(Works &works, std::string_view peer, Work work, std::shared_ptr<const void> operands, Tensor &result)
{
    if (!work)
        return;
    works.ours();
    const Tensor expected = result;
    std::ranges::fill(result.values(), 0.0f);
    work();
    for (Index i = 0; i < result.size(); ++i) {
        if (std::abs(result.data()[i] - expected.data()[i]) > 1e-3f)
            throw std::runtime_error(std::string(peer) + " computes other numbers");
    }
    works.peers.emplace_back(peer, [work = std::move(work), operands = std::move(operands)] { work(); });
}

enum class Kind { Weights, Context, WeightsCausal };

struct AttentionData {
    AttentionData(Index n, Kind kind, int used_threads)
        : q(random({kHeads, n, kHeadWidth})), k(random({kHeads, n, kHeadWidth})),
          v(random({kHeads, n, kHeadWidth})), context{kHeads, n, kHeadWidth}, threads(used_threads)
    {
        if (kind != Kind::Context)
            weights = Tensor{kHeads, n, n};
        input = {std::as_const(q).heads(), std::as_const(k).heads(), std::as_const(v).heads()};
        input.scale = 1.0f / std::sqrt(static_cast<float>(kHeadWidth));
        input.mask.causal = kind == Kind::WeightsCausal;
        workspace.resize(attentionWorkspace(input, threads));
    }
    HeadsView weightsView() { return weights.empty() ? HeadsView() : weights.heads(); }

    Tensor q, k, v, weights, context;
    AttentionInput input;
    std::vector<std::byte> workspace;
    int threads;
};

Works attentionWorks(Index n, Kind kind, int threads, const Peers &peers, const Progress &progress)
{
    const auto data = std::make_shared<AttentionData>(n, kind, threads);
    Works works{[data, progress] {
        attention(data->input, {data->context.heads(), data->weightsView()}, data->workspace, data->threads, progress);
    }};
    if (kind == Kind::WeightsCausal)
        return works;
    for (const std::unique_ptr<Peer> &peer : peers) {
        Work work = peer->attention(
            {data->input.q, data->input.k, data->input.v, data->weightsView(), data->context.heads(), threads});
        addPeer(works, peer->name(), std::move(work), data, data->context);
    }
    return works;
}

struct LayerData {
    LayerData(Index n, Index width, Index heads, int used_threads)
        : x(random({n, width})), w(random({width, width}, 1.0f / std::sqrt(static_cast<float>(width)))),
          output{n, width}, weights{heads, n, n}, layer{linear(), linear(), linear(), linear(), heads, heads},
          threads(used_threads)
    {
        input.x = std::as_const(x).matrix();
        input.scale = 1.0f / std::sqrt(static_cast<float>(width / heads));
        workspace.resize(multiHeadWorkspace(layer, input, threads));
    }
    Linear linear() const { return Linear(w.matrix()); }

    Tensor x, w, output, weights;
    MultiHead layer;
    MultiHeadInput input;
    std::vector<std::byte> workspace;
    int threads;
};

Works layerWorks(Index n, Index width, Index heads, int threads, const Peers &peers, const Progress &progress)
{
    const auto data = std::make_shared<LayerData>(n, width, heads, threads);
    Works works{[data, progress] {
        multiHead(data->layer, data->input, {data->output.matrix(), data->weights.heads()}, data->workspace,
                  data->threads, progress);
    }};
    const ConstMatrixView w = std::as_const(data->w).matrix();
    for (const std::unique_ptr<Peer> &peer : peers) {
        Work work = peer->layer({data->input.x, w, w, w, w, data->weights.heads(), data->output.matrix(), threads});
        addPeer(works, peer->name(), std::move(work), data, data->output);
    }
    return works;
}

/// A stack of the sizes of a well-known model, without its vocabulary and task.
ModelConfig minilm()
{
    ModelConfig config;
    config.architecture = Architecture::Encoder;
    config.encoder_layers = 6;
    config.d_model = 384;
    config.d_ff = 1536;
    config.norm = NormPlace::Post;
    config.activation = Activation::Gelu;
    config.source_vocabulary = 64;
    return config;
}

ModelConfig gpt2()
{
    ModelConfig config;
    config.architecture = Architecture::Decoder;
    config.decoder_layers = 12;
    config.d_model = kModelWidth;
    config.d_ff = 4 * kModelWidth;
    config.norm = NormPlace::Pre;
    config.final_norm = true;
    config.activation = Activation::GeluTanh;
    config.target_vocabulary = 64;
    config.tie_output = true;
    config.start_ids = {{"", 0}};
    return config;
}

struct ModelData {
    ModelData(ModelConfig config, Index n, int threads)
    {
        config.heads = config.kv_heads = kHeads;
        config.d_k = config.d_v = config.d_model / kHeads;
        config.scale = 1.0f / std::sqrt(static_cast<float>(config.d_k));
        config.positions = Positions::Learned;
        config.max_positions = n;
        config.unk_id = 0;
        model = Model::random(config, 1);
        request.token_ids.resize(static_cast<std::size_t>(n));
        for (std::size_t i = 0; i < request.token_ids.size(); ++i)
            request.token_ids[i] = static_cast<std::int32_t>(i * 7 % 64);
        request.threads = threads;
        for (const AttentionPlace &place : model->places())
            weights.emplace(place, Tensor{kHeads, n, n});
    }

    std::shared_ptr<const Model> model;
    RunRequest request;
    std::map<AttentionPlace, Tensor> weights;
};

Works modelWorks(const ModelConfig &config, Index n, int threads, const Progress &progress)
{
    const auto data = std::make_shared<ModelData>(config, n, threads);
    Works works{[data, progress] {
        data->model->run(data->request, progress, [&data](const AttentionPlace &place, Index, Index) {
            return data->weights.at(place).heads();
        });
    }};
    works.peers.emplace_back("without maps", [data, progress] { data->model->run(data->request, progress); });
    return works;
}

double attentionFlops(Index n, Index width)
{
    return 4.0 * static_cast<double>(n * n * width);
}

double layerFlops(Index n, Index width)
{
    return 8.0 * static_cast<double>(n * width * width) + attentionFlops(n, width);
}

Case attentionCase(const char *name, Kind kind, Index n, int threads)
{
    return {{.name = name, .n = n, .heads = kHeads, .d_k = kHeadWidth, .threads = threads},
            attentionFlops(n, kModelWidth),
            [=](const Peers &peers, const Progress &progress) {
                return attentionWorks(n, kind, threads, peers, progress);
            }};
}

Case layerCase(const char *name, Index n, Index width, Index heads, int threads)
{
    return {{.name = name, .n = n, .heads = heads, .d_k = width / heads, .threads = threads},
            layerFlops(n, width),
            [=](const Peers &peers, const Progress &progress) {
                return layerWorks(n, width, heads, threads, peers, progress);
            }};
}

Case modelCase(const char *name, const ModelConfig &config, Index n, int threads)
{
    const double layer = layerFlops(n, config.d_model) + 4.0 * static_cast<double>(n * config.d_model * config.d_ff);
    return {{.name = name, .n = n, .heads = kHeads, .d_k = config.d_model / kHeads, .threads = threads},
            layer * static_cast<double>(config.encoder_layers + config.decoder_layers),
            [=](const Peers &, const Progress &progress) { return modelWorks(config, n, threads, progress); }};
}

} // namespace

std::vector<Case> allCases(int threads)
{
    std::vector<Case> cases;
    for (int used : threads > 1 ? std::vector{1, threads} : std::vector{1}) {
        for (Index n : {16, 64, 128, 256, 512, 1024, 2048, 4096}) {
            cases.push_back(attentionCase("sdpa_weights", Kind::Weights, n, used));
            cases.push_back(attentionCase("sdpa_context", Kind::Context, n, used));
            cases.push_back(attentionCase("sdpa_weights_causal", Kind::WeightsCausal, n, used));
        }
        for (Index n : {128, 512, 1024})
            cases.push_back(layerCase("layer", n, kModelWidth, kHeads, used));
        if (used == 1)
            cases.push_back(layerCase("teaching_layer", 16, 64, 4, used));
        for (Index n : {128, 1024}) {
            cases.push_back(modelCase("model_minilm", minilm(), n, used));
            cases.push_back(modelCase("model_gpt2", gpt2(), n, used));
        }
    }
    return cases;
}

} // namespace attn::bench
