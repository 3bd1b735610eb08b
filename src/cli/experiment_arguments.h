// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"
#include "session/runner.h"

namespace lab {

/// INPUT, MODEL and the options of computing. Throws UsageError, and attn::Error where a sample or file can't be used.
Experiment experimentFrom(const Arguments &arguments);

/// Computes it; an error that is about the input then says where the input came from.
RunPtr runExperiment(Runner &runner, const Arguments &arguments, const Experiment &experiment,
                     const attn::Progress &progress);

/// --out, whose ending must be one of these; throws UsageError.
QString outputFrom(const Arguments &arguments, const QStringList &endings);

} // namespace lab
