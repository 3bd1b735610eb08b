// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace lab {

enum class MapColors { Weights, Cividis, Grey };
enum class MapScale { Linear, Log, ByRow };     ///< ByRow: a row's largest weight gets the last colour
enum class MapRange { Fitted, Fixed };          ///< where the colours end: at the picture's largest weight, or at 1
enum class MapSpecials { Shown, Grey, Hidden }; ///< what becomes of special tokens' rows and columns

/// How weights are drawn; what was computed stays as it is. A plain value, the same for every map of weights.
struct MapStyle {
    MapColors colors = MapColors::Weights;
    MapScale scale = MapScale::Linear;
    MapRange range = MapRange::Fitted;
    MapSpecials specials = MapSpecials::Shown;
    bool renormalised = false; ///< with hidden specials: what is left of each row is divided by its sum
    bool values = true;        ///< numbers in the cells, where they fit
    bool profile = false;      ///< the chosen row's weights as bars below a heat map
    bool operator==(const MapStyle &) const = default;
};

/// In words, to be kept in settings and sessions.
QJsonObject toJson(const MapStyle &style);
/// What is missing, or means nothing to this version, is as in `otherwise`.
MapStyle mapStyleFrom(const QJsonObject &json, const MapStyle &otherwise = {});

} // namespace lab
