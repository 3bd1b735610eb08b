// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

#include <optional>

#include "cli/arguments.h"
#include "export/figure_spec.h"
#include "session/look.h"

namespace lab {

/// What to look at and how it is drawn; all but the model's part of checking is done.
struct LookArguments {
    /// What no option says a session file may say. Throws UsageError, and attn::Error where that file can't be used.
    explicit LookArguments(const Arguments &arguments);

    /// How the picture is drawn, and how large its file is: a preset's way, where one was given.
    FigureStyle style() const;
    ExportOptions exportOptions(const QString &ending) const;

    /// The place and head that are meant. Throw attn::Error naming what the model has.
    attn::AttentionPlace placeIn(const attn::ModelConfig &config) const;
    attn::HeadIndex headIn(const attn::ModelConfig &config) const;

    QString attention; ///< empty: the default
    std::optional<int> layer;
    std::optional<int> head;
    QString view; ///< the page that the session shows, as --view names it; empty: not known
    bool dark = false;
    QSize size{};           ///< invalid: what the view or the preset needs
    std::optional<int> dpi; ///< none: the preset's, or 96
    std::optional<FigureSpec> preset;

private:
    /// What the session looks at, where it is to be kept to.
    attn::AttentionPlace startIn(const attn::ModelConfig &config) const;

    QString m_session; ///< the file; empty: none
    Look m_look;
    bool m_ownModel = true; ///< the model that the session looked at is used
};

} // namespace lab
