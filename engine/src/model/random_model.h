// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "io/model_folder.h"

namespace attn {

/// What Model::random() says, as if it had been read from a folder.
ModelFolder randomModel(const ModelConfig &config, std::uint32_t seed);

} // namespace attn
