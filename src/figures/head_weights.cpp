// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/head_weights.h"

#include <algorithm>

namespace lab {

HeadWeights::HeadWeights(const FigureSource &source, attn::HeadIndex head)
    : values(source.layer->weights.head(attn::value(head)))
{
    const attn::LayerTrace &layer = *source.layer;
    const std::vector<attn::Token> &keys = source.trace->keyTokens(layer.place);
    const auto isPadding = [&](attn::Index key) {
        return source.config->pad_id >= 0 && keys.at(static_cast<std::size_t>(key)).id == source.config->pad_id;
    };
    for (attn::Index i = 0; i < values.rows; ++i) {
        const bool wholly = std::ranges::binary_search(layer.masked_rows, i);
        for (attn::Index j = 0; j < values.cols; ++j) {
            largest = std::max(largest, values(i, j));
            if (values(i, j) != 0.0f || !(wholly || !layer.mask.allows(i, j) || isPadding(j)))
                continue;
            masked.resize(static_cast<std::size_t>(values.rows * values.cols));
            masked[static_cast<std::size_t>(i * values.cols + j)] = 1;
        }
    }
}

double weightScale(double largest)
{
    double scale = 1;
    for (int i = 0;; ++i) {
        const double factor = i % 3 == 1 ? 2.5 : 2;
        if (largest > scale / factor || scale < 1e-6)
            return scale;
        scale /= factor;
    }
}

} // namespace lab
