// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "session/model_catalog.h"
#include "session/samples.h"

namespace lab {

void modelsCommand(const Invocation &invocation)
{
    invocation.arguments.rejectOperands();
    QString text;
    const QList<ShippedModel> models = shippedModels();
    for (const ShippedModel &model : models)
        text += QStringLiteral("%1\t%2\n").arg(model.id, model.title);
    printText(text.toUtf8());
}

void samplesCommand(const Invocation &invocation)
{
    invocation.arguments.rejectOperands();
    QString text;
    const QList<Sample> samples = loadSamples();
    for (const Sample &sample : samples)
        text += QStringLiteral("%1\t%2\n").arg(sample.id, sample.title);
    printText(text.toUtf8());
}

} // namespace lab
