// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/help.h"

#include "cli/commands.h"

namespace lab {

namespace {

// clang-format off: a table reads as rows
constexpr SubcommandRow kSubcommands[] = {
    {"run", Subcommand::Run, "INPUT [MODEL] [OPTIONS] --out FILE.(safetensors|json)", "every tensor of the run",
     runCommand},
    {"render", Subcommand::Render, "INPUT [MODEL] [OPTIONS] --view VIEW --out FILE.(png|svg|pdf)", "a picture",
     renderCommand},
    {"walk", Subcommand::Walk, "INPUT [MODEL] [OPTIONS] --out FILE.(md|html|json) or FILE.(pdf|png)",
     "every step, formula and number", walkCommand},
    {"table", Subcommand::Table, "INPUT [MODEL] [OPTIONS] --tensor NAME --out FILE.(csv|npy)", "one tensor as a table",
     tableCommand},
    {"audit", Subcommand::Audit, "[--document FILE] [--out FILE.json]", "the document's claims beside what follows",
     nullptr},
    {"verify", Subcommand::Verify, "FOLDER [--golden FILE.safetensors]", "a model's numbers against its golden run",
     nullptr},
    {"samples", Subcommand::Samples, "", "the sample sentences, a line each: id, tab, title", samplesCommand},
    {"models", Subcommand::Models, "", "the models that ship with the program, a line each: id, tab, title",
     modelsCommand},
    {"info", Subcommand::Info, "[MODEL]", "what a model is made of, and the instruction set in use", infoCommand},
    {"bench", Subcommand::Bench, "[--threads N] [--json FILE]", "how fast it is", benchCommand},
};

constexpr std::pair<OptionGroup, const char *> kGroups[] = {
    {OptionGroup::Input, "INPUT: a session file (FILE.attnlab, overridden by options), or --sample, --text, "
                         "--text-file, --tokens, and what "
                         "belongs to it"},
    {OptionGroup::Model, "MODEL and what is computed"},
    {OptionGroup::Look, "What is looked at and how it is drawn"},
    {OptionGroup::Output, "Output"},
    {OptionGroup::Other, "Other"},
};
// clang-format on

constexpr int kNameColumn = 26;

QString optionLines(OptionGroup group, unsigned subcommands)
{
    QString text;
    for (const Option &option : optionTable()) {
        if (option.group != group || (option.subcommands & subcommands) == 0)
            continue;
        const QString name = QStringLiteral("--%1 %2").arg(QLatin1String(option.name), QLatin1String(option.value));
        text +=
            QStringLiteral("  %1%2%3\n")
                .arg(name.trimmed(), -kNameColumn)
                .arg(QString::fromUtf8(option.help), option.built ? QString() : QStringLiteral(" (not available yet)"));
    }
    return text;
}

QString allOptions(unsigned subcommands)
{
    QString text;
    for (const auto &[group, title] : kGroups) {
        const QString lines = optionLines(group, subcommands);
        if (!lines.isEmpty())
            text += QStringLiteral("\n%1:\n%2").arg(QString::fromUtf8(title), lines);
    }
    return text;
}

} // namespace

std::span<const SubcommandRow> subcommandTable()
{
    return kSubcommands;
}

std::span<const std::pair<OptionGroup, const char *>> optionGroupTable()
{
    return kGroups;
}

QByteArray programHelp()
{
    QString text = QStringLiteral("attention-lab: see and touch the attention of trained Transformers\n\n"
                                  "Usage:\n  attention-lab [FILE.attnlab] the desktop program\n");
    for (const SubcommandRow &row : kSubcommands) {
        const QString usage = QStringLiteral("%1 %2").arg(QLatin1String(row.name), QLatin1String(row.usage)).trimmed();
        text += QStringLiteral("  attention-lab %1\n                               %2%3\n")
                    .arg(usage, QString::fromUtf8(row.summary),
                         row.run ? QString() : QStringLiteral(" (not available yet)"));
    }
    text += QStringLiteral("  attention-lab --version | --help | SUBCOMMAND --help\n");
    text += allOptions(~0u);
    text += QStringLiteral("\nExit status: %1\n%2\n").arg(QLatin1String(kExitStatusHelp), QLatin1String(kDataHelp));
    return text.toUtf8();
}

QByteArray subcommandHelp(const SubcommandRow &row)
{
    const QString usage =
        QStringLiteral("attention-lab %1 %2").arg(QLatin1String(row.name), QLatin1String(row.usage)).trimmed();
    return QStringLiteral("%1\n  %2\n%3")
        .arg(usage, QString::fromUtf8(row.summary), allOptions(bit(row.subcommand)))
        .toUtf8();
}

} // namespace lab
