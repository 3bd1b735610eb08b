// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace lab {

/// Opens a small window at the button that asked for it: right-aligned below it, above where the screen ends, and
/// always on the screen.
void openPopup(QWidget &popup, const QWidget &button);

} // namespace lab
