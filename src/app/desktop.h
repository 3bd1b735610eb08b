// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QApplication;

namespace lab {

/// The desktop program, until its window is closed. `arguments`: none, or a session file to open. The exit status.
int runDesktop(QApplication &application, const QStringList &arguments);

} // namespace lab
