// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace lab {

/// One colour, one meaning, in every picture and every widget. Two of them: light and dark.
struct Theme {
    struct Role {
        QColor fill; ///< of surfaces and lines
        QColor text; ///< of type, at least 4.5 : 1 on the panel
    };
    bool dark = false;
    Role query, key, value, weights;
    Role other;      ///< x, scores and everything else signed
    QColor negative; ///< of signed matrices
    QColor window, panel, line;
    QColor text, dim;

    static const Theme &light();
    static const Theme &darkTheme();
};

} // namespace lab
