// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "walkthrough/step_figure.h"
#include "walkthrough/walkthrough.h"

namespace lab {

/// A step of the walkthrough as somebody sees it. Frozen: it can be drawn on any thread, with a font of that thread.
struct ShownStep {
    RunValuesPtr values;
    WalkPlace place;
    NumberStyle numbers;
    int number = 0;
    bool shapes = false; ///< under the formula's symbols
};

std::unique_ptr<StepFigure> makeFigure(const ShownStep &shown, const FigureSource &source, const MathFontPtr &font,
                                       const FigureStyle &style);

/// How many steps there are.
int stepCount(const ShownStep &shown);

} // namespace lab
