// SPDX-License-Identifier: GPL-3.0-or-later
#include "walkthrough/operands.h"

#include <cassert>

namespace lab {

namespace {

using attn::Index;

const char *partName(Part part)
{
    return part == Part::Self ? "self" : part == Part::Cross ? "cross" : "ff";
}

std::string layerPrefix(const QuantityPlace &place)
{
    return std::string(attn::name(place.block)) + "." + std::to_string(attn::value(place.layer)) + ".";
}

QuantityPlace placeOf(const Quantity &q)
{
    return {q.block, q.layer, q.part, q.head};
}

/// Finds the operands of one number.
class Composer {
public:
    Composer(const RunValues &values, const Quantity &q)
        : m_values(values), m_config(values.config()), m_q(q), m_place(placeOf(q))
    {
    }

    Composition compose() const
    {
        switch (m_q.what) {
        case What::Constant:
        case What::Parameter:
        case What::Sinusoid:
        case What::Slope:
        case What::Distance:
            return {};
        case What::Word:
            return {Rule::Product, {constant("embedding_scale"), parameter(tokenTable(), tokenId(), m_q.column)}};
        case What::Embedding:
            return m_config.addsPositionVectors() ? Composition{Rule::Sum, {same(What::Word), position()}}
                                                  : Composition{Rule::Same, {same(What::Word)}};
        case What::Mean:
        case What::Variance:
        case What::Normed:
            return norm();
        case What::Query:
            return projection(m_values.input(m_place), "w_q", "b_q", attn::value(m_q.head) * m_config.d_k);
        case What::Key:
            return projection(m_values.inputOfKeys(m_place), "w_k", "b_k", keyHead(m_config, m_q.head) * m_config.d_k);
        case What::Value:
            return projection(m_values.inputOfKeys(m_place), "w_v", "b_v", keyHead(m_config, m_q.head) * m_config.d_v);
        case What::Output:
            return m_q.part == Part::FeedForward ? projection(m_place.of(What::Activated), "w_2", "b_2", 0) : output();
        case What::Hidden:
            return projection(m_values.input(m_place), "w_1", "b_1", 0);
        case What::Activated:
            return {Rule::Activation, {same(What::Hidden)}};
        case What::Sum:
            return {Rule::Sum, {m_values.streamBefore(m_place).at(m_q.row, m_q.column), same(What::Output)}};
        case What::Logit:
            return logit();
        case What::LogitMaximum:
        case What::LogitShifted:
        case What::LogitExponential:
        case What::LogitSum:
        case What::Probability:
            return softmax(m_q.what, What::Logit, What::LogitMaximum, What::LogitShifted, What::LogitExponential,
                           What::LogitSum);
        default:
            return attention();
        }
    }

private:
    Quantity same(What what) const { return m_place.of(what, m_q.row, m_q.column); }
    Quantity rowOf(What what) const { return m_place.of(what, m_q.row, 0); }

    std::string tokenTable() const { return std::string(attn::name(m_q.block)) + ".embedding.weight"; }
    Index tokenId() const { return m_values.trace().stack(m_q.block).tokens.at(static_cast<std::size_t>(m_q.row)).id; }

    Quantity position() const
    {
        if (m_config.positions == attn::Positions::Sinusoidal)
            return same(What::Sinusoid);
        return parameter(std::string(attn::name(m_q.block)) + ".positions.weight", m_q.row, m_q.column);
    }

    /// Every number of a row.
    std::vector<Quantity> row(const Quantity &of) const
    {
        std::vector<Quantity> all;
        const Index columns = m_values.matrix(of).cols;
        for (Index c = 0; c < columns; ++c)
            all.push_back(of.at(m_q.row, c));
        return all;
    }

    Composition norm() const
    {
        const Quantity x = m_values.normed(m_place);
        if (m_q.what == What::Normed) {
            return {Rule::Norm,
                    {x.at(m_q.row, m_q.column), rowOf(What::Mean), rowOf(What::Variance), constant("norm_eps"),
                     parameter(normParameterName(m_place, "gain"), 0, m_q.column),
                     parameter(normParameterName(m_place, "bias"), 0, m_q.column)}};
        }
        Composition all{m_q.what == What::Mean ? Rule::Mean : Rule::Variance, row(x)};
        if (m_q.what == What::Variance)
            all.operands.push_back(rowOf(What::Mean));
        return all;
    }

    /// x[i, :] · w[:, first + c] + b[first + c]
    Composition projection(const Quantity &x, const char *weight, const char *bias, Index first) const
    {
        const Index column = first + m_q.column;
        Composition products{Rule::Products, {}};
        const std::string name = parameterName(m_place, weight);
        for (const Quantity &factor : row(x)) {
            products.operands.push_back(factor);
            products.operands.push_back(parameter(name, factor.column, column));
        }
        products.operands.push_back(parameter(parameterName(m_place, bias), 0, column));
        return products;
    }

    /// The heads' contexts side by side, times W_O.
    Composition output() const
    {
        Composition products{Rule::Products, {}};
        const std::string name = parameterName(m_place, "w_o");
        for (Index r = 0; r < m_config.heads * m_config.d_v; ++r) {
            QuantityPlace of = m_place;
            of.head = attn::HeadIndex(static_cast<std::int32_t>(r / m_config.d_v));
            products.operands.push_back(of.of(What::Context, m_q.row, r % m_config.d_v));
            products.operands.push_back(parameter(name, r, m_q.column));
        }
        products.operands.push_back(parameter(parameterName(m_place, "b_o"), 0, m_q.column));
        return products;
    }

    Composition logit() const
    {
        const attn::Block block = m_config.hasDecoder() ? attn::Block::Decoder : attn::Block::Encoder;
        Composition products{Rule::Products, {}};
        for (const Quantity &factor : row(m_values.end(block))) {
            products.operands.push_back(factor);
            products.operands.push_back(m_config.tie_output
                                            ? parameter("decoder.embedding.weight", m_q.column, factor.column)
                                            : parameter("output.weight", factor.column, m_q.column));
        }
        if (!m_config.tie_output)
            products.operands.push_back(parameter("output.bias", 0, m_q.column));
        return products;
    }

    Composition softmax(What what, What score, What maximum, What shifted, What exponential, What sum) const
    {
        if (what == maximum)
            return {Rule::Maximum, row(m_place.of(score))};
        if (what == shifted)
            return {Rule::Difference, {same(score), rowOf(maximum)}};
        if (what == exponential)
            return {Rule::Exponential, {same(shifted)}};
        if (what == sum)
            return {Rule::Sum, row(m_place.of(exponential))};
        return {Rule::Quotient, {same(exponential), rowOf(sum)}};
    }

    Composition attention() const
    {
        switch (m_q.what) {
        case What::Score:
            return pairs(What::Query, What::Key, m_config.d_k);
        case What::ScaledScore:
            return {Rule::Product, {constant("scale"), same(What::Score)}};
        case What::Bias:
            return bias();
        case What::MaskedScore: {
            const auto kind = m_q.part == Part::Cross ? attn::AttentionKind::Cross : attn::AttentionKind::Self;
            const attn::AttentionPlace place{m_q.block, m_q.layer, kind};
            if (m_values.isMasked(place, m_q.row, m_q.column))
                return {Rule::Hidden, {same(What::ScaledScore)}};
            return m_values.hasBias(place) ? Composition{Rule::Sum, {same(What::ScaledScore), same(What::Bias)}}
                                           : Composition{Rule::Same, {same(What::ScaledScore)}};
        }
        case What::Context: {
            Composition products{Rule::Products, {}};
            for (const Quantity &weight : row(m_place.of(What::Weight))) {
                products.operands.push_back(weight);
                products.operands.push_back(m_place.of(What::Value, weight.column, m_q.column));
            }
            return products;
        }
        default:
            return softmax(m_q.what, What::MaskedScore, What::RowMaximum, What::Shifted, What::Exponential,
                           What::RowSum);
        }
    }

    /// −slope · |i − j|, or the learned number of the distance's bucket.
    Composition bias() const
    {
        if (m_config.positions == attn::Positions::Alibi)
            return {Rule::Product, {m_place.of(What::Slope, attn::value(m_q.head), 0), same(What::Distance)}};
        const Index bucket = m_config.relativeBuckets(m_q.block).of(m_q.column - m_q.row);
        return {Rule::Same, {parameter(relativeBiasName(m_q.block), bucket, attn::value(m_q.head))}};
    }

    /// a[i, c] · b[j, c] for all c
    Composition pairs(What a, What b, Index count) const
    {
        Composition products{Rule::Products, {}};
        for (Index c = 0; c < count; ++c) {
            products.operands.push_back(m_place.of(a, m_q.row, c));
            products.operands.push_back(m_place.of(b, m_q.column, c));
        }
        return products;
    }

    const RunValues &m_values;
    const attn::ModelConfig &m_config;
    const Quantity &m_q;
    const QuantityPlace m_place;
};

} // namespace

std::string parameterName(const QuantityPlace &place, const char *name)
{
    return layerPrefix(place) + partName(place.part) + "." + name;
}

std::string relativeBiasName(attn::Block block)
{
    return std::string(attn::name(block)) + ".relative_bias.weight";
}

std::string normParameterName(const QuantityPlace &place, const char *name)
{
    if (place.part == Part::Final)
        return std::string(attn::name(place.block)) + ".norm." + name;
    return layerPrefix(place) + "norm_" + partName(place.part) + "." + name;
}

attn::Index keyHead(const attn::ModelConfig &config, attn::HeadIndex head)
{
    return attn::value(head) * config.kv_heads / config.heads;
}

Composition compositionOf(const RunValues &values, const Quantity &quantity)
{
    assert(values.has(quantity));
    return Composer(values, quantity).compose();
}

} // namespace lab
