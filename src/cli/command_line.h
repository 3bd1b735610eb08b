// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lab {

/// Whether these arguments are for the command line, not for the desktop program: a subcommand, --help, --version, or
/// something that is wrong.
bool isCommandLine(int argc, char *argv[]);

/// Does what they say and returns the exit status (CLI contract: 0, 1, 2, 3 or 130). Needs no display.
int runCommandLine(int argc, char *argv[]);

/// For the desktop program, which no window system lets in: the one line on standard error; returns the exit status.
int reportNoDisplay();

} // namespace lab
