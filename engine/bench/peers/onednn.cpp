// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include <omp.h>
#include <oneapi/dnnl/dnnl.hpp>

#include "peers.h"

namespace attn::bench {

namespace {

using dnnl::memory;

const dnnl::engine &processor()
{
    static const dnnl::engine engine(dnnl::engine::kind::cpu, 0);
    return engine;
}

/// [count, rows, cols] in somebody else's memory, by strides; `transposed` swaps rows and columns.
memory::desc described(Index count, Index rows, Index cols, Index outer, Index stride, bool transposed = false)
{
    return transposed ? memory::desc({count, cols, rows}, memory::data_type::f32, {outer, 1, stride})
                      : memory::desc({count, rows, cols}, memory::data_type::f32, {outer, stride, 1});
}

memory::desc described(const ConstHeadsView &view, bool transposed = false)
{
    return described(view.heads, view.rows, view.cols, view.head_stride, view.row_stride, transposed);
}

memory::desc described(const ConstMatrixView &view)
{
    return described(1, view.rows, view.cols, view.rows * view.stride, view.stride);
}

memory inPlace(const memory::desc &what, const float *data)
{
    return {what, processor(), const_cast<float *>(data)};
}

/// Primitives that run one after the other on so many threads. Making them takes no more: a team made for that would
/// spin on beside what is measured on one thread.
class Chain {
public:
    explicit Chain(int threads) : m_threads(threads) { omp_set_num_threads(threads); }
    void multiply(const memory &a, const memory &b, const memory &y, float scale = 1.0f)
    {
        dnnl::primitive_attr attributes;
        if (scale != 1.0f)
            attributes.set_output_scales(0, {scale});
        const dnnl::matmul::desc what(a.get_desc(), b.get_desc(), y.get_desc());
        m_steps.emplace_back(dnnl::matmul({what, attributes, processor()}),
                             Arguments{{DNNL_ARG_SRC, a}, {DNNL_ARG_WEIGHTS, b}, {DNNL_ARG_DST, y}});
    }
    void softmax(const memory &scores)
    {
        const dnnl::softmax_forward::desc what(dnnl::prop_kind::forward_inference, scores.get_desc(), 2);
        m_steps.emplace_back(dnnl::softmax_forward({what, processor()}),
                             Arguments{{DNNL_ARG_SRC, scores}, {DNNL_ARG_DST, scores}});
    }
    void run()
    {
        omp_set_num_threads(m_threads);
        for (auto &[primitive, arguments] : m_steps)
            primitive.execute(m_stream, arguments);
        m_stream.wait();
    }

private:
    using Arguments = std::unordered_map<int, memory>;

    int m_threads;
    std::vector<std::pair<dnnl::primitive, Arguments>> m_steps;
    dnnl::stream m_stream{processor()};
};

void addAttention(Chain &chain, const AttentionOperands &operands, const HeadsView &weights)
{
    const memory scores = inPlace(described(weights), weights.data);
    chain.multiply(inPlace(described(operands.q), operands.q.data),
                   inPlace(described(operands.k, true), operands.k.data), scores,
                   1.0f / std::sqrt(static_cast<float>(operands.q.cols)));
    chain.softmax(scores);
    chain.multiply(scores, inPlace(described(operands.v), operands.v.data),
                   inPlace(described(operands.context), operands.context.data));
}

class OneDnn : public Peer {
public:
    std::string_view name() const override { return "oneDNN"; }

    Work attention(const AttentionOperands &operands) override
    {
        const auto scratch = std::make_shared<Tensor>();
        if (operands.weights.empty())
            *scratch = Tensor{operands.q.heads, operands.q.rows, operands.q.rows};
        const auto chain = std::make_shared<Chain>(operands.threads);
        addAttention(*chain, operands, operands.weights.empty() ? scratch->heads() : operands.weights);
        return [=] {
            (void)scratch;
            chain->run();
        };
    }

    Work layer(const LayerOperands &operands) override
    {
        const Index n = operands.x.rows, width = operands.x.cols, heads = operands.weights.heads;
        const auto rows = std::make_shared<std::vector<Tensor>>(4, Tensor{n, width}); // q, k, v, context
        const auto chain = std::make_shared<Chain>(operands.threads);
        const auto project = [&](ConstMatrixView x, ConstMatrixView w, ConstMatrixView y) {
            chain->multiply(inPlace(described(x), x.data), inPlace(described(w), w.data),
                            inPlace(described(y), y.data));
        };
        const auto byHead = [&](std::size_t i) {
            return HeadsView{(*rows)[i].data(), heads, n, width / heads, width / heads, width};
        };
        project(operands.x, operands.w_q, (*rows)[0].matrix());
        project(operands.x, operands.w_k, (*rows)[1].matrix());
        project(operands.x, operands.w_v, (*rows)[2].matrix());
        addAttention(*chain, {byHead(0), byHead(1), byHead(2), operands.weights, byHead(3), operands.threads},
                     operands.weights);
        project((*rows)[3].matrix(), operands.w_o, operands.output);
        return [=] {
            (void)rows;
            chain->run();
        };
    }
};

} // namespace

std::unique_ptr<Peer> onednnPeer()
{
    return std::make_unique<OneDnn>();
}

} // namespace attn::bench
