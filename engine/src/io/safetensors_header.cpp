// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/safetensors_header.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "attn/error.h"
#include "io/quote.h"

namespace attn {

namespace {

// The limit of huggingface/safetensors.
constexpr std::uint64_t kLongestHeader = 100'000'000;
constexpr char kDamaged[] = "get the file again or write it anew";
constexpr char kCutShort[] = "the file was probably cut short: get it again";

using NamedEntry = std::pair<const std::string, SafetensorsFile::Entry>;

[[noreturn]] void failTensor(const std::string &problem, const std::string &file, const std::string &tensor,
                             const std::string &remedy = kDamaged)
{
    throw Error(problem, file + ", tensor " + inQuotes(tensor), remedy);
}

std::uint64_t headerLength(std::span<const std::byte> file, const std::string &name)
{
    if (file.size() < 8)
        throw Error("the file has " + std::to_string(file.size()) + " bytes, too few for a safetensors file", name,
                    kCutShort);
    std::uint64_t length = 0;
    for (int i = 7; i >= 0; --i)
        length = length << 8 | std::to_integer<std::uint64_t>(file[static_cast<std::size_t>(i)]);
    if (length > kLongestHeader)
        throw Error("the header is " + std::to_string(length) + " bytes long, more than 100 MB", name + ", byte 0",
                    "check that this is a safetensors file");
    if (length > file.size() - 8)
        throw Error("the header is " + std::to_string(length) + " bytes long, but only " +
                        std::to_string(file.size() - 8) + " follow",
                    name + ", byte 0", kCutShort);
    if (length < 2 || std::to_integer<char>(file[8]) != '{')
        throw Error("the header is no JSON object", name + ", byte 8", "check that this is a safetensors file");
    return length;
}

std::uint64_t bytesOf(const SafetensorsFile::Entry &entry, const std::string &file, const std::string &tensor)
{
    std::uint64_t bytes = bytesEach(entry.dtype);
    for (const Index extent : entry.shape)
        if (__builtin_mul_overflow(bytes, static_cast<std::uint64_t>(extent), &bytes))
            failTensor("its shape is so large that its size overflows", file, tensor);
    return bytes;
}

void checkEntry(const NamedEntry &named, std::uint64_t available, const std::string &file)
{
    const auto &[tensor, entry] = named;
    if (entry.end < entry.begin)
        failTensor("its data end at byte " + std::to_string(entry.end) + ", before they begin at " +
                       std::to_string(entry.begin),
                   file, tensor);
    const std::uint64_t bytes = bytesOf(entry, file, tensor);
    if (bytes != entry.end - entry.begin)
        failTensor("its shape and dtype need " + std::to_string(bytes) + " bytes, but its data_offsets span " +
                       std::to_string(entry.end - entry.begin),
                   file, tensor);
    if (entry.end > available)
        failTensor("its data end at byte " + std::to_string(entry.end) + " of the data, which are " +
                       std::to_string(available) + " bytes long",
                   file, tensor, kCutShort);
}

void checkLayout(const SafetensorsHeader &header, std::uint64_t available, const std::string &file)
{
    std::vector<const NamedEntry *> order;
    for (const NamedEntry &named : header.entries)
        order.push_back(&named);
    std::ranges::sort(order, {},
                      [](const NamedEntry *named) { return std::pair(named->second.begin, named->second.end); });
    std::uint64_t covered = 0;
    const std::string *last = nullptr;
    for (const NamedEntry *named : order) {
        const auto &[tensor, entry] = *named;
        if (entry.begin < covered)
            failTensor("its data overlap those of tensor " + inQuotes(*last), file, tensor);
        if (entry.begin > covered)
            failTensor("before its data " + std::to_string(entry.begin - covered) + " bytes belong to no tensor", file,
                       tensor);
        covered = entry.end;
        last = &tensor;
    }
    if (covered < available)
        throw Error("behind the last tensor " + std::to_string(available - covered) + " bytes belong to no tensor",
                    file + ", byte " + std::to_string(header.data_begin + covered), kDamaged);
}

} // namespace

SafetensorsHeader readHeader(std::span<const std::byte> file, const std::string &name)
{
    const std::uint64_t length = headerLength(file, name);
    SafetensorsHeader header;
    header.data_begin = 8 + length;
    parseHeader({reinterpret_cast<const char *>(file.data()) + 8, static_cast<std::size_t>(length)}, name, header);
    const std::uint64_t available = file.size() - header.data_begin;
    for (const NamedEntry &named : header.entries)
        checkEntry(named, available, name);
    checkLayout(header, available, name);
    return header;
}

} // namespace attn
