// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QFileInfo>

#include "attn/error.h"
#include "cli/commands.h"
#include "cli/experiment_arguments.h"
#include "cli/look_arguments.h"
#include "export/walk_document.h"
#include "export/walk_html.h"
#include "export/walk_worksheet.h"
#include "session/language.h"

namespace lab {

namespace {

/// A position from 0 that the run must have.
void take(attn::Index &position, std::optional<int> asked, std::size_t count, const char *what)
{
    if (!asked)
        return;
    if (static_cast<std::size_t>(*asked) >= count)
        throw attn::Error("there is no " + std::string(what) + " " + std::to_string(*asked) + "; the run has " +
                              std::to_string(count),
                          std::string("--") + what, "choose one from 0 to " + std::to_string(count - 1));
    position = *asked;
}

QList<Step> stepsFrom(const Walkthrough &walk, std::optional<int> asked)
{
    if (!asked)
        return walk.steps();
    if (*asked >= walk.count()) {
        throw attn::Error("there is no step " + std::to_string(*asked) + "; this model's walkthrough has " +
                              std::to_string(walk.count()),
                          walk.values().config().id, "choose one from 0 to " + std::to_string(walk.count() - 1));
    }
    return {walk.step(*asked)};
}

void speak(const QString &language)
{
    setInterfaceLanguage(language);
    installTranslations();
}

/// "zh-CN": as HTML has it.
QString htmlCode(QString language)
{
    return language.replace(u'_', u'-');
}

/// The page holds every head and language, so that it can switch between them; the chosen language comes first.
void writeHtml(const QString &path, const RunValuesPtr &values, const WalkDocument &document, std::optional<int> step,
               const attn::Progress &progress)
{
    WalkHtml html({document.run, document.place, document.style, document.metadata});
    const QString chosen = interfaceLanguage();
    QStringList languages = interfaceLanguages();
    languages.move(languages.indexOf(chosen), 0);
    for (const QString &language : std::as_const(languages)) {
        speak(language);
        WalkLanguage told{htmlCode(language), nativeName(language), {}};
        for (attn::Index head = 0; head < values->config().heads; ++head) {
            WalkPlace place = document.place;
            place.head = attn::HeadIndex(static_cast<std::int32_t>(head));
            told.heads << stepsFrom(Walkthrough(values, place, document.style), step);
        }
        html.add(told);
    }
    speak(chosen);
    html.write(path, progress);
}

/// What is asked for, but for the run.
struct WalkArguments {
    explicit WalkArguments(const Arguments &arguments)
        : out(outputFrom(arguments, {QStringLiteral("md"), QStringLiteral("html"), QStringLiteral("json")})),
          ending(QFileInfo(out).suffix().toLower()), step(arguments.number("step", 0)),
          query(arguments.number("query", 0)), key(arguments.number("key", 0)),
          seed(arguments.number("worksheet", 0)), style{arguments.number("digits", 2, 6).value_or(NumberStyle().digits)}
    {
        if (seed && ending == QLatin1String("json"))
            throw UsageError{QStringLiteral("--worksheet can't be written as JSON"),
                             QStringLiteral("end --out with .md or .html")};
    }

    WalkPlace placeIn(const RunValues &values, const attn::AttentionPlace &place, attn::HeadIndex head) const
    {
        attn::Index row = 0;
        take(row, query, values.trace().queryTokens(place).size(), "query");
        WalkPlace chosen =
            Walkthrough::chosenCell(values, place, head, query ? std::optional<attn::Index>(row) : std::nullopt);
        take(chosen.key, key, values.trace().keyTokens(place).size(), "key");
        return chosen;
    }

    QString out;
    QString ending;
    std::optional<int> step;
    std::optional<int> query;
    std::optional<int> key;
    std::optional<int> seed;
    NumberStyle style;
};

void write(const WalkArguments &asked, const RunValuesPtr &values, const WalkDocument &document,
           const attn::Progress &progress)
{
    if (asked.seed) {
        const auto seed = static_cast<std::uint32_t>(*asked.seed);
        writeWorksheet(asked.out, document,
                       worksheet(*values, document.place.place, document.place.head, seed, asked.style), seed,
                       progress);
    } else if (asked.ending == QLatin1String("html")) {
        writeHtml(asked.out, values, document, asked.step, progress);
    } else if (asked.ending == QLatin1String("json")) {
        writeWalkJson(asked.out, document, progress);
    } else {
        writeWalkMarkdown(asked.out, document, progress);
    }
}

} // namespace

void walkCommand(const Invocation &invocation)
{
    const Arguments &arguments = invocation.arguments;
    const WalkArguments asked(arguments);
    const LookArguments look(arguments);
    const Experiment experiment = experimentFrom(arguments);

    Runner runner;
    const attn::Progress computing = invocation.progress.stage("computing");
    const attn::ModelConfig &config = runner.model(experiment.model, computing)->config();
    const attn::AttentionPlace place = look.placeIn(config);
    const attn::HeadIndex head = look.headIn(config);
    const auto values = std::make_shared<const RunValues>(runExperiment(runner, arguments, experiment, computing));

    int argc = 1; // translations need an application object; its arguments are not ours
    char name[] = "attention-lab";
    char *argv[] = {name, nullptr};
    const QCoreApplication application(argc, argv);
    installTranslations();
    const Walkthrough walk(values, asked.placeIn(*values, place, head), asked.style);
    const WalkDocument document = walkDocument(walk, asked.style, stepsFrom(walk, asked.step), invocation.command);
    write(asked, values, document, invocation.progress.stage("writing"));
}

} // namespace lab
