// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "figures/figure.h"

namespace lab {

enum class FigureKind { HeatMap, Heads, Model, Lines, Qkv, Cost };

/// "heatmap", "heads", "model", "lines", "qkv", "cost": in the command line and in files' names.
QString viewName(FigureKind kind);
std::optional<FigureKind> viewNamed(const QString &name);
QStringList viewNames();

/// What a figure is about: files have one for each head, one for each layer, or one for all.
enum class FigureExtent { Head, Layer, Run };
FigureExtent extentOf(FigureKind kind, const FigureSource &source);
/// Whose numbers a figure draws, as files name them within their place; none where they are no tensor's.
QStringList tensorsOf(FigureKind kind);

std::unique_ptr<Figure> makeFigure(FigureKind kind, FigureSource source, const FigureStyle &style);

} // namespace lab
