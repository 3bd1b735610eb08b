// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QSizeF>
#include <QString>
#include <QStringList>

#include <optional>

#include "export/picture.h"
#include "figures/figure.h"

namespace lab {

enum class LengthUnit { Pixels, Millimetres, Centimetres, Inches };

/// How a figure's file is made: its size, its type and what is said on it. A plain value, the same for the desktop's
/// dialog and the command line's presets.
struct FigureSpec {
    QSizeF size{160, 120}; ///< in `unit`
    LengthUnit unit = LengthUnit::Millimetres;
    int dpi = 300;        ///< a PNG's pixels an inch; also what a size in pixels means in print
    double pointSize = 9; ///< base type size
    bool dark = false;
    bool title = true;
    QString ownTitle{};  ///< instead of what the figure says by itself
    bool caption = true; ///< model, layer, head, scale, mask, whether the head was taught
    bool colorBar = true;
    bool transparent = false;
    bool operator==(const FigureSpec &) const = default;

    static constexpr double kLeastPoints = 6;
    static constexpr double kMostPoints = 48;
    static constexpr int kLeastDpi = 36;
    static constexpr int kMostDpi = 1200;
    static constexpr double kLeastInches = 0.5;
    static constexpr double kMostInches = 60;
    static constexpr int kMostPixels = 16384; ///< of a PNG's longer side
};

QSizeF inches(const FigureSpec &spec);
/// How much of the unit an inch is.
double perInch(LengthUnit unit, int dpi);
QSize pixels(const FigureSpec &spec);
/// The same size in another unit.
FigureSpec inUnit(const FigureSpec &spec, LengthUnit unit);

FigureStyle figureStyle(const FigureSpec &spec, const MapStyle &map);
/// So that every format is as large as the others when it is printed.
ExportOptions exportOptions(const FigureSpec &spec, const QString &ending);

/// To be kept in settings; the own title is not, and the theme is the session's.
QJsonObject toJson(const FigureSpec &spec);
/// What is missing or out of range is as in a new FigureSpec.
FigureSpec figureSpecFrom(const QJsonObject &json);

/// A size, type and resolution by name, for what figures are mostly made for.
struct FigurePreset {
    QString name;
    FigureSpec spec;
};
QList<FigurePreset> figurePresets();
std::optional<FigureSpec> figurePreset(const QString &name);

} // namespace lab
