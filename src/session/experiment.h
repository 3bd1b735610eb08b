// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>

#include "attn/model.h"

namespace lab {

/// What to compute: a model and what goes into it. A plain value; the same for desktop and command line.
struct Experiment {
    QString model; ///< a shipped model's id, or the path of a model folder; empty: the default model
    attn::RunRequest request;

    bool operator==(const Experiment &) const = default;
};

using ModelPtr = std::shared_ptr<const attn::Model>;
using TracePtr = std::shared_ptr<const attn::Trace>;
using LayerTracePtr = std::shared_ptr<const attn::LayerTrace>;

/// A computed experiment: what was asked, the model that answered, and everything it computed. Never changed once made.
struct Run {
    Experiment experiment;
    ModelPtr model;
    TracePtr trace;
};
using RunPtr = std::shared_ptr<const Run>;

} // namespace lab
