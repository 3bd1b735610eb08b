// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop.h"

#include <QApplication>
#include <QIcon>

#include "app/appearance.h"
#include "app/main_window.h"

namespace lab {

int runDesktop(QApplication &application, const QStringList &arguments)
{
    QCoreApplication::setOrganizationName(QStringLiteral("attention-lab"));
    QCoreApplication::setApplicationName(QStringLiteral("attention-lab"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("AttentionLab"));

    Settings settings;
    Appearance appearance(application, settings.theme());
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/attention-lab.svg")));
    Session session;
    MainWindow window(&session, &settings, &appearance);
    window.show();
    window.start();
    if (!arguments.isEmpty())
        window.openPath(arguments.first());
    return QApplication::exec();
}

} // namespace lab
