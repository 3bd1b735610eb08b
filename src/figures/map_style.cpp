// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/map_style.h"

#include <QStringList>

namespace lab {

namespace {

/// In the order of their enumerators.
const QStringList kColors{QStringLiteral("weights"), QStringLiteral("cividis"), QStringLiteral("grey")};
const QStringList kScales{QStringLiteral("linear"), QStringLiteral("log"), QStringLiteral("by-row")};
const QStringList kRanges{QStringLiteral("fitted"), QStringLiteral("fixed")};
const QStringList kSpecials{QStringLiteral("shown"), QStringLiteral("grey"), QStringLiteral("hidden")};

template <class E>
QString word(const QStringList &words, E value)
{
    return words.at(static_cast<int>(value));
}

template <class E>
void read(const QJsonObject &json, const char *key, const QStringList &words, E &value)
{
    const qsizetype found = words.indexOf(json.value(QLatin1String(key)).toString());
    if (found >= 0)
        value = static_cast<E>(found);
}

} // namespace

QJsonObject toJson(const MapStyle &style)
{
    return {{QStringLiteral("colors"), word(kColors, style.colors)},
            {QStringLiteral("scale"), word(kScales, style.scale)},
            {QStringLiteral("range"), word(kRanges, style.range)},
            {QStringLiteral("specials"), word(kSpecials, style.specials)},
            {QStringLiteral("renormalised"), style.renormalised},
            {QStringLiteral("values"), style.values},
            {QStringLiteral("profile"), style.profile}};
}

MapStyle mapStyleFrom(const QJsonObject &json, const MapStyle &otherwise)
{
    MapStyle style = otherwise;
    read(json, "colors", kColors, style.colors);
    read(json, "scale", kScales, style.scale);
    read(json, "range", kRanges, style.range);
    read(json, "specials", kSpecials, style.specials);
    style.renormalised = json.value(QStringLiteral("renormalised")).toBool(style.renormalised);
    style.values = json.value(QStringLiteral("values")).toBool(style.values);
    style.profile = json.value(QStringLiteral("profile")).toBool(style.profile);
    return style;
}

} // namespace lab
