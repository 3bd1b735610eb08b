// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/figure.h"

#include <utility>

namespace lab {

FigureSource figureSource(const RunPtr &run, const LayerTracePtr &layer, attn::HeadIndex head, const Cell &cell)
{
    return {ConfigPtr(run->model, &run->model->config()), run->trace, layer, head, cell};
}

Figure::Figure(FigureSource source, const FigureStyle &style) : m_source(std::move(source)), m_style(style) {}

Figure::~Figure() = default;

} // namespace lab
