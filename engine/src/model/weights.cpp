// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/weights.h"

namespace attn {

namespace {

/// Finds parameters by name; those that a model may do without give empty views.
class Finder {
public:
    explicit Finder(const Parameters &parameters) : m_parameters(parameters) {}

    ConstMatrixView matrix(const std::string &name) const
    {
        const auto found = m_parameters.find(name);
        return found == m_parameters.end() ? ConstMatrixView() : found->second.matrix();
    }
    std::span<const float> vector(const std::string &name) const
    {
        const auto found = m_parameters.find(name);
        return found == m_parameters.end() ? std::span<const float>() : found->second.values();
    }
    Linear linear(const std::string &w, const std::string &b) const { return Linear(matrix(w), vector(b)); }
    NormWeights norm(const std::string &name) const { return {vector(name + ".gain"), vector(name + ".bias")}; }

    AttentionWeights attention(const std::string &layer, AttentionKind kind) const
    {
        const std::string in = layer + std::string(name(kind)) + ".";
        return {norm(layer + "norm_" + std::string(name(kind))), linear(in + "w_q", in + "b_q"),
                linear(in + "w_k", in + "b_k"), linear(in + "w_v", in + "b_v"), linear(in + "w_o", in + "b_o")};
    }

    StackWeights stack(const ModelConfig &config, Block block) const
    {
        const std::string prefix = std::string(name(block)) + ".";
        StackWeights weights;
        weights.embedding = matrix(prefix + "embedding.weight");
        weights.positions = matrix(prefix + "positions.weight");
        weights.relative_bias = matrix(prefix + "relative_bias.weight");
        weights.norm = norm(prefix + "norm");
        for (Index l = 0; l < config.layers(block); ++l) {
            const std::string in = prefix + std::to_string(l) + ".";
            LayerWeights layer;
            layer.self = attention(in, AttentionKind::Self);
            if (block == Block::Decoder && config.hasEncoder())
                layer.cross = attention(in, AttentionKind::Cross);
            layer.norm_ff = norm(in + "norm_ff");
            layer.ff1 = linear(in + "ff.w_1", in + "ff.b_1");
            layer.ff2 = linear(in + "ff.w_2", in + "ff.b_2");
            weights.layers.push_back(std::move(layer));
        }
        return weights;
    }

private:
    const Parameters &m_parameters;
};

} // namespace

ModelWeights::ModelWeights(const ModelConfig &config, const Parameters &parameters)
{
    const Finder find(parameters);
    if (config.hasEncoder())
        encoder = find.stack(config, Block::Encoder);
    if (config.hasDecoder())
        decoder = find.stack(config, Block::Decoder);
    output = find.linear("output.weight", "output.bias");
    if (config.hasDecoder() && output.empty())
        output = Linear::transposed(decoder.embedding);
}

} // namespace attn
