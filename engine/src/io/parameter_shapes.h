// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "attn/config.h"

namespace attn {

struct ParameterShape {
    std::string name;
    std::vector<Index> shape;
};

/// Every tensor that a model folder of format 1 has with this config.
std::vector<ParameterShape> parameterShapes(const ModelConfig &config);

} // namespace attn
