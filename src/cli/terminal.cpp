// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal.h"

#include <cerrno>
#include <cstring>
#include <string_view>

#include <fcntl.h>
#include <unistd.h>

#include "attn/error.h"

namespace lab {

namespace {

constexpr std::size_t kLongestMessage = 2000; // what was typed may be very long and stands in messages

/// Every byte, however small the pieces that the system takes; false with errno set where that fails.
bool writeAll(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace

void printMessage(const std::string &message, int descriptor)
{
    std::string line = "attention-lab: " + message;
    if (line.size() > kLongestMessage) {
        line.resize(kLongestMessage);
        while (!line.empty() && (static_cast<unsigned char>(line.back()) & 0xC0) == 0x80)
            line.pop_back();
        line.pop_back(); // what may be the first byte of a cut character
        line += "…";
    }
    for (char &c : line) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            c = ' ';
    }
    writeAll(descriptor, line + "\n");
}

void printText(const QByteArray &text)
{
    if (!writeAll(STDOUT_FILENO, {text.constData(), static_cast<std::size_t>(text.size())}))
        throw attn::Error(std::string("can't be written: ") + std::strerror(errno), "standard output",
                          "send it to another place");
}

TerminalProgress::TerminalProgress(std::stop_token stop)
    : m_stop(std::move(stop)), m_terminal(::isatty(STDERR_FILENO) != 0)
{
}

TerminalProgress::~TerminalProgress()
{
    clear();
}

attn::Progress TerminalProgress::stage(const char *name)
{
    clear();
    attn::Progress progress;
    progress.stop = m_stop;
    if (m_terminal)
        progress.report = [this, name](double share) { show(name, static_cast<int>(share * 100)); };
    return progress;
}

void TerminalProgress::show(const char *name, int percent)
{
    if (percent == m_shown)
        return;
    m_shown = percent;
    writeAll(STDERR_FILENO, std::string("\r") + name + " " + std::to_string(percent) + " %");
}

void TerminalProgress::clear()
{
    if (m_shown >= 0)
        writeAll(STDERR_FILENO, "\r\033[K");
    m_shown = -1;
}

QuietStandardError::QuietStandardError(bool quiet)
{
    if (!quiet)
        return;
    const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (nowhere < 0)
        return;
    m_saved = ::fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    if (m_saved >= 0)
        ::dup2(nowhere, STDERR_FILENO);
    ::close(nowhere);
}

QuietStandardError::~QuietStandardError()
{
    if (m_saved < 0)
        return;
    ::dup2(m_saved, STDERR_FILENO);
    ::close(m_saved);
}

} // namespace lab
