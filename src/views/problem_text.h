// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <span>

namespace lab {

/// What the engine says of a problem is English: it knows no interface. These are its clauses, with %1 … for what it
/// puts into them.
std::span<const char *const> problemClauses();

/// A clause of the engine's in the interface's language; one that is not among problemClauses() stays as it is.
QString spokenClause(const QString &clause);

} // namespace lab
