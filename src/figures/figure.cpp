// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/figure.h"

#include <algorithm>
#include <utility>

namespace lab {

std::vector<attn::HeadIndex> shownHeads(const FigureSource &source)
{
    std::vector<attn::HeadIndex> heads = source.lines.heads;
    heads.push_back(source.head);
    const auto isMissing = [count = source.layer->weights.shape().at(0)](attn::HeadIndex head) {
        return attn::value(head) >= count; // chosen in another model
    };
    heads.erase(std::remove_if(heads.begin(), heads.end(), isMissing), heads.end());
    std::ranges::sort(heads);
    heads.erase(std::unique(heads.begin(), heads.end()), heads.end());
    return heads;
}

FigureSource figureSource(const RunPtr &run, const LayerTracePtr &layer, attn::HeadIndex head, const Cell &cell)
{
    return {ConfigPtr(run->model, &run->model->config()), run->trace, layer, head, cell};
}

FigureSource figureSource(const HeadOverviewPtr &overview, std::optional<HeadMeasure> order)
{
    FigureSource source = figureSource(overview->run, nullptr, {});
    source.overview = overview;
    source.order = order;
    return source;
}

Figure::Figure(FigureSource source, const FigureStyle &style) : m_source(std::move(source)), m_style(style) {}

Figure::~Figure() = default;

} // namespace lab
