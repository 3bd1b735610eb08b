// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/make_figure.h"

#include <utility>

#include "figures/heads_figure.h"
#include "figures/heat_map_figure.h"
#include "figures/lines_figure.h"
#include "figures/model_figure.h"
#include "figures/qkv_figure.h"

namespace lab {

QString viewName(FigureKind kind)
{
    switch (kind) {
    case FigureKind::HeatMap:
        return QStringLiteral("heatmap");
    case FigureKind::Heads:
        return QStringLiteral("heads");
    case FigureKind::Model:
        return QStringLiteral("model");
    case FigureKind::Lines:
        return QStringLiteral("lines");
    case FigureKind::Qkv:
        return QStringLiteral("qkv");
    }
    return {};
}

std::unique_ptr<Figure> makeFigure(FigureKind kind, FigureSource source, const FigureStyle &style)
{
    switch (kind) {
    case FigureKind::HeatMap:
        return std::make_unique<HeatMapFigure>(std::move(source), style);
    case FigureKind::Heads:
        return std::make_unique<HeadsFigure>(std::move(source), style);
    case FigureKind::Model:
        return std::make_unique<ModelFigure>(std::move(source), style);
    case FigureKind::Lines:
        return std::make_unique<LinesFigure>(std::move(source), style);
    case FigureKind::Qkv:
        return std::make_unique<QkvFigure>(std::move(source), style);
    }
    return nullptr;
}

} // namespace lab
