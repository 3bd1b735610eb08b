// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"
#include "session/experiment.h"

namespace lab {

/// INPUT, MODEL and the options of computing. Throws UsageError, and attn::Error where a sample or file can't be used.
Experiment experimentFrom(const Arguments &arguments);

/// --out, whose ending must be one of these; throws UsageError.
QString outputFrom(const Arguments &arguments, const QStringList &endings);

} // namespace lab
