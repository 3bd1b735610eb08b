// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/head_weights.h"

#include <algorithm>
#include <numeric>

namespace lab {

ShownTokens::ShownTokens(const QList<TokenLabel> &labels, MapSpecials specials)
{
    const auto isSpecial = [](const TokenLabel &label) { return label.special; };
    const bool hides = specials == MapSpecials::Hidden && !std::ranges::all_of(labels, isSpecial);
    for (int i = 0; i < labels.size(); ++i) {
        if (hides && labels.at(i).special) {
            m_complete = false;
            continue;
        }
        m_tokens.push_back(i);
        m_labels << labels.at(i);
    }
}

std::optional<int> ShownTokens::place(std::optional<int> token) const
{
    const auto found = token ? std::ranges::lower_bound(m_tokens, *token) : m_tokens.end();
    if (found == m_tokens.end() || *found != *token)
        return {};
    return static_cast<int>(found - m_tokens.begin());
}

HeadWeights::HeadWeights(const FigureSource &source, attn::HeadIndex head, const MapStyle &style)
    : queries(queryLabels(*source.trace, source.layer->place), style.specials),
      keys(keyLabels(*source.trace, source.layer->place), style.specials),
      values(source.layer->weights.head(attn::value(head)))
{
    if (!queries.isComplete() || !keys.isComplete())
        keepShown(values, style.renormalised);
    for (attn::Index i = 0; i < values.rows; ++i) {
        const std::span<const float> row = values.row(i);
        rowLargest.push_back(row.empty() ? 0.0f : *std::ranges::max_element(row));
        largest = std::max(largest, rowLargest.back());
    }
    findMasked(source);
}

void HeadWeights::keepShown(attn::ConstMatrixView all, bool renormalised)
{
    const auto cols = static_cast<std::size_t>(keys.count());
    m_own.resize(static_cast<std::size_t>(queries.count()) * cols);
    for (int i = 0; i < queries.count(); ++i) {
        const std::span<float> row(m_own.data() + static_cast<std::size_t>(i) * cols, cols);
        for (int j = 0; j < keys.count(); ++j)
            row[static_cast<std::size_t>(j)] = all(queries.token(i), keys.token(j));
        const double sum = std::accumulate(row.begin(), row.end(), 0.0);
        if (renormalised && sum > 0)
            std::ranges::transform(row, row.begin(), [sum](float weight) { return static_cast<float>(weight / sum); });
    }
    values = {m_own.data(), queries.count(), keys.count()};
}

void HeadWeights::findMasked(const FigureSource &source)
{
    const attn::LayerTrace &layer = *source.layer;
    const std::vector<attn::Token> &tokens = source.trace->keyTokens(layer.place);
    const auto isPadding = [&](int key) {
        return source.config->pad_id >= 0 && tokens.at(static_cast<std::size_t>(key)).id == source.config->pad_id;
    };
    for (int i = 0; i < queries.count(); ++i) {
        const bool wholly = std::ranges::binary_search(layer.masked_rows, queries.token(i));
        for (int j = 0; j < keys.count(); ++j) {
            const int key = keys.token(j);
            if (values(i, j) != 0.0f || !(wholly || !layer.mask.allows(queries.token(i), key) || isPadding(key)))
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
