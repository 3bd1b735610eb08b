// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "walkthrough/unfolding.h"

namespace lab {

/// What a number is made of: the rule and, in its order, what it is applied to.
struct Composition {
    Rule rule = Rule::Leaf;
    std::vector<Quantity> operands;
};

/// Follows the model: pre or post norm, tied output, what positions add and to what, cross-attention, mask.
Composition compositionOf(const RunValues &values, const Quantity &quantity);

/// "decoder.1.cross.w_q": a parameter's name at a place.
std::string parameterName(const QuantityPlace &place, const char *name);
/// "encoder.relative_bias.weight": [buckets, heads].
std::string relativeBiasName(attn::Block block);
/// "decoder.1.norm_cross.gain", "decoder.norm.bias".
std::string normParameterName(const QuantityPlace &place, const char *name);
/// Which of the stored key and value heads a query head reads.
attn::Index keyHead(const attn::ModelConfig &config, attn::HeadIndex head);

} // namespace lab
