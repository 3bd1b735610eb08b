// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dock_title.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace lab {

DockTitle::DockTitle(QDockWidget *dock) : QWidget(dock)
{
    setAttribute(Qt::WA_StyledBackground);
    auto *title = new QLabel(dock->windowTitle(), this);
    title->setProperty("sectionTitle", true);
    auto *close = new QToolButton(this);
    close->setAutoRaise(true);
    close->setIcon(QIcon(QStringLiteral(":/icons/close.svg")));
    close->setToolTip(tr("Close; the View menu opens it again"));
    close->setAccessibleName(tr("Close %1").arg(dock->windowTitle()));
    connect(close, &QToolButton::clicked, dock, &QDockWidget::close);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 8, 4);
    layout->addWidget(title, 1);
    layout->addWidget(close);
}

} // namespace lab
