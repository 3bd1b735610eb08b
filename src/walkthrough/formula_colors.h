// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/theme.h"
#include "formula/palette.h"
#include "walkthrough/step.h"

namespace lab {

/// How strong the veil is over what is pointed at.
inline constexpr int kFocusAlpha = 46;

/// The theme's colours for the roles that formulas name.
inline Palette formulaPalette(const Theme &theme)
{
    Palette palette;
    palette.ink = theme.text;
    palette.set(QStringLiteral("query"), theme.query.text);
    palette.set(QStringLiteral("key"), theme.key.text);
    palette.set(QStringLiteral("value"), theme.value.text);
    palette.set(QStringLiteral("weights"), theme.weights.text);
    palette.set(QStringLiteral("other"), theme.other.text);
    palette.set(QStringLiteral("negative"), theme.negative);
    palette.set(QStringLiteral("dim"), theme.dim);
    return palette;
}

inline const Theme::Role &themeRole(const Theme &theme, Role role)
{
    switch (role) {
    case Role::Query:
        return theme.query;
    case Role::Key:
        return theme.key;
    case Role::Value:
        return theme.value;
    case Role::Weights:
        return theme.weights;
    case Role::Plain:
        break;
    }
    return theme.other;
}

} // namespace lab
