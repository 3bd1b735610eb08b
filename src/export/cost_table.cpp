// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/cost_table.h"

#include <QStringList>

#include "figures/cost_figure.h"
#include "session/csv.h"

namespace lab {

namespace {

std::string counts(const attn::StepCost &cost)
{
    return ',' + QByteArray::number(cost.operations, 'f', 0).toStdString() + ',' +
           QByteArray::number(cost.bytes, 'f', 0).toStdString() + ',';
}

std::string time(double microseconds)
{
    return QByteArray::number(microseconds, 'g', 9).toStdString();
}

std::string heading()
{
    std::string line = csvField({});
    for (const CostColumn column : kCostColumns)
        line += ',' + csvField(costColumnName(column));
    return line + " (µs)\n";
}

} // namespace

QByteArray costCsv(const CostAccount &account)
{
    std::string table = heading();
    attn::StepCost shared;
    QStringList sharing;
    for (const attn::CostStep step : attn::kCostSteps) {
        const attn::StepCost cost = account.cost(step);
        const bool shares = growsWithPairs(step);
        table += csvField(costStepName(step)) + ',' + csvField(costFormula(step, account.sizes())) + counts(cost) +
                 (shares ? "" : time(account.microseconds(step))) + '\n';
        if (!shares)
            continue;
        sharing << costStepName(step);
        shared.operations += cost.operations;
        shared.bytes += cost.bytes;
    }
    table += csvField(sharing.join(QStringLiteral(" + "))) + ',' + counts(shared) +
             time(account.microseconds(attn::CostStep::Scores)) + '\n';
    table += csvField(costTotalName()) + ',' + counts(account.total()) + time(account.microseconds()) + '\n';
    return QByteArray::fromStdString(table);
}

} // namespace lab
