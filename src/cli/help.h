// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <span>
#include <utility>

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

/// The groups of options in their order, with their titles.
std::span<const std::pair<OptionGroup, const char *>> optionGroupTable();

inline constexpr char kExitStatusHelp[] =
    "0 done; 1 a fault of the program; 2 the command line is wrong; 3 an input or output can't be used; 130 stopped by "
    "Ctrl-C.";
inline constexpr char kDataHelp[] = "Data is looked up in $ATTENTION_LAB_DATA, then ../share/attention-lab beside the "
                                    "program, then the source tree it was built from.";

QByteArray programHelp();
QByteArray subcommandHelp(const SubcommandRow &row);

} // namespace lab
