// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/theme.h"

namespace lab {

const Theme &Theme::light()
{
    static const Theme theme{
        .dark = false,
        .query = {QColor(0x0072B2), QColor(0x0072B2)},
        .key = {QColor(0xD55E00), QColor(0xB34C00)},
        .value = {QColor(0x009E73), QColor(0x007A59)},
        .weights = {QColor(0xAA4499), QColor(0xAA4499)},
        .other = {QColor(0x4C5B7A), QColor(0x4C5B7A)},
        .negative = QColor(0x8A6D3B),
        .window = QColor(0xF6F7F9),
        .panel = QColor(0xFFFFFF),
        .line = QColor(0xDFE3E8),
        .text = QColor(0x1D2430),
        .dim = QColor(0x667085),
    };
    return theme;
}

const Theme &Theme::darkTheme()
{
    static const Theme theme{
        .dark = true,
        .query = {QColor(0x56B4E9), QColor(0x56B4E9)},
        .key = {QColor(0xF0884A), QColor(0xF0884A)},
        .value = {QColor(0x2CC295), QColor(0x2CC295)},
        .weights = {QColor(0xD98CC8), QColor(0xD98CC8)},
        .other = {QColor(0x9FB0D0), QColor(0x9FB0D0)},
        .negative = QColor(0xC9A15A),
        .window = QColor(0x17191E),
        .panel = QColor(0x1F2229),
        .line = QColor(0x343943),
        .text = QColor(0xE7EAF0),
        .dim = QColor(0x98A1B2),
    };
    return theme;
}

} // namespace lab
