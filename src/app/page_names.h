// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QTabWidget;

namespace lab {

/// The window's pages by the names that session files have for them: a picture's is what --view calls it, another
/// page's its own.
QString pageName(const QTabWidget &pages, int index);
/// Below 0: there is no such page.
int pageNamed(const QTabWidget &pages, const QString &name);

} // namespace lab
