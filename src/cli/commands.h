// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "cli/arguments.h"
#include "cli/terminal.h"

namespace lab {

/// What a subcommand is given.
struct Invocation {
    const Arguments &arguments;
    TerminalProgress &progress;
    std::string command; ///< the whole command line, to be typed again in a shell
};

/// Each does all of its subcommand, and throws UsageError, attn::Error and attn::Cancelled.
void runCommand(const Invocation &invocation);
void renderCommand(const Invocation &invocation);
void tableCommand(const Invocation &invocation);
void walkCommand(const Invocation &invocation);
void infoCommand(const Invocation &invocation);
void modelsCommand(const Invocation &invocation);
void samplesCommand(const Invocation &invocation);
void benchCommand(const Invocation &invocation);

} // namespace lab
