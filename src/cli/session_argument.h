// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "cli/arguments.h"
#include "session/saved_session.h"

namespace lab {

/// The session file among the words that belong to no option, or an empty string. Throws UsageError for other words,
/// and for a sample beside it.
QString sessionPath(const Arguments &arguments);

/// What that file holds; read anew at each call. Throws attn::Error too.
std::optional<SavedSession> sessionFrom(const Arguments &arguments);

} // namespace lab
