// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/parameter_shapes.h"

namespace attn {

namespace {

class ShapeList {
public:
    explicit ShapeList(const ModelConfig &config) : c(config) {}

    void block(Block block)
    {
        const std::string prefix = std::string(name(block)) + ".";
        add(prefix + "embedding.weight", {c.vocabulary(block), c.d_model});
        if (c.positions == Positions::Learned)
            add(prefix + "positions.weight", {c.max_positions, c.d_model});
        if (c.positions == Positions::Relative)
            add(prefix + "relative_bias.weight", {c.relative_buckets, c.heads});
        for (Index layer = 0; layer < c.layers(block); ++layer) {
            const std::string in_layer = prefix + std::to_string(layer) + ".";
            attention(in_layer, AttentionKind::Self);
            if (block == Block::Decoder && c.hasEncoder())
                attention(in_layer, AttentionKind::Cross);
            linear(in_layer + "ff.w_1", in_layer + "ff.b_1", c.d_model, c.d_ff);
            linear(in_layer + "ff.w_2", in_layer + "ff.b_2", c.d_ff, c.d_model);
            norm(in_layer + "norm_ff");
        }
        if (c.final_norm)
            norm(prefix + "norm");
    }
    void output()
    {
        const Index width = c.hasDecoder() ? c.target_vocabulary : c.classes;
        if (width > 0 && !c.tie_output)
            linear("output.weight", "output.bias", c.d_model, width);
    }
    std::vector<ParameterShape> take() { return std::move(m_shapes); }

private:
    void add(std::string parameter, std::vector<Index> shape)
    {
        m_shapes.push_back({std::move(parameter), std::move(shape)});
    }
    void linear(const std::string &weight, const std::string &bias, Index in, Index out)
    {
        add(weight, {in, out});
        add(bias, {out});
    }
    void norm(const std::string &prefix)
    {
        add(prefix + ".gain", {c.d_model});
        add(prefix + ".bias", {c.d_model});
    }
    void attention(const std::string &in_layer, AttentionKind kind)
    {
        const std::string prefix = in_layer + std::string(name(kind)) + ".";
        linear(prefix + "w_q", prefix + "b_q", c.d_model, c.heads * c.d_k);
        linear(prefix + "w_k", prefix + "b_k", c.d_model, c.kv_heads * c.d_k);
        linear(prefix + "w_v", prefix + "b_v", c.d_model, c.kv_heads * c.d_v);
        linear(prefix + "w_o", prefix + "b_o", c.heads * c.d_v, c.d_model);
        norm(in_layer + "norm_" + std::string(name(kind)));
    }

    const ModelConfig &c;
    std::vector<ParameterShape> m_shapes;
};

} // namespace

std::vector<ParameterShape> parameterShapes(const ModelConfig &config)
{
    ShapeList list(config);
    if (config.hasEncoder())
        list.block(Block::Encoder);
    if (config.hasDecoder())
        list.block(Block::Decoder);
    list.output();
    return list.take();
}

} // namespace attn
