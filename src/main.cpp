// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>

#include "app/desktop.h"
#include "cli/command_line.h"

int main(int argc, char *argv[])
{
    if (lab::isCommandLine(argc, argv))
        return lab::runCommandLine(argc, argv);
    QApplication application(argc, argv);
    return lab::runDesktop(application, QApplication::arguments().sliced(1));
}
