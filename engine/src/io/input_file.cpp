// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/input_file.h"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "attn/error.h"

namespace attn {

namespace {

[[noreturn]] void cannotRead(const std::string &name, int code)
{
    switch (code) {
    case ENOENT:
    case ENOTDIR:
        throw Error("there is no such file", name, "check the path");
    case EACCES:
    case EPERM:
        throw Error("the file may not be read", name, "change its permissions");
    default:
        throw Error("the file can't be read: " + std::system_category().message(code), name,
                    "check the disk and the file");
    }
}

} // namespace

InputFile::InputFile(const std::filesystem::path &path) : m_name(path.string())
{
    // Not blocking: a pipe without a writer would otherwise wait for ever.
    m_descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (m_descriptor < 0)
        cannotRead(m_name, errno);
    struct stat status {};
    const int failed = ::fstat(m_descriptor, &status) == 0 ? 0 : errno;
    if (failed == 0 && S_ISREG(status.st_mode))
        return;
    ::close(m_descriptor);
    if (failed != 0)
        cannotRead(m_name, failed);
    throw Error(S_ISDIR(status.st_mode) ? "this is a folder, not a file" : "this is a device or pipe, not a file",
                m_name, "give the path of a file");
}

InputFile::~InputFile()
{
    ::close(m_descriptor);
}

std::uint64_t InputFile::size() const
{
    struct stat status {};
    if (::fstat(m_descriptor, &status) != 0)
        cannotRead(m_name, errno);
    return static_cast<std::uint64_t>(status.st_size);
}

MappedFile::MappedFile(const std::filesystem::path &path)
    : m_name(path.string()), m_file(path), m_size(static_cast<std::size_t>(m_file.size()))
{
    if (m_size == 0)
        return; // nothing can't be mapped
    void *data = ::mmap(nullptr, m_size, PROT_READ, MAP_PRIVATE, m_file.descriptor(), 0);
    if (data == MAP_FAILED)
        cannotRead(m_name, errno);
    m_data = static_cast<const std::byte *>(data);
}

MappedFile::~MappedFile()
{
    if (m_data)
        ::munmap(const_cast<std::byte *>(m_data), m_size);
}

void MappedFile::requireWhole() const
{
    if (m_file.size() != m_size)
        throw Error("the file changed its length while it was being read", m_name,
                    "load it again once nothing writes to it");
}

std::string readWhole(const std::filesystem::path &path, std::size_t limit)
{
    const InputFile file(path);
    std::string content;
    std::size_t used = 0;
    for (;;) {
        content.resize(used + 65536);
        const ssize_t got = ::read(file.descriptor(), content.data() + used, content.size() - used);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            cannotRead(path.string(), errno);
        used += static_cast<std::size_t>(got);
        if (used > limit)
            throw Error("the file has more than " + std::to_string(limit) + " bytes", path.string(),
                        "check that this is the right file");
        if (got == 0)
            break;
    }
    content.resize(used);
    return content;
}

} // namespace attn
