// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/figure.h"

namespace lab {

enum class FigureKind { HeatMap, Heads, Model, Lines, Qkv };

/// As --view takes it.
QString viewName(FigureKind kind);

std::unique_ptr<Figure> makeFigure(FigureKind kind, FigureSource source, const FigureStyle &style);

} // namespace lab
