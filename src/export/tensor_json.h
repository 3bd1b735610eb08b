// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "export/output_file.h"
#include "export/run_metadata.h"
#include "export/run_tensors.h"

namespace lab {

/// The shortest text that reads back as the same float32; "-inf", "inf" and "nan" are strings.
std::string jsonNumber(float value);
/// {key: text}, in one line.
std::string metadataJson(const RunMetadata &metadata);

/// {metadata, tensors: {NAME: {shape, data}}}; data is flat, row-major; each number is the shortest that reads back as
/// the same float32. Minus infinity, infinity and nan are the strings "-inf", "inf" and "nan".
void writeTensorJson(const QString &path, const std::vector<std::pair<std::string, TensorPtr>> &tensors,
                     const RunMetadata &metadata, const attn::Progress &progress = {});

} // namespace lab
