// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "export/picture.h"
#include "export/walk_document.h"
#include "walkthrough/shown_step.h"

namespace lab {

/// How a walkthrough's steps are drawn.
struct WalkLook {
    FigureStyle style;
    bool shapes = false; ///< under the symbols
    ExportOptions page;  ///< of every step; an invalid size: see below
};

/// What formulas are set in. Throws attn::Error where the machine has no such font.
MathFontPtr neededMathFont();

/// "--view walkthrough --step 7 …": what makes the step's picture again, but for place and look.
std::string stepOptions(const ShownStep &shown);

/// A PDF to be handed out, a step a page (A4 across where no size is given), with what is walked through and the page's
/// number at its foot.
void writeWalkHandout(const QString &path, const WalkDocument &document, const WalkLook &look,
                      const attn::Progress &progress = {});

/// The files that writeWalkFrames() writes: of several steps each has its number before the ending ("walk-07.png").
QStringList walkFramePaths(const QString &path, const WalkDocument &document);

/// PNGs, all of one size: where none is given, that of the step that needs most room. On failure none is left.
void writeWalkFrames(const QString &path, const WalkDocument &document, const WalkLook &look,
                     const attn::Progress &progress = {});

} // namespace lab
