// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QMimeData>

#include <memory>

#include "formula/formula.h"
#include "formula/painter.h"

namespace lab {

/// The formula on a background, with a small margin; `scale` device pixels for each pixel.
QImage formulaImage(const FormulaLayout &layout, const FormulaLook &look, const QColor &background, double scale = 1);

/// For the clipboard: text that LaTeX understands.
std::unique_ptr<QMimeData> formulaAsLatex(const Formula &formula, const SlotValues &values = {});
/// For the clipboard: an image at three times the screen's size, dark on white whatever the theme.
std::unique_ptr<QMimeData> formulaAsImage(const FormulaLayout &layout, double em, const Palette &lightPalette);

} // namespace lab
