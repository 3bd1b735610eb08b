// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>

#include <csignal>
#include <cstdlib>

#include "app/desktop.h"
#include "attn/memory.h"
#include "cli/command_line.h"

namespace {

/// Where there is no display Qt tells it in many lines and aborts.
void endWithoutDisplay(QtMsgType type, const QMessageLogContext &, const QString &)
{
    if (type == QtFatalMsg)
        std::_Exit(lab::reportNoDisplay());
}

} // namespace

int main(int argc, char *argv[])
{
    std::signal(SIGXFSZ, SIG_IGN); // a limit on file sizes is then an error of write(), as a full disk is
    attn::keepFreedMemory();
    if (lab::isCommandLine(argc, argv))
        return lab::runCommandLine(argc, argv);
    const QtMessageHandler usual = qInstallMessageHandler(endWithoutDisplay);
    QApplication application(argc, argv);
    qInstallMessageHandler(usual);
    return lab::runDesktop(application, QApplication::arguments().sliced(1));
}
