// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "attn/tensor.h"
#include "figures/color_map.h"
#include "figures/map_style.h"

namespace lab {

/// How values become shares of a colour map.
struct Tone {
    double top = 1;            ///< the value that gets the map's last colour
    std::vector<float> tops{}; ///< of each row by itself instead, or empty
    int decades = 0; ///< above 0: logarithmic, from so many powers of ten below `top`, which gets the first colour

    double topOf(int row) const
    {
        return tops.empty() ? top : static_cast<double>(tops[static_cast<std::size_t>(row)]);
    }
    /// Of a value that is this share of its top: 0 to 1 (-1 to 1 where values are signed).
    double share(double ofTop) const;
};

/// More rows or columns than these are painted as one image: files would get too large.
inline constexpr int kMostVectorCells = 128;

/// Larger type than the base only where there is plenty of room: the number is there to be looked up.
inline constexpr int kLargestTextStep = 2;

/// What is in the cells of a table.
struct CellField {
    attn::ConstMatrixView values{};
    std::span<const std::uint8_t> masked{}; ///< [rows * cols], or empty
    const ColorMap *colors = nullptr;
    Tone tone{};
    QString widestText{};                            ///< of what `text` gives
    std::function<QString(int row, int col)> text{}; ///< none: no numbers in the cells
    int largestTextStep = kLargestTextStep;          ///< of its numbers' type
    const ColorMap *quiet = nullptr;                 ///< of quiet rows and columns; null: there are none
    std::vector<std::uint8_t> quietRows{};
    std::vector<std::uint8_t> quietCols{};
    int mostRects = kMostVectorCells; ///< more rows or columns than these are painted as one image

    bool isMasked(int row, int col) const
    {
        return !masked.empty() && masked[static_cast<std::size_t>(row * values.cols + col)] != 0;
    }
    bool isQuiet(int row, int col) const
    {
        return quiet && (quietRows[static_cast<std::size_t>(row)] || quietCols[static_cast<std::size_t>(col)]);
    }
    QRgb colorAt(int row, int col, QRgb maskedColor) const;
};

struct HeadWeights;

/// What maps of weights are coloured with.
struct WeightColors {
    WeightColors(const Theme &theme, const MapStyle &style);
    ColorMap shown;
    ColorMap quiet; ///< of special tokens, where they are greyed
    QColor halo;    ///< around marks; invalid where they stand out without
};

/// From weights up to `largest`, of which `smallest` is the smallest that is not 0.
Tone weightTone(const MapStyle &style, double largest, double smallest);
/// Weights as cells; `weights` and `colors` must outlive it. A tone by row takes the rows' own tops.
CellField weightField(const HeadWeights &weights, const WeightColors &colors, const Tone &tone, const MapStyle &style,
                      int digits);
double smallestPositive(attn::ConstMatrixView values);

/// The colours of a table's cells as numbers that are compared by strength: what many cells share one pixel is painted
/// from, and what large tables are painted from again and again.
class CellLevels {
public:
    CellLevels(const CellField &field, QRgb maskedColor);

    using Level = std::uint16_t;
    std::span<const Level> row(int row) const
    {
        return {m_levels.data() + static_cast<std::size_t>(row) * m_cols, m_cols};
    }
    QRgb color(Level level) const { return m_colors[level]; }

private:
    static constexpr unsigned kSteps = 256;
    std::size_t m_cols = 0;
    std::vector<Level> m_levels; ///< [rows * cols]; 0 masked, else (1 + step) * 4 + 2 where negative + 1 where quiet
    std::array<QRgb, (kSteps + 1) * 4> m_colors{};
};

} // namespace lab
