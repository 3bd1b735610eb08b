// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace attn {

/// A regular file open for reading. Throws Error that says why it can't be: missing, a folder, no permission …
class InputFile {
public:
    explicit InputFile(const std::filesystem::path &path);
    ~InputFile();
    InputFile(const InputFile &) = delete;
    InputFile &operator=(const InputFile &) = delete;

    int descriptor() const { return m_descriptor; }
    /// In bytes, at this moment.
    std::uint64_t size() const;

private:
    std::string m_name;
    int m_descriptor = -1;
};

/// A whole file in memory as the system maps it. Reading a page that was cut off the file since raises SIGBUS; that
/// can't be caught in a library, only made unlikely: call requireWhole() before reading.
class MappedFile {
public:
    explicit MappedFile(const std::filesystem::path &path);
    ~MappedFile();
    MappedFile(const MappedFile &) = delete;
    MappedFile &operator=(const MappedFile &) = delete;

    std::span<const std::byte> bytes() const { return {m_data, m_size}; }
    /// Throws Error where the file is no longer as long as it was.
    void requireWhole() const;

private:
    std::string m_name;
    InputFile m_file;
    const std::byte *m_data = nullptr;
    std::size_t m_size = 0;
};

/// The bytes of a file that has at most `limit` of them.
std::string readWhole(const std::filesystem::path &path, std::size_t limit);

} // namespace attn
