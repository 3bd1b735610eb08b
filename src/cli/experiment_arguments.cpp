// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/experiment_arguments.h"

#include <QFileInfo>

#include "attn/error.h"
#include "cli/session_argument.h"
#include "cli/terminal.h"
#include "export/output_file.h"
#include "session/input_text.h"
#include "session/request_words.h"
#include "session/samples.h"

namespace lab {

namespace {

/// A sample or session proposes a language; another model than its own may not write that one, and then writes its
/// first.
Experiment fitted(Experiment experiment, const Arguments &arguments, const attn::ModelConfig &config)
{
    std::string &language = experiment.request.translate_to;
    const bool proposed = arguments.has("sample") || !sessionPath(arguments).isEmpty();
    if (proposed && !arguments.has("translate-to") && !config.start_ids.contains(language))
        language.clear();
    return experiment;
}

std::vector<std::int32_t> tokenIds(const Arguments &arguments, std::string_view name)
{
    std::vector<std::int32_t> ids;
    if (!arguments.has(name))
        return ids;
    const QStringList parts = arguments.text(name).split(QLatin1Char(','));
    for (const QString &part : parts) {
        bool ok = false;
        ids.push_back(part.trimmed().toInt(&ok));
        if (!ok || ids.back() < 0)
            throw arguments.wrong(name, QStringLiteral("a list of ids from 0, like 5,17,9"));
    }
    return ids;
}

/// None of these options may stand beside another of them.
void atMostOne(const Arguments &arguments, std::initializer_list<std::string_view> names)
{
    QStringList given;
    for (std::string_view name : names) {
        if (arguments.has(name))
            given << QStringLiteral("--") + QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
    }
    if (given.size() > 1)
        throw UsageError{QStringLiteral("%1 contradict each other").arg(given.join(QStringLiteral(" and "))),
                         QStringLiteral("give one of them")};
}

std::optional<attn::ScaleChoice> scaleFrom(const Arguments &arguments)
{
    const auto choice = scaleFromWord(arguments.text("scale"));
    if (arguments.has("scale") && !choice)
        throw arguments.wrong("scale", QStringLiteral("sqrt_dk, none or a number"));
    return choice;
}

std::optional<attn::MaskChoice> maskFrom(const Arguments &arguments)
{
    const auto choice = maskFromWord(arguments.text("mask"));
    if (arguments.has("mask") && !choice)
        throw arguments.wrong("mask", QStringLiteral("model, none, causal or window:N with N from 0"));
    return choice;
}

void checkInput(const Arguments &arguments)
{
    const QString session = sessionPath(arguments);
    atMostOne(arguments, {"sample", "text", "text-file", "tokens"});
    atMostOne(arguments, {"tokens", "pair"});
    atMostOne(arguments, {"target", "target-tokens", "beam"});
    const bool hasText = arguments.has("text") || arguments.has("text-file") || arguments.has("tokens");
    if (session.isEmpty() && !arguments.has("sample") && !hasText)
        throw UsageError{QStringLiteral("there is no input"),
                         QStringLiteral("give --sample, --text, --text-file, --tokens or a session file")};
}

/// What the sample or session says, before the options.
Experiment givenExperiment(const Arguments &arguments)
{
    if (arguments.has("sample"))
        return findSample(arguments.text("sample")).experiment;
    const std::optional<SavedSession> session = sessionFrom(arguments);
    return session ? session->experiment : Experiment{};
}

/// What --tokens, --target-tokens and --beam say: checked before a file is opened.
struct Numbers {
    explicit Numbers(const Arguments &arguments)
        : tokens(tokenIds(arguments, "tokens")), targetTokens(tokenIds(arguments, "target-tokens")),
          beams(arguments.number("beam", 1, 64).value_or(1))
    {
    }
    std::vector<std::int32_t> tokens;
    std::vector<std::int32_t> targetTokens;
    int beams;
};

/// A text or ids take the place of what was there; so do a target, target ids and beams.
void takeInput(const Arguments &arguments, const Numbers &numbers, attn::RunRequest &request)
{
    if (arguments.has("text") || arguments.has("text-file") || arguments.has("tokens")) {
        request.text = arguments.text("text").toStdString();
        request.token_ids = numbers.tokens;
        request.pair.clear();
    }
    if (arguments.has("text-file"))
        request.text = readText(arguments.text("text-file")).toStdString();
    if (arguments.has("pair"))
        request.pair = arguments.text("pair").toStdString();
    if (arguments.has("target") || arguments.has("target-tokens") || arguments.has("beam")) {
        request.target = arguments.has("target") ? std::optional(arguments.text("target").toStdString()) : std::nullopt;
        request.target_token_ids = numbers.targetTokens;
        request.beams = numbers.beams;
    }
}

} // namespace

Experiment experimentFrom(const Arguments &arguments)
{
    checkInput(arguments);
    const Numbers numbers(arguments);
    const auto scale = scaleFrom(arguments);
    const auto mask = maskFrom(arguments);
    const int threads = arguments.number("threads", 1, 1024).value_or(0);
    const QString language =
        arguments.choice("translate-to", {QStringLiteral("fr"), QStringLiteral("zh"), QStringLiteral("en")});

    Experiment experiment = givenExperiment(arguments);
    if (arguments.has("model"))
        experiment.model = arguments.needed("model");
    attn::RunRequest &request = experiment.request;
    takeInput(arguments, numbers, request);
    if (!language.isEmpty())
        request.translate_to = language.toStdString();
    request.threads = threads;
    request.scale = scale.value_or(request.scale);
    request.mask = mask.value_or(request.mask);
    request.cut = request.cut || arguments.has("cut");
    return experiment;
}

namespace {

/// The session's numbers were computed by a model that is no longer the same.
void noteChangedModel(const Arguments &arguments, const attn::Model &model)
{
    const std::optional<SavedSession> session = sessionFrom(arguments);
    if (!session || arguments.has("model") || session->modelHash.isEmpty() ||
        session->modelHash.toStdString() == model.sha256())
        return;
    printMessage("note: " + sessionPath(arguments).toStdString() + ": the model " + model.config().id +
                 " has changed since this session was saved: its numbers may be others");
}

} // namespace

RunPtr runExperiment(Runner &runner, const Arguments &arguments, const Experiment &experiment,
                     const attn::Progress &progress)
{
    try {
        const attn::ModelConfig &config = runner.model(experiment.model, progress)->config();
        RunPtr run = runner.run(fitted(experiment, arguments, config), progress);
        noteChangedModel(arguments, *run->model);
        return run;
    } catch (const attn::Error &error) {
        if (!error.where().empty())
            throw;
        QString input = QStringLiteral("the command line");
        if (arguments.has("text-file"))
            input = arguments.text("text-file");
        else if (arguments.has("sample"))
            input = QStringLiteral("sample ") + arguments.text("sample");
        else if (!sessionPath(arguments).isEmpty() && !arguments.has("text"))
            input = sessionPath(arguments);
        throw attn::Error(error.problem(), input.toStdString(), error.remedy());
    }
}

QString outputFrom(const Arguments &arguments, const QStringList &endings)
{
    QString path = arguments.needed("out");
    if (path.contains(QChar::ReplacementCharacter)) // Qt knows no other file names
        throw UsageError{QStringLiteral("--out: \"%1\" is not UTF-8").arg(path), QStringLiteral("choose another name")};
    if (!endings.contains(QFileInfo(path).suffix().toLower())) {
        throw UsageError{QStringLiteral("--out: the ending of \"%1\" names no format").arg(path),
                         QStringLiteral("end it with .%1").arg(endings.join(QStringLiteral(" or .")))};
    }
    spareModelFile(path); // before anything is computed
    return path;
}

} // namespace lab
