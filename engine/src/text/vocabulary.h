// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "attn/tensor.h"

namespace attn {

/// A vocabulary file: a token a line, the line number from 0 is its id. Lines may end in CR LF. Throws Error that names
/// the line (from 1): empty, there twice, no UTF-8; or another number of tokens than `count`.
std::vector<std::string> readVocabulary(const std::filesystem::path &path, Index count);

} // namespace attn
