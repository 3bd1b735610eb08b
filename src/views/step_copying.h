// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

#include "walkthrough/step_figure.h"

namespace lab {

/// The number under a point, or else the chosen one, with nine digits; empty where there is none.
QString copiedNumber(const StepFigure &figure, const StepFigure::Spot &spot);
/// The whole step, at twice its natural size.
void copyPicture(const StepFigure &figure);

/// Everything of a step that the clipboard takes: the number and the table under a point, formulas, the picture. The
/// figure must outlive the menu.
void addCopyActions(QMenu &menu, const StepFigure &figure, const StepFigure::Spot &spot);

} // namespace lab
