// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QStringList>

#include <vector>

namespace lab {

/// The roles that \textcolor and \color name: a formula says what a thing is, a palette says how that looks.
const QStringList &colorRoles();

/// The colours of one theme.
struct Palette {
    QColor ink = Qt::black;
    std::vector<QColor> roles; ///< in colorRoles()' order; a missing or invalid one is the ink

    /// -1 for none.
    QColor color(int role) const;
    void set(const QString &role, const QColor &color);
};

} // namespace lab
