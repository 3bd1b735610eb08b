// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFileInfo>

#include "cli/commands.h"
#include "cli/experiment_arguments.h"
#include "cli/look_arguments.h"
#include "export/run_tensors.h"
#include "export/table_file.h"

namespace lab {

void tableCommand(const Invocation &invocation)
{
    const Arguments &arguments = invocation.arguments;
    const QString out = outputFrom(arguments, {QStringLiteral("csv"), QStringLiteral("npy")});
    const std::string name = arguments.needed("tensor").toStdString();
    const LookArguments look(arguments);
    const Experiment experiment = experimentFrom(arguments);

    Runner runner;
    const attn::Progress computing = invocation.progress.stage("computing");
    const attn::ModelConfig &config = runner.model(experiment.model, computing)->config();
    look.placeIn(config);
    const attn::HeadIndex chosen = look.headIn(config);
    RunTensors tensors(runExperiment(runner, arguments, experiment, computing), arguments.has("with-parameters"));
    const TensorPtr tensor = tensors.tensor(name, computing);

    const attn::Progress writing = invocation.progress.stage("writing");
    const bool perHead = tensor->rank() == 3;
    const attn::Index head = perHead ? storedHead(*tensor, chosen, config) : 0;
    if (QFileInfo(out).suffix().toLower() == QLatin1String("npy")) {
        writeNpy(out, *tensor, perHead && look.head ? std::optional(head) : std::nullopt, writing);
        return;
    }
    const RunTensors::Axes axes = tensors.axes(name);
    writeCsv(out, perHead ? tensor->head(head) : tensor->matrix(), axes.rows, axes.columns, writing);
}

} // namespace lab
