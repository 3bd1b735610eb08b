// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "attn/config.h"

namespace attn {

/// Reads a config.json of at most 1 MB; the id stays empty. Throws Error.
ModelConfig readConfig(const std::filesystem::path &file);

} // namespace attn
