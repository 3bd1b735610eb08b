// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

/// The real program, run as its user would from a shell.
namespace support {

struct Outcome {
    int status = -1; ///< -1: it crashed or did not end
    QByteArray out;
    QByteArray err;

    int errorLines() const { return static_cast<int>(err.count('\n')); }
};

inline QString goldenModel(const char *name)
{
    return QStringLiteral(LAB_SOURCE_DIR "/tests/golden/models/") + QLatin1String(name);
}

/// Neither display nor platform are set, so that what is shown holds on a bare machine.
inline QProcessEnvironment bareEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR", "ATTENTION_LAB_DATA"})
        environment.remove(QLatin1String(name));
    return environment;
}

inline Outcome finish(QProcess &process)
{
    Outcome outcome;
    if (!process.waitForFinished(120'000))
        process.kill();
    else if (process.exitStatus() == QProcess::NormalExit)
        outcome.status = process.exitCode();
    outcome.out = process.readAllStandardOutput();
    outcome.err = process.readAllStandardError();
    return outcome;
}

inline Outcome runCommand(const QString &program, const QStringList &arguments,
                          const QProcessEnvironment &environment = bareEnvironment())
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    return finish(process);
}

inline Outcome runProgram(const QStringList &arguments, const QProcessEnvironment &environment = bareEnvironment())
{
    return runCommand(QStringLiteral(LAB_PROGRAM), arguments, environment);
}

} // namespace support
