// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "attn/config.h"
#include "attn/progress.h"
#include "attn/tensor.h"
#include "attn/tokenizer.h"

namespace attn {

/// A model folder in format 1, read and checked: every parameter that the config needs is there, in its shape, and
/// finite.
struct ModelFolder {
    std::filesystem::path path;
    ModelConfig config;
    std::map<std::string, Tensor, std::less<>> parameters;
    std::unique_ptr<Tokenizer> source; ///< of the encoder; null without one
    std::unique_ptr<Tokenizer> target; ///< of the decoder; null without one
    std::string sha256;                ///< of model.safetensors
};

/// Throws Error and Cancelled.
ModelFolder readModelFolder(const std::filesystem::path &path, const Progress &progress = {});

} // namespace attn
