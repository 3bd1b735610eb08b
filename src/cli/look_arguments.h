// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

#include <optional>

#include "cli/arguments.h"
#include "session/experiment.h"

namespace lab {

/// What to look at and how it is drawn; all but the model's part of checking is done.
struct LookArguments {
    /// Throws UsageError.
    explicit LookArguments(const Arguments &arguments);

    /// The place and head that are meant. Throw attn::Error naming what the model has.
    attn::AttentionPlace placeIn(const attn::ModelConfig &config) const;
    attn::HeadIndex headIn(const attn::ModelConfig &config) const;

    QString attention; ///< empty: the default
    std::optional<int> layer;
    std::optional<int> head;
    bool dark = false;
    QSize size{}; ///< invalid: what the view needs
    int dpi = 96;
};

} // namespace lab
