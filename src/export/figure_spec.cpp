// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/figure_spec.h"

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

constexpr double kMillimetresPerInch = 25.4;

/// In the order of LengthUnit.
const QStringList kUnits{QStringLiteral("px"), QStringLiteral("mm"), QStringLiteral("cm"), QStringLiteral("in")};

FigureSpec preset(const QSizeF &size, LengthUnit unit, int dpi, double pointSize)
{
    return {.size = size, .unit = unit, .dpi = dpi, .pointSize = pointSize};
}

} // namespace

double perInch(LengthUnit unit, int dpi)
{
    switch (unit) {
    case LengthUnit::Pixels:
        return dpi;
    case LengthUnit::Millimetres:
        return kMillimetresPerInch;
    case LengthUnit::Centimetres:
        return kMillimetresPerInch / 10;
    case LengthUnit::Inches:
        break;
    }
    return 1;
}

QSizeF inches(const FigureSpec &spec)
{
    return spec.size / perInch(spec.unit, spec.dpi);
}

QSize pixels(const FigureSpec &spec)
{
    return (inches(spec) * spec.dpi).toSize().expandedTo({1, 1});
}

FigureSpec inUnit(const FigureSpec &spec, LengthUnit unit)
{
    FigureSpec made = spec;
    made.size = inches(spec) * perInch(unit, spec.dpi);
    made.unit = unit;
    return made;
}

FigureStyle figureStyle(const FigureSpec &spec, const MapStyle &map)
{
    FigureStyle style;
    style.theme = spec.dark ? &Theme::darkTheme() : &Theme::light();
    style.pointSize = spec.pointSize;
    style.title = spec.title;
    style.ownTitle = spec.ownTitle;
    style.notes = style.fullNotes = spec.caption;
    style.colorBar = spec.colorBar;
    style.transparent = spec.transparent;
    style.map = map;
    return style;
}

ExportOptions exportOptions(const FigureSpec &spec, const QString &ending)
{
    if (ending == QLatin1String("png"))
        return {.size = pixels(spec), .dpi = spec.dpi};
    return {.size = inches(spec) * 96, .dpi = 96};
}

QJsonObject toJson(const FigureSpec &spec)
{
    return {{QStringLiteral("width"), spec.size.width()},
            {QStringLiteral("height"), spec.size.height()},
            {QStringLiteral("unit"), kUnits.at(static_cast<int>(spec.unit))},
            {QStringLiteral("dpi"), spec.dpi},
            {QStringLiteral("point_size"), spec.pointSize},
            {QStringLiteral("title"), spec.title},
            {QStringLiteral("caption"), spec.caption},
            {QStringLiteral("color_bar"), spec.colorBar},
            {QStringLiteral("transparent"), spec.transparent}};
}

FigureSpec figureSpecFrom(const QJsonObject &json)
{
    const auto inRange = [&](const char *key, double least, double most, double otherwise) {
        const double value = json.value(QLatin1String(key)).toDouble(otherwise);
        return value >= least && value <= most ? value : otherwise;
    };
    FigureSpec spec;
    const FigureSpec fresh;
    spec.dpi = static_cast<int>(inRange("dpi", FigureSpec::kLeastDpi, FigureSpec::kMostDpi, fresh.dpi));
    spec.pointSize = inRange("point_size", FigureSpec::kLeastPoints, FigureSpec::kMostPoints, fresh.pointSize);
    const qsizetype unit = kUnits.indexOf(json.value(QStringLiteral("unit")).toString());
    if (unit >= 0) { // a size means nothing without its unit
        spec.unit = static_cast<LengthUnit>(unit);
        const double inch = perInch(spec.unit, spec.dpi);
        const auto length = [&](const char *key) {
            return inRange(key, FigureSpec::kLeastInches * inch, FigureSpec::kMostInches * inch, 5 * inch);
        };
        spec.size = {length("width"), length("height")};
    }
    const auto flag = [&](const char *key, bool otherwise) { return json.value(QLatin1String(key)).toBool(otherwise); };
    spec.title = flag("title", fresh.title);
    spec.caption = flag("caption", fresh.caption);
    spec.colorBar = flag("color_bar", fresh.colorBar);
    spec.transparent = flag("transparent", fresh.transparent);
    return spec;
}

QList<FigurePreset> figurePresets()
{
    // The columns are those of Nature, which many journals share: 89 and 183 mm, type of 5 to 7 points, here from 6 on.
    return {{QStringLiteral("slide"), preset({1920, 1080}, LengthUnit::Pixels, 144, 18)},
            {QStringLiteral("a4-half"), preset({170, 120}, LengthUnit::Millimetres, 300, 10)},
            {QStringLiteral("journal-single"), preset({89, 80}, LengthUnit::Millimetres, 600, 7)},
            {QStringLiteral("journal-double"), preset({183, 110}, LengthUnit::Millimetres, 600, 7)}};
}

std::optional<FigureSpec> figurePreset(const QString &name)
{
    for (const FigurePreset &each : figurePresets())
        if (each.name == name)
            return each.spec;
    return {};
}

} // namespace lab
