// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/experiment_arguments.h"

#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

#include <charconv>
#include <cmath>

#include "attn/error.h"
#include "session/samples.h"

namespace lab {

namespace {

/// No model here has positions for more; and /dev/zero never ends.
constexpr qint64 kLongestText = 16 << 20;

/// UTF-8, or what a byte order mark says, with U+FFFD for what is not: offsets into the text then mean the same to
/// every reader.
std::string readText(const QString &path)
{
    const auto fail = [&](const QString &problem, const char *remedy) {
        throw attn::Error(problem.toStdString(), path.toStdString(), remedy);
    };
    if (QFileInfo(path).isDir())
        fail(QStringLiteral("this is a folder"), "give a text file");
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        fail(QStringLiteral("can't be read: %1").arg(file.errorString()), "check the name and its permissions");
    const QByteArray bytes = file.read(kLongestText + 1);
    if (file.error() != QFileDevice::NoError)
        fail(QStringLiteral("can't be read: %1").arg(file.errorString()), "check the file");
    if (bytes.size() > kLongestText)
        fail(QStringLiteral("the text is longer than 16 MB"), "give a shorter one");
    QStringDecoder decoder(QStringConverter::encodingForData(bytes).value_or(QStringConverter::Utf8));
    const QString text = decoder(bytes);
    return text.toStdString();
}

/// A sample proposes a language; another model than its own may not write that one, and then writes its first.
Experiment fitted(Experiment experiment, const Arguments &arguments, const attn::ModelConfig &config)
{
    std::string &language = experiment.request.translate_to;
    if (arguments.has("sample") && !arguments.has("translate-to") && !config.start_ids.contains(language))
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

attn::ScaleChoice scaleFrom(const Arguments &arguments)
{
    using Kind = attn::ScaleChoice::Kind;
    const std::string word = arguments.text("scale").toStdString();
    if (!arguments.has("scale"))
        return {};
    if (word == "sqrt_dk")
        return {Kind::SqrtDk};
    if (word == "none")
        return {Kind::None};
    attn::ScaleChoice choice{Kind::Number};
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), choice.number);
    if (error != std::errc() || end != word.data() + word.size() || !std::isfinite(choice.number))
        throw arguments.wrong("scale", QStringLiteral("sqrt_dk, none or a number"));
    return choice;
}

attn::MaskChoice maskFrom(const Arguments &arguments)
{
    using Kind = attn::MaskChoice::Kind;
    const QString word = arguments.text("mask");
    if (!arguments.has("mask") || word == QLatin1String("model"))
        return {};
    if (word == QLatin1String("none"))
        return {Kind::None};
    if (word == QLatin1String("causal"))
        return {Kind::Causal};
    bool ok = false;
    const int window = word.mid(7).toInt(&ok);
    if (!word.startsWith(QLatin1String("window:")) || !ok || window < 0)
        throw arguments.wrong("mask", QStringLiteral("model, none, causal or window:N with N from 0"));
    return {Kind::Window, window};
}

void checkInput(const Arguments &arguments)
{
    if (!arguments.operands().isEmpty()) {
        const QString word = arguments.operands().first();
        if (word.endsWith(QLatin1String(".attnlab")))
            throw notAvailable(QStringLiteral("a saved session as input"));
        throw UsageError{QStringLiteral("\"%1\" belongs to no option").arg(word),
                         QStringLiteral("put a text with spaces in quotes, after --text")};
    }
    atMostOne(arguments, {"sample", "text", "text-file", "tokens"});
    atMostOne(arguments, {"tokens", "pair"});
    atMostOne(arguments, {"target", "target-tokens", "beam"});
    if (!arguments.has("sample") && !arguments.has("text") && !arguments.has("text-file") && !arguments.has("tokens"))
        throw UsageError{QStringLiteral("there is no input"),
                         QStringLiteral("give --sample, --text, --text-file or --tokens")};
}

} // namespace

Experiment experimentFrom(const Arguments &arguments)
{
    checkInput(arguments);
    const attn::ScaleChoice scale = scaleFrom(arguments);
    const attn::MaskChoice mask = maskFrom(arguments);
    const std::vector<std::int32_t> ids = tokenIds(arguments, "tokens");
    const std::vector<std::int32_t> targetIds = tokenIds(arguments, "target-tokens");
    const int beams = arguments.number("beam", 1, 64).value_or(1);
    const int threads = arguments.number("threads", 1, 1024).value_or(0);
    const QString language =
        arguments.choice("translate-to", {QStringLiteral("fr"), QStringLiteral("zh"), QStringLiteral("en")});

    Experiment experiment;
    if (arguments.has("sample"))
        experiment = findSample(arguments.text("sample")).experiment;
    if (arguments.has("model"))
        experiment.model = arguments.needed("model");
    attn::RunRequest &request = experiment.request;
    if (arguments.has("text"))
        request.text = arguments.text("text").toStdString();
    if (arguments.has("text-file"))
        request.text = readText(arguments.text("text-file"));
    request.token_ids = ids;
    request.pair = arguments.text("pair").toStdString();
    if (arguments.has("target"))
        request.target = arguments.text("target").toStdString();
    request.target_token_ids = targetIds;
    if (!language.isEmpty())
        request.translate_to = language.toStdString();
    request.beams = beams;
    request.threads = threads;
    request.scale = scale;
    request.mask = mask;
    request.cut = arguments.has("cut");
    return experiment;
}

RunPtr runExperiment(Runner &runner, const Arguments &arguments, const Experiment &experiment,
                     const attn::Progress &progress)
{
    try {
        const attn::ModelConfig &config = runner.model(experiment.model, progress)->config();
        return runner.run(fitted(experiment, arguments, config), progress);
    } catch (const attn::Error &error) {
        if (!error.where().empty())
            throw;
        QString input = QStringLiteral("the command line");
        if (arguments.has("text-file"))
            input = arguments.text("text-file");
        else if (arguments.has("sample"))
            input = QStringLiteral("sample ") + arguments.text("sample");
        throw attn::Error(error.problem(), input.toStdString(), error.remedy());
    }
}

QString outputFrom(const Arguments &arguments, const QStringList &endings)
{
    const QString path = arguments.needed("out");
    if (path.contains(QChar::ReplacementCharacter)) // Qt knows no other file names
        throw UsageError{QStringLiteral("--out: \"%1\" is not UTF-8").arg(path), QStringLiteral("choose another name")};
    if (!endings.contains(QFileInfo(path).suffix().toLower())) {
        throw UsageError{QStringLiteral("--out: the ending of \"%1\" names no format").arg(path),
                         QStringLiteral("end it with .%1").arg(endings.join(QStringLiteral(" or .")))};
    }
    return path;
}

} // namespace lab
