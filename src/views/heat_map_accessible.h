// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lab {

/// Lets screen readers read a HeatMapView as a table: a row for each query, a column for each key, both with their
/// headers, and in each cell the weight with 9 significant digits. Called once, before there is such a view.
void makeHeatMapsAccessible();

} // namespace lab
