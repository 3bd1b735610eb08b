// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command_line.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <cstdio>
#include <new>

#include "attn/error.h"
#include "attn/model.h"
#include "cli/commands.h"
#include "cli/help.h"
#include "cli/interrupt.h"
#include "cli/terminal.h"
#include "session/language.h"
#include "session/saved_session.h"
#include "session/spelling.h"

namespace lab {

namespace {

enum Status { Done = 0, ProgramFault = 1, WrongCommandLine = 2, UnusableFile = 3 };

QStringList wordsOf(int argc, char *argv[])
{
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words << QString::fromUtf8(argv[i]);
    return words;
}

/// As a shell reads it back.
QString quoted(const QString &word)
{
    static const QRegularExpression plain(QStringLiteral("^[-A-Za-z0-9_./,:=+@%]+$"));
    if (plain.match(word).hasMatch())
        return word;
    return QLatin1Char('\'') + QString(word).replace(QLatin1Char('\''), QLatin1String("'\\''")) + QLatin1Char('\'');
}

std::string commandText(const QStringList &words)
{
    QStringList parts{QStringLiteral("attention-lab")};
    for (const QString &word : words)
        parts << quoted(word);
    return parts.join(QLatin1Char(' ')).toStdString();
}

const SubcommandRow *findSubcommand(const QString &word)
{
    const auto table = subcommandTable();
    const auto found = std::find_if(table.begin(), table.end(),
                                    [&](const SubcommandRow &row) { return word == QLatin1String(row.name); });
    return found == table.end() ? nullptr : &*found;
}

UsageError unknownSubcommand(const QString &word)
{
    QStringList names;
    for (const SubcommandRow &row : subcommandTable())
        names << QLatin1String(row.name);
    const QString kind = word.startsWith(QLatin1Char('-')) ? QStringLiteral("option") : QStringLiteral("subcommand");
    return {QStringLiteral("there is no %1 \"%2\"").arg(kind, word),
            QStringLiteral("the subcommands are %1; see attention-lab --help")
                .arg(nearestFirst(word, names).join(QStringLiteral(", ")))};
}

void silence(QtMsgType, const QMessageLogContext &, const QString &) {}

void runSubcommand(const SubcommandRow &row, const QStringList &words, const std::stop_token &stop)
{
    if (!row.run)
        throw notAvailable(QLatin1String(row.name));
    const Arguments arguments(row.subcommand, words.sliced(1));
    if (arguments.has("help")) {
        printText(subcommandHelp(row));
        return;
    }
    if (const QString language = arguments.choice("language", interfaceLanguages()); !language.isEmpty())
        setInterfaceLanguage(language);
    if (!arguments.has("verbose"))
        qInstallMessageHandler(silence);
    TerminalProgress progress(stop);
    row.run({arguments, progress, commandText(words)});
}

void dispatch(const QStringList &words, const std::stop_token &stop)
{
    const QString &first = words.first();
    if (first == QLatin1String("--help") || first == QLatin1String("-h")) {
        printText(programHelp());
    } else if (first == QLatin1String("--version")) {
        printText(QByteArray("attention-lab ") + attn::version() + "\n");
    } else if (const SubcommandRow *row = findSubcommand(first)) {
        runSubcommand(*row, words, stop);
    } else {
        throw unknownSubcommand(first);
    }
}

} // namespace

bool isCommandLine(int argc, char *argv[])
{
    // Words of a single dash are the window system's (-platform, -style): Qt takes them.
    const QString first = argc > 1 ? QString::fromUtf8(argv[1]) : QString();
    if (isSessionName(first))
        return false;
    return argc > 1 && (first == QLatin1String("-h") || first.startsWith(QLatin1String("--")) ||
                        !first.startsWith(QLatin1Char('-')));
}

int reportNoDisplay()
{
    printMessage("there is no display for the window; set DISPLAY or WAYLAND_DISPLAY, or give a subcommand (see "
                 "attention-lab --help)");
    return UnusableFile;
}

int runCommandLine(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen"); // there may be no display, and none is needed
    const Interrupt interrupt;
    try {
        dispatch(wordsOf(argc, argv), interrupt.token());
        return Done;
    } catch (const UsageError &error) {
        printMessage((error.problem + QStringLiteral("; ") + error.remedy).toStdString());
        return WrongCommandLine;
    } catch (const attn::Error &error) {
        printMessage(error.what());
        return UnusableFile;
    } catch (const attn::Cancelled &) {
        printMessage(kInterruptedMessage);
        return kInterruptedStatus;
    } catch (const std::bad_alloc &) {
        printMessage("there is not enough memory for this; choose a shorter text or a smaller model");
        return UnusableFile;
    } catch (const std::exception &error) {
        printMessage(std::string("a fault of the program: ") + error.what() + "; please report it with this command");
        return ProgramFault;
    }
}

} // namespace lab
