// SPDX-License-Identifier: GPL-3.0-or-later
#include "attn/safetensors.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <optional>

#include "attn/error.h"
#include "io/half.h"
#include "io/input_file.h"
#include "io/quote.h"
#include "io/safetensors_header.h"

namespace attn {

static_assert(std::endian::native == std::endian::little, "tensors are copied as they are stored");

namespace {

std::string inWords(const std::vector<Index> &shape)
{
    std::string text = "[";
    for (const Index extent : shape)
        text += (text.size() > 1 ? ", " : "") + std::to_string(extent);
    return text + "]";
}

/// Nothing says that the bytes are aligned: the header may have any length.
void convert(DType dtype, const std::byte *from, std::span<float> to)
{
    if (dtype == DType::F32) {
        std::memcpy(to.data(), from, to.size_bytes());
        return;
    }
    const auto decode = dtype == DType::F16 ? fromF16 : fromBf16;
    for (std::size_t i = 0; i < to.size(); ++i) {
        std::uint16_t half = 0;
        std::memcpy(&half, from + 2 * i, 2);
        to[i] = decode(half);
    }
}

} // namespace

struct SafetensorsFile::Private {
    std::string name;
    std::optional<MappedFile> map;
    std::span<const std::byte> bytes;
    SafetensorsHeader header;

    std::string where(std::string_view tensor) const { return name + ", tensor " + inQuotes(tensor); }
    const Entry &entry(std::string_view tensor) const
    {
        const auto found = header.entries.find(tensor);
        if (found == header.entries.end())
            throw Error("there is no such tensor", where(tensor), "check that the file belongs to this model");
        return found->second;
    }
    Tensor read(const Entry &entry, const Progress &progress) const
    {
        constexpr std::size_t kAtOnce = 1 << 20;
        if (map)
            map->requireWhole();
        Tensor tensor(entry.shape);
        const std::byte *from = bytes.data() + header.data_begin + entry.begin;
        const std::span<float> values = tensor.values();
        for (std::size_t done = 0; done < values.size(); done += kAtOnce) {
            progress.checkpoint();
            convert(entry.dtype, from + done * bytesEach(entry.dtype),
                    values.subspan(done, std::min(kAtOnce, values.size() - done)));
        }
        return tensor;
    }
};

SafetensorsFile::SafetensorsFile(std::unique_ptr<Private> p) : d(std::move(p)) {}
SafetensorsFile::SafetensorsFile(SafetensorsFile &&) noexcept = default;
SafetensorsFile &SafetensorsFile::operator=(SafetensorsFile &&) noexcept = default;
SafetensorsFile::~SafetensorsFile() = default;

SafetensorsFile SafetensorsFile::open(const std::filesystem::path &path)
{
    auto d = std::make_unique<Private>();
    d->name = path.string();
    d->map.emplace(path);
    d->bytes = d->map->bytes();
    d->header = readHeader(d->bytes, d->name);
    return SafetensorsFile(std::move(d));
}

SafetensorsFile SafetensorsFile::parse(std::span<const std::byte> bytes, const std::string &name)
{
    auto d = std::make_unique<Private>();
    d->name = name;
    d->bytes = bytes;
    d->header = readHeader(bytes, name);
    return SafetensorsFile(std::move(d));
}

const std::map<std::string, SafetensorsFile::Entry, std::less<>> &SafetensorsFile::entries() const
{
    return d->header.entries;
}

const std::map<std::string, std::string> &SafetensorsFile::metadata() const
{
    return d->header.metadata;
}

bool SafetensorsFile::contains(std::string_view name) const
{
    return d->header.entries.contains(name);
}

std::span<const std::byte> SafetensorsFile::bytes() const
{
    return d->bytes;
}

Tensor SafetensorsFile::read(std::string_view name) const
{
    return d->read(d->entry(name), {});
}

Tensor SafetensorsFile::read(std::string_view name, const std::vector<Index> &shape, const Progress &progress) const
{
    const Entry &entry = d->entry(name);
    if (entry.shape != shape)
        throw Error("its shape is " + inWords(entry.shape) + " instead of " + inWords(shape), d->where(name),
                    "check that the file belongs to this model");
    return d->read(entry, progress);
}

} // namespace attn
