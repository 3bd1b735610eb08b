// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/math_font_of.h"

namespace lab {

MathFontPtr mathFont(QString *problem)
{
    struct Found {
        Found()
        {
            try {
                font = MathFont::find();
            } catch (const FormulaError &error) {
                why = error.problem();
            }
        }
        MathFontPtr font;
        QString why;
    };
    static const Found found; // fonts do not come and go while the program runs
    if (problem)
        *problem = found.why;
    return found.font;
}

} // namespace lab
