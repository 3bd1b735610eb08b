// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "figures/theme.h"

namespace lab {

/// The theme a widget is shown in: the palette is the one place that says so.
inline const Theme &themeOf(const QWidget &widget)
{
    const QPalette &palette = widget.palette();
    const bool dark = palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
    return dark ? Theme::darkTheme() : Theme::light();
}

} // namespace lab
