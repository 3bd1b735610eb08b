// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/problem_text.h"

#include <QCoreApplication>
#include <QList>
#include <QRegularExpression>

#include "session/language.h"

namespace lab {

namespace {

constexpr char kContext[] = "Problem";

// clang-format off: one clause a line
constexpr const char *kClauses[] = {
    // texts and what is asked of a model
    QT_TRANSLATE_NOOP("Problem", "the text has no words"),
    QT_TRANSLATE_NOOP("Problem", "the second sentence has no words"),
    QT_TRANSLATE_NOOP("Problem", "type at least one word"),
    QT_TRANSLATE_NOOP("Problem", "type at least one word, or leave it out"),
    QT_TRANSLATE_NOOP("Problem", "the text has %1 tokens, the model takes at most %2"),
    QT_TRANSLATE_NOOP("Problem", "the target has %1 tokens, the model takes at most %2"),
    QT_TRANSLATE_NOOP("Problem", "shorten it, or cut it (--cut)"),
    QT_TRANSLATE_NOOP("Problem", "the text is longer than 100 MB"),
    QT_TRANSLATE_NOOP("Problem", "give a shorter one"),
    QT_TRANSLATE_NOOP("Problem", "the scale is not a finite number"),
    QT_TRANSLATE_NOOP("Problem", "give a number such as 0.125"),
    QT_TRANSLATE_NOOP("Problem", "the model does not write the language \"%1\""),
    QT_TRANSLATE_NOOP("Problem", "the model has no decoder that could write a language"),
    QT_TRANSLATE_NOOP("Problem", "leave the language out"),
    QT_TRANSLATE_NOOP("Problem", "the model translates to %1 from %2 only, and the text is not in %3"),
    QT_TRANSLATE_NOOP("Problem", "type it in %1, or choose %2 (--translate-to %3)"),
    QT_TRANSLATE_NOOP("Problem", "type it in %1"),
    QT_TRANSLATE_NOOP("Problem", "the model does not take a second sentence"),
    QT_TRANSLATE_NOOP("Problem", "leave it out"),
    QT_TRANSLATE_NOOP("Problem", "the model writes no translation that beams could search"),
    QT_TRANSLATE_NOOP("Problem", "leave the beams out"),
    QT_TRANSLATE_NOOP("Problem", "the numbers grow beyond what floats hold, so there is no most probable token"),
    QT_TRANSLATE_NOOP("Problem", "choose a smaller scale"),
    QT_TRANSLATE_NOOP("Problem", "choose one of %1"),
    QT_TRANSLATE_NOOP("Problem", "choose one of: %1"),
    QT_TRANSLATE_NOOP("Problem", "there is not enough memory for this"),
    QT_TRANSLATE_NOOP("Problem", "try a shorter text"),
    QT_TRANSLATE_NOOP("Problem", "the program made a mistake"),
    QT_TRANSLATE_NOOP("Problem", "please report it with the text and the model you used"),
    // files
    QT_TRANSLATE_NOOP("Problem", "there is no such file"),
    QT_TRANSLATE_NOOP("Problem", "check the path"),
    QT_TRANSLATE_NOOP("Problem", "the file may not be read"),
    QT_TRANSLATE_NOOP("Problem", "change its permissions"),
    QT_TRANSLATE_NOOP("Problem", "the file can't be read: %1"),
    QT_TRANSLATE_NOOP("Problem", "check the disk and the file"),
    QT_TRANSLATE_NOOP("Problem", "this is a folder, not a file"),
    QT_TRANSLATE_NOOP("Problem", "this is a device or pipe, not a file"),
    QT_TRANSLATE_NOOP("Problem", "give the path of a file"),
    QT_TRANSLATE_NOOP("Problem", "the file changed its length while it was being read"),
    QT_TRANSLATE_NOOP("Problem", "load it again once nothing writes to it"),
    QT_TRANSLATE_NOOP("Problem", "the file has more than %1 bytes"),
    QT_TRANSLATE_NOOP("Problem", "check that this is the right file"),
    QT_TRANSLATE_NOOP("Problem", "the folder to write to does not exist"),
    QT_TRANSLATE_NOOP("Problem", "create it or choose another path"),
    QT_TRANSLATE_NOOP("Problem", "the folder may not be written to"),
    QT_TRANSLATE_NOOP("Problem", "the folder can't be made"),
    QT_TRANSLATE_NOOP("Problem", "change its permissions or choose another path"),
    QT_TRANSLATE_NOOP("Problem", "the disk is full"),
    QT_TRANSLATE_NOOP("Problem", "free some space or choose another disk"),
    QT_TRANSLATE_NOOP("Problem", "free some space or choose another place"),
    QT_TRANSLATE_NOOP("Problem", "the file would be larger than is allowed here"),
    QT_TRANSLATE_NOOP("Problem", "raise the limit or choose another disk"),
    QT_TRANSLATE_NOOP("Problem", "add a file name"),
    QT_TRANSLATE_NOOP("Problem", "the file can't be written: %1"),
    QT_TRANSLATE_NOOP("Problem", "can't be written: %1"),
    QT_TRANSLATE_NOOP("Problem", "choose another path"),
    QT_TRANSLATE_NOOP("Problem", "there is not enough memory for a picture of this size"),
    QT_TRANSLATE_NOOP("Problem", "the picture can't be made: %1"),
    QT_TRANSLATE_NOOP("Problem", "choose a smaller size"),
    QT_TRANSLATE_NOOP("Problem", "pictures have no such file ending"),
    // model folders
    QT_TRANSLATE_NOOP("Problem", "there is neither a shipped model nor a folder of this name"),
    QT_TRANSLATE_NOOP("Problem", "give a model folder or one of: %1"),
    QT_TRANSLATE_NOOP("Problem", "there is no such folder"),
    QT_TRANSLATE_NOOP("Problem", "the folder may not be read"),
    QT_TRANSLATE_NOOP("Problem", "check the path or the model's name"),
    QT_TRANSLATE_NOOP("Problem", "this is a file, not a folder"),
    QT_TRANSLATE_NOOP("Problem", "give the folder that holds config.json"),
    QT_TRANSLATE_NOOP("Problem", "the folder has no %1"),
    QT_TRANSLATE_NOOP("Problem", "give the folder of a whole model"),
    QT_TRANSLATE_NOOP("Problem", "this is a Hugging Face model, which this version does not support yet"),
    QT_TRANSLATE_NOOP("Problem", "image models are not supported by this version yet"),
    QT_TRANSLATE_NOOP("Problem", "choose a model of text"),
    QT_TRANSLATE_NOOP("Problem", "it is %1, which is not supported"),
    QT_TRANSLATE_NOOP("Problem", "give a model in the format attention-lab-model"),
    QT_TRANSLATE_NOOP("Problem", "it is %1, but this program reads version 1 only"),
    QT_TRANSLATE_NOOP("Problem", "get a newer AttentionLab or the model in version 1"),
    QT_TRANSLATE_NOOP("Problem", "it is no valid JSON"),
    QT_TRANSLATE_NOOP("Problem", "it is nested deeper than %1 levels"),
    QT_TRANSLATE_NOOP("Problem", "it holds a number beyond what a computer's numbers reach"),
    QT_TRANSLATE_NOOP("Problem", "the key is missing"),
    QT_TRANSLATE_NOOP("Problem", "the key is there twice"),
    QT_TRANSLATE_NOOP("Problem", "%1 is no code of a language such as en"),
    QT_TRANSLATE_NOOP("Problem", "it is %1 instead of %2"),
    QT_TRANSLATE_NOOP("Problem", "it is %1, not from %2 to %3"),
    QT_TRANSLATE_NOOP("Problem", "there is no such tensor"),
    QT_TRANSLATE_NOOP("Problem", "config.json describes no such tensor"),
    QT_TRANSLATE_NOOP("Problem", "its shape is %1 instead of %2"),
    QT_TRANSLATE_NOOP("Problem", "its numbers are of type %1, which is not read"),
    QT_TRANSLATE_NOOP("Problem", "store it as F32, F16 or BF16"),
    QT_TRANSLATE_NOOP("Problem", "its number [%1] is %2"),
    QT_TRANSLATE_NOOP("Problem", "get the model again or train it anew"),
    QT_TRANSLATE_NOOP("Problem", "the header is no valid JSON"),
    QT_TRANSLATE_NOOP("Problem", "the header is no JSON object"),
    QT_TRANSLATE_NOOP("Problem", "the file has %1 bytes, too few for a safetensors file"),
    QT_TRANSLATE_NOOP("Problem", "the header is %1 bytes long, more than 100 MB"),
    QT_TRANSLATE_NOOP("Problem", "the header is %1 bytes long, but only %2 follow"),
    QT_TRANSLATE_NOOP("Problem", "behind the last tensor %1 bytes belong to no tensor"),
    QT_TRANSLATE_NOOP("Problem", "check that this is a safetensors file"),
    QT_TRANSLATE_NOOP("Problem", "check that the file belongs to this model"),
    QT_TRANSLATE_NOOP("Problem", "check that the files of the folder belong together"),
    QT_TRANSLATE_NOOP("Problem", "it has %1 tokens, but config.json says %2"),
    QT_TRANSLATE_NOOP("Problem", "the line is empty"),
    QT_TRANSLATE_NOOP("Problem", "the line is no UTF-8"),
    QT_TRANSLATE_NOOP("Problem", "the token %1 is already on line %2"),
    // samples
    QT_TRANSLATE_NOOP("Problem", "check the program's data folder"),
    QT_TRANSLATE_NOOP("Problem", "write one JSON object"),
    QT_TRANSLATE_NOOP("Problem", "unknown key \"%1\""),
    QT_TRANSLATE_NOOP("Problem", "the keys are: %1"),
};
// clang-format on

/// A clause as a pattern: whatever stands in its places is caught.
struct Pattern {
    const char *clause;
    QRegularExpression pattern;
};

QList<Pattern> makePatterns()
{
    static const QRegularExpression place(QStringLiteral("%[1-9]"));
    QList<Pattern> patterns;
    for (const char *clause : kClauses) {
        QStringList parts = QString::fromUtf8(clause).split(place);
        for (QString &part : parts)
            part = QRegularExpression::escape(part);
        patterns.append(
            {clause, QRegularExpression(QRegularExpression::anchoredPattern(parts.join(QStringLiteral("(.+)"))),
                                        QRegularExpression::DotMatchesEverythingOption)});
    }
    return patterns;
}

} // namespace

std::span<const char *const> problemClauses()
{
    return kClauses;
}

QString spokenClause(const QString &clause)
{
    if (interfaceLanguage() == interfaceLanguages().first())
        return clause;
    static const QList<Pattern> patterns = makePatterns();
    for (const Pattern &each : patterns) {
        const QRegularExpressionMatch match = each.pattern.match(clause);
        if (!match.hasMatch())
            continue;
        QString spoken;
        const QString translation = QCoreApplication::translate(kContext, each.clause);
        for (qsizetype i = 0; i < translation.size(); ++i) {
            const bool isPlace = translation[i] == u'%' && i + 1 < translation.size() && translation[i + 1].isDigit();
            spoken += isPlace ? match.captured(translation[++i].digitValue()) : QString(translation[i]);
        }
        return spoken;
    }
    return clause;
}

} // namespace lab
