// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "session/experiment.h"

namespace lab {

/// What a file says of where it comes from. Strings; lists and objects are JSON.
using RunMetadata = std::map<std::string, std::string>;

/// Tokens, model, scale, mask, instruction set and so on of a run, as a tensor file's `__metadata__` names them.
/// `command` is how to make the file again.
RunMetadata runMetadata(const Run &run, const std::string &command);

/// `masked_rows`: {"encoder.0.self": [3, 4]}.
std::string maskedRowsJson(const std::map<std::string, std::vector<attn::Index>> &rows);

/// The same for pictures, with `input` (what was typed, or the ids) and `options` (of the run, then of the view).
RunMetadata pictureMetadata(const Run &run, const std::string &command, const std::string &viewOptions);

} // namespace lab
