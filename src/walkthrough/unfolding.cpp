// SPDX-License-Identifier: GPL-3.0-or-later
#include "walkthrough/unfolding.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>

#include "walkthrough/operands.h"
#include "walkthrough/rule.h"
#include "walkthrough/symbols.h"
#include "walkthrough/unfolding_latex.h"

namespace lab {

namespace {

constexpr double kMinusInfinity = -std::numeric_limits<double>::infinity();

double products(std::span<const double> x)
{
    double sum = 0;
    for (std::size_t k = 0; k + 1 < x.size(); k += 2)
        sum += x[k] == 0 ? 0 : x[k] * x[k + 1];
    return x.size() % 2 == 1 ? sum + x.back() : sum;
}

double variance(std::span<const double> x)
{
    const double mean = x.back();
    double sum = 0;
    for (const double value : x.first(x.size() - 1))
        sum += (value - mean) * (value - mean);
    return sum / static_cast<double>(x.size() - 1);
}

double activated(double x, attn::Activation activation)
{
    auto number = static_cast<float>(x);
    attn::activate(activation, attn::MatrixView(&number, 1, 1));
    return static_cast<double>(number);
}

} // namespace

double applied(Rule rule, std::span<const double> x, attn::Activation activation)
{
    switch (rule) {
    case Rule::Leaf:
        return std::numeric_limits<double>::quiet_NaN();
    case Rule::Products:
        return products(x);
    case Rule::Product:
        return x[0] * x[1];
    case Rule::Sum:
        return std::accumulate(x.begin(), x.end(), 0.0);
    case Rule::Difference:
        return x[0] == kMinusInfinity ? kMinusInfinity : x[0] - x[1];
    case Rule::Quotient:
        return x[1] == 0 ? 0 : x[0] / x[1];
    case Rule::Exponential:
        return std::exp(x[0]);
    case Rule::Maximum:
        return *std::max_element(x.begin(), x.end());
    case Rule::Mean:
        return std::accumulate(x.begin(), x.end(), 0.0) / static_cast<double>(x.size());
    case Rule::Variance:
        return variance(x);
    case Rule::Norm:
        return x[4] * (x[0] - x[1]) / std::sqrt(x[2] + x[3]) + x[5];
    case Rule::Activation:
        return activated(x[0], activation);
    case Rule::Hidden:
        return kMinusInfinity;
    case Rule::Same:
        break;
    }
    return x[0];
}

double evaluated(const Unfolding &unfolding, const attn::ModelConfig &config)
{
    if (unfolding.rule == Rule::Leaf)
        return unfolding.value;
    std::vector<double> operands;
    for (const Operand &operand : unfolding.operands)
        operands.push_back(operand.value);
    return applied(unfolding.rule, operands, config.activation);
}

Unfolding unfold(const RunValues &values, const Quantity &quantity, const NumberStyle &style)
{
    Composition made = compositionOf(values, quantity);
    Unfolding unfolding;
    unfolding.of = quantity;
    unfolding.value = values.value(quantity);
    unfolding.rule = made.rule;
    for (Quantity &operand : made.operands) {
        const double value = values.value(operand);
        QString name = symbol(values, operand);
        unfolding.operands.push_back({std::move(operand), value, std::move(name)});
    }
    unfolding.symbol = symbol(values, quantity);
    unfolding.text = describe(values, quantity);
    UnfoldingLatex(values, style).write(unfolding);
    return unfolding;
}

} // namespace lab
