// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lab::test {

/// The folder of one of the small random models of tests/golden.
inline QString tinyModel(const char *name)
{
    return QStringLiteral(LAB_SOURCE_DIR "/tests/golden/models/") + QLatin1String(name);
}

} // namespace lab::test
