// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "figures/figure.h"
#include "figures/labels.h"

namespace lab {

/// The tokens of one axis that a map shows, by their index among all.
class ShownTokens {
public:
    /// All of them; without the special ones where those are hidden and something is left.
    ShownTokens(const QList<TokenLabel> &labels, MapSpecials specials);

    int count() const { return static_cast<int>(m_tokens.size()); }
    int token(int place) const { return m_tokens.at(static_cast<std::size_t>(place)); }
    /// Where a token stands; none where it is hidden.
    std::optional<int> place(std::optional<int> token) const;
    const QList<TokenLabel> &labels() const { return m_labels; }
    bool isComplete() const { return m_complete; }

private:
    std::vector<int> m_tokens;
    QList<TokenLabel> m_labels; ///< of these tokens
    bool m_complete = true;
};

/// One head's weights as a table: numbers, and which of them the mask made 0. Views into the source's LayerTrace, or
/// its own numbers where something is hidden.
struct HeadWeights {
    ShownTokens queries;
    ShownTokens keys;
    attn::ConstMatrixView values;
    std::vector<std::uint8_t> masked; ///< [rows * cols], or empty where nothing is
    float largest = 0;
    std::vector<float> rowLargest;

    HeadWeights(const FigureSource &source, attn::HeadIndex head, const MapStyle &style = {});
    HeadWeights(HeadWeights &&) = default;
    bool isMasked(int row, int col) const
    {
        return !masked.empty() && masked[static_cast<std::size_t>(row * values.cols + col)] != 0;
    }

private:
    /// The shown ones of `all`; each row divided by its sum if so wished.
    void keepShown(attn::ConstMatrixView all, bool renormalised);
    void findMasked(const FigureSource &source);

    std::vector<float> m_own;
};

/// Where the colours of weights end: 1, or the next of 0.5, 0.2, 0.1, 0.05 … that is not below the largest weight, so
/// that long texts, whose weights are small, are not blank.
double weightScale(double largest);

} // namespace lab
