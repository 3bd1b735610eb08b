// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/make_figure.h"

#include <utility>

#include "figures/cost_figure.h"
#include "figures/heads_figure.h"
#include "figures/heat_map_figure.h"
#include "figures/lines_figure.h"
#include "figures/model_figure.h"
#include "figures/qkv_figure.h"

namespace lab {

namespace {

/// In the order of FigureKind.
const QStringList kNames{QStringLiteral("heatmap"), QStringLiteral("heads"), QStringLiteral("model"),
                         QStringLiteral("lines"),   QStringLiteral("qkv"),   QStringLiteral("cost")};

} // namespace

QString viewName(FigureKind kind)
{
    return kNames.at(static_cast<int>(kind));
}

std::optional<FigureKind> viewNamed(const QString &name)
{
    const qsizetype found = kNames.indexOf(name);
    return found < 0 ? std::nullopt : std::optional(static_cast<FigureKind>(found));
}

QStringList viewNames()
{
    return kNames;
}

FigureExtent extentOf(FigureKind kind, const FigureSource &source)
{
    const bool drawsLayer = kind == FigureKind::Heads || kind == FigureKind::Cost ||
                            (kind == FigureKind::Lines && shownHeads(source).size() > 1);
    if (kind == FigureKind::Model)
        return FigureExtent::Run;
    return drawsLayer ? FigureExtent::Layer : FigureExtent::Head;
}

QStringList tensorsOf(FigureKind kind)
{
    if (kind == FigureKind::Qkv)
        return {QStringLiteral("q"), QStringLiteral("k"), QStringLiteral("v")};
    if (kind == FigureKind::Cost)
        return {};
    return {QStringLiteral("weights")};
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
    case FigureKind::Cost:
        return std::make_unique<CostFigure>(std::move(source), style);
    }
    return nullptr;
}

} // namespace lab
