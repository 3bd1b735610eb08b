// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/output_file.h"

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "attn/error.h"

namespace attn {

namespace {

[[noreturn]] void cannotWrite(const std::filesystem::path &path, int code)
{
    const std::string name = path.string();
    switch (code) {
    case ENOENT:
    case ENOTDIR:
        throw Error("the folder to write to does not exist", name, "create it or choose another path");
    case EACCES:
    case EPERM:
    case EROFS:
        throw Error("the folder may not be written to", name, "change its permissions or choose another path");
    case ENOSPC:
    case EDQUOT:
        throw Error("the disk is full", name, "free some space or choose another disk");
    case EFBIG:
        throw Error("the file would be larger than is allowed here", name, "raise the limit or choose another disk");
    case EISDIR:
        throw Error("this is a folder, not a file", name, "add a file name");
    default:
        throw Error("the file can't be written: " + std::system_category().message(code), name, "choose another path");
    }
}

} // namespace

OutputFile::OutputFile(const std::filesystem::path &path) : m_path(path)
{
    if (!path.has_filename())
        cannotWrite(path, EISDIR);
    struct stat status {};
    if (::stat(path.c_str(), &status) == 0) {
        if (S_ISDIR(status.st_mode))
            cannotWrite(path, EISDIR);
        if (!S_ISREG(status.st_mode)) // renaming would put a plain file where the device was
            throw Error("this is a device or pipe, not a file", path.string(), "choose another path");
        std::error_code ignored; // through a symbolic link to the file that it names
        const auto target = std::filesystem::canonical(path, ignored);
        if (!ignored)
            m_path = target;
    }
    // Not mkstemp, which gives a file that nobody else may read.
    for (int attempt = 0; m_descriptor < 0; ++attempt) {
        m_temporary = m_path;
        m_temporary.replace_filename("." + std::to_string(::getpid()) + "-" + std::to_string(attempt) + ".part");
        m_descriptor = ::open(m_temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (m_descriptor < 0 && errno != EEXIST)
            cannotWrite(m_path, errno);
    }
}

OutputFile::~OutputFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    if (!m_temporary.empty())
        ::unlink(m_temporary.c_str());
}

void OutputFile::write(std::span<const std::byte> bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            cannotWrite(m_path, errno);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
}

void OutputFile::commit()
{
    const int descriptor = std::exchange(m_descriptor, -1);
    if (::close(descriptor) != 0) // a network disk may only now find that it is full
        cannotWrite(m_path, errno);
    if (::rename(m_temporary.c_str(), m_path.c_str()) != 0)
        cannotWrite(m_path, errno);
    m_temporary.clear();
}

} // namespace attn
