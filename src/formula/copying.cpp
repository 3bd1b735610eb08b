// SPDX-License-Identifier: GPL-3.0-or-later
#include "formula/copying.h"

#include <cmath>

namespace lab {

namespace {

constexpr double kMargin = 0.25;   // ems
constexpr double kCopiedScale = 3; // sharp on paper too
constexpr double kMostPixels = 16384;

} // namespace

QImage formulaImage(const FormulaLayout &layout, const FormulaLook &look, const QColor &background, double scale)
{
    const double margin = std::ceil(kMargin * look.em);
    const QSizeF size = layout.size(look.em) + QSizeF(2 * margin, 2 * margin);
    scale = std::min(scale, kMostPixels / std::max(size.width(), size.height()));
    QImage image(static_cast<int>(std::ceil(size.width() * scale)), static_cast<int>(std::ceil(size.height() * scale)),
                 QImage::Format_ARGB32_Premultiplied);
    image.fill(background);
    QPainter painter(&image);
    painter.scale(scale, scale);
    paintFormula(painter, {margin, margin + layout.ascent(look.em)}, layout, look);
    return image;
}

std::unique_ptr<QMimeData> formulaAsLatex(const Formula &formula, const SlotValues &values)
{
    auto data = std::make_unique<QMimeData>();
    data->setText(formula.latex(values));
    return data;
}

std::unique_ptr<QMimeData> formulaAsImage(const FormulaLayout &layout, double em, const Palette &lightPalette)
{
    auto data = std::make_unique<QMimeData>();
    data->setImageData(formulaImage(layout, {em, lightPalette, {}}, Qt::white, kCopiedScale));
    return data;
}

} // namespace lab
