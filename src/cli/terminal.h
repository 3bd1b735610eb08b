// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <string>

#include "attn/progress.h"

namespace lab {

inline constexpr int kStandardError = 2;

/// One line on standard error (or another descriptor), "attention-lab: …": line ends and other control characters in it
/// become blanks.
void printMessage(const std::string &message, int descriptor = kStandardError);

/// Writes to standard output; throws attn::Error where that fails.
void printText(const QByteArray &text);

/// Shows the share done on standard error, in one line that is rewritten, where that is a terminal.
class TerminalProgress {
public:
    explicit TerminalProgress(std::stop_token stop);
    ~TerminalProgress();
    TerminalProgress(const TerminalProgress &) = delete;
    TerminalProgress &operator=(const TerminalProgress &) = delete;

    /// For a stage of the work ("computing").
    attn::Progress stage(const char *name);

private:
    void show(const char *name, int percent);
    void clear();

    std::stop_token m_stop;
    bool m_terminal = false;
    int m_shown = -1;
};

/// Keeps what libraries write straight to standard error (fontconfig does) away from it while this lives.
class QuietStandardError {
public:
    explicit QuietStandardError(bool quiet);
    ~QuietStandardError();
    QuietStandardError(const QuietStandardError &) = delete;
    QuietStandardError &operator=(const QuietStandardError &) = delete;

private:
    int m_saved = -1;
};

} // namespace lab
