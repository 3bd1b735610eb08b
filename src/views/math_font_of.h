// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "walkthrough/matrix_table.h"

namespace lab {

/// The program's one math font; null where there is none, and then `problem` says so.
MathFontPtr mathFont(QString *problem = nullptr);

} // namespace lab
