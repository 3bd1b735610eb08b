// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDockWidget>

namespace lab {

/// A dock's title in the manner of the other section titles, with a button that closes it. Drags the dock.
class DockTitle : public QWidget {
    Q_OBJECT
public:
    explicit DockTitle(QDockWidget *dock);
};

} // namespace lab
