// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/thumbnail.h"

#include <algorithm>

#include "figures/cell_painter.h"
#include "figures/head_weights.h"

namespace lab {

namespace {

constexpr int kRoomy = 6; ///< from this cell size on there is a gap of a pixel between cells

/// Which of `count` fall into the `part`-th of `parts`.
struct Share {
    Share(attn::Index count, attn::Index parts, attn::Index part)
        : begin(part * count / parts), end(std::max((part + 1) * count / parts, begin + 1))
    {
    }
    attn::Index begin;
    attn::Index end;
};

float largest(const attn::ConstMatrixView &values, const Share &rows, const Share &cols)
{
    float most = 0;
    for (attn::Index i = rows.begin; i < rows.end; ++i) {
        for (attn::Index j = cols.begin; j < cols.end; ++j)
            most = std::max(most, values(i, j));
    }
    return most;
}

} // namespace

QImage thumbnail(const FigureSource &source, const Theme &theme, const QSize &size, int pixelRatio)
{
    const attn::ConstMatrixView values = source.layer->weights.head(attn::value(source.head));
    const QSize pixels = size * pixelRatio;
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    const attn::Index rows = std::min<attn::Index>(values.rows, pixels.height());
    const attn::Index cols = std::min<attn::Index>(values.cols, pixels.width());
    const attn::Index cell = std::min(pixels.height() / rows, pixels.width() / cols);
    const QRect all(static_cast<int>((pixels.width() - cell * cols) / 2),
                    static_cast<int>((pixels.height() - cell * rows) / 2), static_cast<int>(cell * cols),
                    static_cast<int>(cell * rows));
    const ColorMap colors = ColorMap::weights(theme);
    const double scale = weightScale(largest(values, {values.rows, 1, 0}, {values.cols, 1, 0}));
    const int gap = cell >= kRoomy ? pixelRatio : 0;

    QPainter painter(&image);
    painter.fillRect(all, theme.panel);
    for (attn::Index i = 0; i < rows; ++i) {
        for (attn::Index j = 0; j < cols; ++j) {
            const double weight = largest(values, {values.rows, rows, i}, {values.cols, cols, j});
            painter.fillRect(QRect(all.left() + static_cast<int>(j * cell), all.top() + static_cast<int>(i * cell),
                                   static_cast<int>(cell) - gap, static_cast<int>(cell) - gap),
                             QColor(colors.at(weight / scale)));
        }
    }
    painter.setRenderHint(QPainter::Antialiasing);
    paintFrame(painter, all, theme);
    painter.end();
    image.setDevicePixelRatio(pixelRatio);
    return image;
}

} // namespace lab
