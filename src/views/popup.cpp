// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/popup.h"

#include <QScreen>

#include <algorithm>

namespace lab {

namespace {
constexpr int kGap = 4;
} // namespace

void openPopup(QWidget &popup, const QWidget &button)
{
    popup.adjustSize();
    const QRect screen = button.screen()->availableGeometry();
    QPoint corner = button.mapToGlobal(QPoint(button.width() - popup.width(), button.height() + kGap));
    if (corner.y() + popup.height() > screen.bottom())
        corner.setY(button.mapToGlobal(QPoint(0, -kGap - popup.height())).y());
    corner.setX(std::clamp(corner.x(), screen.left(), std::max(screen.left(), screen.right() - popup.width())));
    popup.move(corner);
    popup.show();
}

} // namespace lab
