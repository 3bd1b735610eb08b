// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/cell_image.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace lab {

namespace {

/// Cells that fall together on one pixel, first to last.
struct PixelCells {
    int first = 0;
    int last = 0;
    bool operator==(const PixelCells &) const = default;
};

std::vector<PixelCells> cellsOfPixels(int pixels, double first, double count, int last)
{
    std::vector<PixelCells> made;
    made.reserve(static_cast<std::size_t>(pixels));
    for (int i = 0; i < pixels; ++i) {
        const int from = std::min(static_cast<int>(first + count * i / pixels), last);
        const int to = static_cast<int>(std::ceil(first + count * (i + 1) / pixels)) - 1;
        made.push_back({from, count <= pixels ? from : std::clamp(to, from, last)});
    }
    return made;
}

} // namespace

QImage cellImage(const CellGrid &grid, const CellLevels &levels, const QSize &size)
{
    using Level = CellLevels::Level;
    const Viewport &view = grid.view();
    const auto cols = cellsOfPixels(size.width(), view.firstCol, view.cols, grid.lastCol());
    const auto rows = cellsOfPixels(size.height(), view.firstRow, view.rows, grid.lastRow());
    QImage image(size, QImage::Format_RGB32);
    std::vector<Level> pooled;
    for (std::size_t y = 0; y < rows.size(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(static_cast<int>(y)));
        if (y > 0 && rows[y] == rows[y - 1]) {
            std::memcpy(line, image.constScanLine(static_cast<int>(y) - 1), cols.size() * sizeof(QRgb));
            continue;
        }
        std::span<const Level> strongest = levels.row(rows[y].first);
        if (rows[y].last > rows[y].first) {
            pooled.assign(strongest.begin(), strongest.end());
            for (int row = rows[y].first + 1; row <= rows[y].last; ++row)
                std::ranges::transform(levels.row(row), pooled, pooled.begin(), std::ranges::max);
            strongest = pooled;
        }
        for (std::size_t x = 0; x < cols.size(); ++x)
            line[x] = levels.color(
                *std::max_element(strongest.begin() + cols[x].first, strongest.begin() + cols[x].last + 1));
    }
    return image;
}

} // namespace lab
