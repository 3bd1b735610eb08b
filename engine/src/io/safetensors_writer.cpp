// SPDX-License-Identifier: GPL-3.0-or-later
#include "attn/safetensors.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <numeric>

#include <nlohmann/json.hpp>

#include "io/output_file.h"

namespace attn {

static_assert(std::endian::native == std::endian::little, "tensors are stored as they are in memory");

namespace {

/// Text that came from outside may hold anything; what is no UTF-8 becomes U+FFFD.
std::string jsonString(const std::string &text)
{
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string headerText(std::span<const NamedTensor> tensors, const std::map<std::string, std::string> &metadata)
{
    std::string text = "{";
    if (!metadata.empty()) {
        text += "\"__metadata__\":{";
        for (const auto &[key, value] : metadata)
            text += jsonString(key) + ":" + jsonString(value) + ",";
        text.back() = '}';
    }
    std::size_t offset = 0;
    for (const NamedTensor &tensor : tensors) {
        const std::size_t end = offset + tensor.values.size_bytes();
        text += (text.size() > 1 ? "," : "") + jsonString(tensor.name) +
                ":{\"dtype\":\"F32\",\"shape\":" + nlohmann::json(tensor.shape).dump() + ",\"data_offsets\":[" +
                std::to_string(offset) + "," + std::to_string(end) + "]}";
        offset = end;
    }
    text += "}";
    text.resize((text.size() + 7) / 8 * 8, ' '); // so that the data, 8 + this behind the start, are aligned
    return text;
}

} // namespace

void writeSafetensors(const std::filesystem::path &path, std::span<const NamedTensor> tensors,
                      const std::map<std::string, std::string> &metadata, const Progress &progress)
{
    constexpr std::size_t kAtOnce = 1 << 20;
    progress.checkpoint();
    std::size_t total = 0;
    for (const NamedTensor &tensor : tensors) {
        assert(std::accumulate(tensor.shape.begin(), tensor.shape.end(), Index{1}, std::multiplies<>()) ==
               static_cast<Index>(tensor.values.size()));
        total += tensor.values.size_bytes();
    }
    OutputFile file(path);
    const std::string header = headerText(tensors, metadata);
    const std::uint64_t length = header.size();
    file.write(std::as_bytes(std::span(&length, 1)));
    file.write(header);
    std::size_t written = 0;
    for (const NamedTensor &tensor : tensors) {
        for (auto rest = std::as_bytes(tensor.values); !rest.empty();) {
            const auto chunk = rest.first(std::min(kAtOnce, rest.size()));
            file.write(chunk);
            rest = rest.subspan(chunk.size());
            written += chunk.size();
            progress.at(static_cast<double>(written) / static_cast<double>(total));
        }
    }
    file.commit();
}

} // namespace attn
