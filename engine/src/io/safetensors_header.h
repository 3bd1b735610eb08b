// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "attn/safetensors.h"

namespace attn {

/// What stands before the data of a safetensors file.
struct SafetensorsHeader {
    std::map<std::string, SafetensorsFile::Entry, std::less<>> entries;
    std::map<std::string, std::string> metadata;
    std::uint64_t data_begin = 0; ///< bytes from the start of the file
};

constexpr std::uint64_t bytesEach(DType dtype)
{
    return dtype == DType::F32 ? 4 : 2;
}

/// Reads and checks the header of a whole file: afterwards every entry lies within the data, matches its shape, and the
/// entries fill the data without gap or overlap. Throws Error; `name` stands for the file in messages.
SafetensorsHeader readHeader(std::span<const std::byte> file, const std::string &name);

/// The JSON part by itself: syntax and each entry's own fields; nothing is checked against the data.
void parseHeader(std::string_view json, const std::string &name, SafetensorsHeader &header);

} // namespace attn
