// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QFileInfo>

#include "attn/safetensors.h"
#include "cli/commands.h"
#include "cli/experiment_arguments.h"
#include "cli/look_arguments.h"
#include "export/run_metadata.h"
#include "export/run_tensors.h"
#include "export/tensor_json.h"

namespace lab {

void runCommand(const Invocation &invocation)
{
    const Arguments &arguments = invocation.arguments;
    const QString out = outputFrom(arguments, {QStringLiteral("safetensors"), QStringLiteral("json")});
    const LookArguments look(arguments);
    const Experiment experiment = experimentFrom(arguments);

    Runner runner;
    const attn::Progress computing = invocation.progress.stage("computing");
    const attn::ModelConfig &config = runner.model(experiment.model, computing)->config();
    look.placeIn(config); // everything is written whatever was chosen, but what is not there is still an error
    look.headIn(config);
    const RunPtr run = runExperiment(runner, arguments, experiment, computing);
    RunTensors tensors(run, arguments.has("with-parameters"));
    const auto all = tensors.all(invocation.progress.stage("attention"));
    RunMetadata metadata = runMetadata(*run, invocation.command);
    metadata["masked_rows"] = maskedRowsJson(tensors.maskedRows(computing));

    const attn::Progress writing = invocation.progress.stage("writing");
    if (QFileInfo(out).suffix().toLower() == QLatin1String("json")) {
        writeTensorJson(out, all, metadata, writing);
        return;
    }
    std::vector<attn::NamedTensor> named;
    named.reserve(all.size());
    for (const auto &[name, tensor] : all)
        named.push_back({name, tensor->shape(), tensor->values()});
    attn::writeSafetensors(QFile::encodeName(out).toStdString(), named, metadata, writing);
}

} // namespace lab
