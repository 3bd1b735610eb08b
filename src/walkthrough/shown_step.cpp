// SPDX-License-Identifier: GPL-3.0-or-later
#include "walkthrough/shown_step.h"

namespace lab {

std::unique_ptr<StepFigure> makeFigure(const ShownStep &shown, const FigureSource &source, const MathFontPtr &font,
                                       const FigureStyle &style)
{
    const Walkthrough walk(shown.values, shown.place, shown.numbers);
    return std::make_unique<StepFigure>(walk.step(shown.number), source, font, style,
                                        StepFigure::Options{shown.numbers.digits, shown.shapes});
}

int stepCount(const ShownStep &shown)
{
    return Walkthrough(shown.values, shown.place, shown.numbers).count();
}

} // namespace lab
