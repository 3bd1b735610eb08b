// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace lab {

/// Whose tr() the steps speak with.
struct WalkText {
    Q_DECLARE_TR_FUNCTIONS(Walkthrough)
};

/// Where what the document doesn't say comes from.
inline QString vaswani(const char *section)
{
    return QStringLiteral("Vaswani et al. 2017, ") + QLatin1String(section);
}

} // namespace lab
