// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/focus_ring.h"

#include <QFocusEvent>
#include <QPainter>

#include "views/theme_of.h"

namespace lab {

namespace {
constexpr double kWidth = 2;
} // namespace

FocusRing::FocusRing(QWidget *around) : QWidget(around)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
    around->installEventFilter(this);
}

bool FocusRing::eventFilter(QObject *around, QEvent *event)
{
    if (event->type() == QEvent::FocusIn) {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        setVisible(reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason ||
                   reason == Qt::ShortcutFocusReason);
    } else if (event->type() == QEvent::FocusOut) {
        hide();
    }
    if (isVisible() && (event->type() == QEvent::FocusIn || event->type() == QEvent::Resize)) {
        resize(parentWidget()->size());
        raise();
    }
    return QWidget::eventFilter(around, event);
}

void FocusRing::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(QPen(themeOf(*this).query.fill, kWidth));
    painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
}

} // namespace lab
