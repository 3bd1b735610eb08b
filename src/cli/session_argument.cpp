// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/session_argument.h"

namespace lab {

QString sessionPath(const Arguments &arguments)
{
    const QStringList &words = arguments.operands();
    if (words.isEmpty())
        return {};
    const QString &word = isSessionName(words.first()) ? words.value(1) : words.first();
    if (isSessionName(word))
        throw UsageError{QStringLiteral("there are two sessions"), QStringLiteral("give one of them")};
    if (!word.isEmpty() || !isSessionName(words.first()))
        throw UsageError{QStringLiteral("\"%1\" belongs to no option").arg(word),
                         QStringLiteral("put a text with spaces in quotes, after --text")};
    if (arguments.has("sample"))
        throw UsageError{QStringLiteral("--sample and %1 contradict each other").arg(words.first()),
                         QStringLiteral("give one of them")};
    return words.first();
}

std::optional<SavedSession> sessionFrom(const Arguments &arguments)
{
    const QString path = sessionPath(arguments);
    return path.isEmpty() ? std::nullopt : std::optional(readSession(path));
}

} // namespace lab
