// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace lab {

/// A line around a widget that got the focus by the keyboard: whoever clicks knows where he is. Lives in that widget,
/// on top of everything in it.
class FocusRing : public QWidget {
public:
    explicit FocusRing(QWidget *around);

protected:
    bool eventFilter(QObject *around, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
};

} // namespace lab
