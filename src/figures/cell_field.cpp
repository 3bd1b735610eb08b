// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/cell_field.h"

#include <algorithm>
#include <cmath>

#include "figures/head_weights.h"

namespace lab {

namespace {

constexpr int kFixedDecades = 4;
constexpr int kMostDecades = 6;

ColorMap shownColors(const Theme &theme, MapColors colors)
{
    switch (colors) {
    case MapColors::Cividis:
        return ColorMap::cividis();
    case MapColors::Grey:
        return ColorMap::grey(theme);
    case MapColors::Weights:
        break;
    }
    return ColorMap::weights(theme);
}

std::vector<std::uint8_t> specials(const ShownTokens &tokens)
{
    std::vector<std::uint8_t> made;
    for (const TokenLabel &label : tokens.labels())
        made.push_back(label.special ? 1 : 0);
    return made;
}

} // namespace

double Tone::share(double ofTop) const
{
    if (decades == 0)
        return ofTop;
    return ofTop > 0 ? std::max(0.0, 1 + std::log10(ofTop) / decades) : 0;
}

QRgb CellField::colorAt(int row, int col, QRgb maskedColor) const
{
    if (isMasked(row, col))
        return maskedColor;
    const double top = tone.topOf(row);
    const double share = top > 0 ? tone.share(static_cast<double>(values(row, col)) / top) : 0;
    return (isQuiet(row, col) ? quiet : colors)->at(share);
}

WeightColors::WeightColors(const Theme &theme, const MapStyle &style)
    : shown(shownColors(theme, style.colors)), quiet(ColorMap::sequential(theme.panel, theme.dim)),
      halo(style.colors == MapColors::Cividis ? theme.panel : QColor())
{
}

Tone weightTone(const MapStyle &style, double largest, double smallest)
{
    Tone tone;
    tone.top = style.range == MapRange::Fixed ? 1 : weightScale(largest);
    if (style.scale != MapScale::Log)
        return tone;
    tone.decades = kFixedDecades;
    if (style.range == MapRange::Fitted && smallest > 0)
        tone.decades = std::clamp(static_cast<int>(std::ceil(std::log10(tone.top / smallest))), 1, kMostDecades);
    return tone;
}

CellField weightField(const HeadWeights &weights, const WeightColors &colors, const Tone &tone, const MapStyle &style,
                      int digits)
{
    CellField field;
    field.values = weights.values;
    field.masked = weights.masked;
    field.colors = &colors.shown;
    field.tone = tone;
    if (style.scale == MapScale::ByRow)
        field.tone.tops = weights.rowLargest;
    if (style.specials == MapSpecials::Grey) {
        field.quiet = &colors.quiet;
        field.quietRows = specials(weights.queries);
        field.quietCols = specials(weights.keys);
    }
    if (!style.values)
        return field;
    field.widestText = weightText(1e-9f, false, digits);
    field.text = [&weights, digits](int row, int col) {
        return weightText(weights.values(row, col), weights.isMasked(row, col), digits);
    };
    return field;
}

double smallestPositive(attn::ConstMatrixView values)
{
    float smallest = 0;
    for (attn::Index row = 0; row < values.rows; ++row)
        for (const float value : values.row(row))
            if (value > 0 && (smallest == 0.0f || value < smallest))
                smallest = value;
    return static_cast<double>(smallest);
}

CellLevels::CellLevels(const CellField &field, QRgb maskedColor)
    : m_cols(static_cast<std::size_t>(field.values.cols)),
      m_levels(static_cast<std::size_t>(field.values.rows) * static_cast<std::size_t>(field.values.cols))
{
    const auto level = [](unsigned step, bool negative, bool quiet) {
        return static_cast<Level>((1 + step) * 4 + (negative ? 2 : 0) + (quiet ? 1 : 0));
    };
    std::size_t at = 0;
    for (int row = 0; row < field.values.rows; ++row) {
        const double top = field.tone.topOf(row);
        const double factor = top > 0 ? 1 / top : 0;
        for (int col = 0; col < field.values.cols; ++col, ++at) {
            if (field.isMasked(row, col))
                continue;
            const double share = field.tone.share(static_cast<double>(field.values(row, col)) * factor);
            const bool negative = field.colors->isSigned() && share < 0;
            m_levels[at] = level(static_cast<unsigned>(ColorMap::step(negative ? -share : share)), negative,
                                 field.isQuiet(row, col));
        }
    }
    m_colors[0] = maskedColor;
    for (unsigned step = 0; step < kSteps; ++step)
        for (const bool negative : {false, true}) {
            const double share = (negative ? -1 : 1) * static_cast<double>(step) / (kSteps - 1);
            m_colors[level(step, negative, false)] = field.colors->at(share);
            m_colors[level(step, negative, true)] = (field.quiet ? field.quiet : field.colors)->at(share);
        }
}

} // namespace lab
