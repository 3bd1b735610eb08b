// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>

#include "cli/commands.h"
#include "export/run_tensors.h"
#include "session/runner.h"

namespace lab {

namespace {

QString fromStd(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString layersText(const attn::ModelConfig &config)
{
    if (config.hasEncoder() && config.hasDecoder())
        return QStringLiteral("%1 encoder, %2 decoder").arg(config.encoder_layers).arg(config.decoder_layers);
    return QString::number(config.hasEncoder() ? config.encoder_layers : config.decoder_layers);
}

QString tokenizerText(const attn::Model &model)
{
    QStringList parts;
    const auto add = [&](const attn::Tokenizer &tokenizer) {
        parts << QStringLiteral("%1, %2 entries").arg(fromStd(tokenizer.kind())).arg(tokenizer.vocabularySize());
    };
    if (model.config().hasEncoder())
        add(model.sourceTokenizer());
    if (model.config().hasDecoder())
        add(model.targetTokenizer());
    return parts.join(QStringLiteral("; target: "));
}

QStringList languages(const attn::ModelConfig &config)
{
    QStringList names;
    for (const auto &[language, id] : config.start_ids) {
        if (!language.empty())
            names << fromStd(language);
    }
    return names;
}

QString describe(const attn::Model &model)
{
    const attn::ModelConfig &config = model.config();
    QString text;
    const auto line = [&](const char *key, const QString &value) {
        if (!value.isEmpty())
            text += QStringLiteral("%1: %2\n").arg(QLatin1String(key), value);
    };
    line("model", fromStd(config.id));
    line("title", fromStd(config.title));
    line("folder", QFile::decodeName(model.folder().c_str()));
    line("architecture", fromStd(attn::name(config.architecture)));
    line("layers", layersText(config));
    line("heads", QString::number(config.heads));
    line("kv_heads", config.kv_heads == config.heads ? QString() : QString::number(config.kv_heads));
    line("d_model", QString::number(config.d_model));
    line("d_k", QString::number(config.d_k));
    line("d_v", QString::number(config.d_v));
    line("d_ff", QString::number(config.d_ff));
    line("positions", fromStd(attn::name(config.positions)));
    if (config.positions == attn::Positions::Relative) {
        line("relative_buckets", QString::number(config.relative_buckets));
        line("relative_max_distance", QString::number(config.relative_max_distance));
    }
    line("max_positions", QString::number(config.max_positions));
    line("classes", config.classes == 0 ? QString() : QString::number(config.classes));
    line("parameters", QString::number(model.parameterCount()));
    line("tokenizer", tokenizerText(model));
    line("translate_to", languages(config).join(QStringLiteral(", ")));
    for (const attn::SupervisedHead &head : config.supervised_heads) {
        line("supervised_head", QStringLiteral("%1.%2 %3")
                                    .arg(fromStd(placeKey(head.place)))
                                    .arg(attn::value(head.head))
                                    .arg(fromStd(head.trained_on)));
    }
    line("licence", fromStd(config.licence));
    line("sha256", fromStd(model.sha256()));
    line("isa", fromStd(attn::instructionSet()));
    line("version", fromStd(attn::version()));
    return text;
}

} // namespace

void infoCommand(const Invocation &invocation)
{
    const Arguments &arguments = invocation.arguments;
    QStringList models = arguments.operands();
    if (arguments.has("model"))
        models << arguments.needed("model");
    if (models.size() > 1)
        throw UsageError{QStringLiteral("there are %1 models to describe").arg(models.size()),
                         QStringLiteral("give one")};
    if (models.size() == 1 && models.first().isEmpty())
        throw UsageError{QStringLiteral("the model has an empty name"), QStringLiteral("give its id or its folder")};
    Runner runner;
    const ModelPtr model = runner.model(models.value(0), invocation.progress.stage("loading"));
    printText(describe(*model).toUtf8());
}

} // namespace lab
