// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "attn/export.h"
#include "attn/progress.h"
#include "attn/tensor.h"

namespace attn {

enum class DType { F32, F16, BF16 };

/// A safetensors file, mapped into memory and trusted in nothing: u64 little-endian header length, a JSON object of
/// {name: {dtype, shape, data_offsets}}, then the data (huggingface/safetensors, format description).
class ATTN_API SafetensorsFile {
public:
    struct Entry {
        DType dtype = DType::F32;
        std::vector<Index> shape; ///< never empty: a single number, which the file gives no shape, reads as [1]
        std::uint64_t begin = 0;  ///< bytes from the start of the data
        std::uint64_t end = 0;
    };

    /// Throws Error: not readable, truncated, header length, JSON (depth, size, syntax, duplicate names), dtype, shape
    /// that overflows or does not match its bytes, overlapping or out-of-range offsets, gaps.
    /// The file has to keep its length while this object lives: the system ends a program that reads a mapped page
    /// which was cut off meanwhile. read() looks first, which leaves a file that shrinks during the read itself.
    static SafetensorsFile open(const std::filesystem::path &path);
    /// The same from memory (tests, fuzzing); `name` stands in messages. The bytes must outlive the object.
    static SafetensorsFile parse(std::span<const std::byte> bytes, const std::string &name);

    SafetensorsFile(SafetensorsFile &&) noexcept;
    SafetensorsFile &operator=(SafetensorsFile &&) noexcept;
    ~SafetensorsFile();

    const std::map<std::string, Entry, std::less<>> &entries() const;
    const std::map<std::string, std::string> &metadata() const;
    bool contains(std::string_view name) const;
    /// The whole file, header included.
    std::span<const std::byte> bytes() const;
    /// Converted to float32. Throws Error where the name is missing or the file changed its length.
    Tensor read(std::string_view name) const;
    /// Likewise, and throws Error where the shape is not this one, and Cancelled.
    Tensor read(std::string_view name, const std::vector<Index> &shape, const Progress &progress = {}) const;

private:
    struct Private;
    explicit SafetensorsFile(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

struct NamedTensor {
    std::string name;
    std::vector<Index> shape;
    std::span<const float> values; ///< size = product of shape; must outlive the call
};

/// Writes F32, in the order given, data aligned to 8 bytes. A temporary file beside `path` is renamed when whole;
/// nothing is left on failure. Throws Error (unwritable, disk full) and Cancelled.
ATTN_API void writeSafetensors(const std::filesystem::path &path, std::span<const NamedTensor> tensors,
                               const std::map<std::string, std::string> &metadata, const Progress &progress = {});

} // namespace attn
