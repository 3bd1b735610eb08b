// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <span>

#include "cli/arguments.h"

namespace lab {

struct Invocation;

/// One row of the table of subcommands.
struct SubcommandRow {
    const char *name;
    Subcommand subcommand;
    const char *usage;               ///< what follows the name
    const char *summary;             ///< one line
    void (*run)(const Invocation &); ///< nullptr: not built yet
};
std::span<const SubcommandRow> subcommandTable();

QByteArray programHelp();
QByteArray subcommandHelp(const SubcommandRow &row);

} // namespace lab
