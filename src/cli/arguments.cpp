// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.h"

#include <algorithm>

#include "session/spelling.h"

namespace lab {

namespace {

constexpr unsigned kRun = bit(Subcommand::Run);
constexpr unsigned kRender = bit(Subcommand::Render);
constexpr unsigned kTable = bit(Subcommand::Table);
constexpr unsigned kWalk = bit(Subcommand::Walk);
constexpr unsigned kInfo = bit(Subcommand::Info);
constexpr unsigned kBench = bit(Subcommand::Bench);
constexpr unsigned kRuns = kRun | kRender | kTable | kWalk; // what takes INPUT, MODEL and OPTIONS
constexpr unsigned kAll = ~0u;

// clang-format off: a table reads as rows
constexpr Option kOptions[] = {
    {"sample", "ID", "a sample sentence, see `attention-lab samples`", kRuns, OptionGroup::Input},
    {"text", "TEXT", "a sentence, as typed", kRuns, OptionGroup::Input},
    {"text-file", "FILE", "the same, from a file in UTF-8 (or UTF-16 with its mark)", kRuns, OptionGroup::Input},
    {"tokens", "IDS", "token ids, for example 5,17,9; nothing is added", kRuns, OptionGroup::Input},
    {"pair", "TEXT", "an encoder's second sentence", kRuns, OptionGroup::Input},
    {"target", "TEXT", "what the decoder is fed after its start token; left out: what it decodes itself", kRuns,
     OptionGroup::Input},
    {"target-tokens", "IDS", "the same as ids, the start token included", kRuns, OptionGroup::Input},
    {"beam", "N", "decode with N beams, 1 to 64; left out: greedily", kRuns, OptionGroup::Input},
    {"image", "FILE", "a picture", kRuns, OptionGroup::Input, false},
    {"matrices", "FILE", "numbers set by hand", kRuns, OptionGroup::Input, false},

    {"model", "MODEL",
     "a shipped model's id (see `attention-lab models`) or a model folder; left out: the sample's, "
     "or the default model",
     kRuns | kInfo, OptionGroup::Model},
    {"translate-to", "LANGUAGE", "fr, zh or en", kRuns, OptionGroup::Model},
    {"scale", "S", "what q·k is multiplied by, in every layer: sqrt_dk, none or a number; left out: as trained", kRuns,
     OptionGroup::Model},
    {"mask", "MASK", "instead of the model's own in self-attention: model, none, causal or window:N", kRuns,
     OptionGroup::Model},
    {"threads", "N", "how many threads compute", kRuns | kBench, OptionGroup::Model},
    {"cut", "", "cut a text that is longer than the model's positions", kRuns, OptionGroup::Model},

    {"attention", "KIND", "encoder, decoder or cross; left out: cross where there is one", kRuns, OptionGroup::Look},
    {"layer", "L", "from 0; left out: the last", kRuns, OptionGroup::Look},
    {"head", "H", "from 0; left out: 0", kRuns, OptionGroup::Look},
    {"view", "VIEW", "heatmap, heads, model, lines, qkv, cost or walkthrough", kRender, OptionGroup::Look},
    {"step", "N", "a step of the walkthrough, from 0; `walk` without it: all", kRender | kWalk, OptionGroup::Look},
    {"query", "I", "whose numbers stand in a step's formulas, from 0; left out: the first word's", kRender | kWalk,
     OptionGroup::Look},
    {"key", "J", "likewise; left out: the key with the largest weight", kRender | kWalk, OptionGroup::Look},
    {"shapes", "", "the matrices' sizes under the symbols of a step's picture", kRender | kWalk, OptionGroup::Look},
    {"keys-are-queries", "", "tried at steps 6 and 7 of a self-attention: what the scores would be with K := Q",
     kRender | kWalk, OptionGroup::Look},
    {"worksheet", "SEED",
     "exercises with blanks instead, and their answers on a second page; a whole number chooses them", kWalk,
     OptionGroup::Look},
    {"digits", "N", "after the point in a step's formulas and tables, 2 to 6; left out: 3", kRender | kWalk,
     OptionGroup::Look},
    {"preset", "NAME",
     "size, type and resolution for slide, a4-half, journal-single or journal-double; --size, --dpi and --theme go "
     "before",
     kRender, OptionGroup::Look},
    {"theme", "THEME", "light or dark", kRuns, OptionGroup::Look},
    {"size", "WxH", "a PNG's pixels; 1/96 inch in SVG and PDF; left out: what the view needs", kRuns,
     OptionGroup::Look},
    {"dpi", "N", "type size and the file's resolution tag; left out: 96", kRuns, OptionGroup::Look},

    {"tensor", "NAME", "full name, for example decoder.1.cross.weights", kTable, OptionGroup::Output},
    {"with-parameters", "", "also the learned matrices w_q … b_o", kRuns, OptionGroup::Output},
    {"out", "FILE", "what to write; its ending chooses the format", kRuns, OptionGroup::Output},
    {"json", "FILE", "the figures for a program to read", kBench, OptionGroup::Output},

    {"language", "LANGUAGE", "of the interface, in pictures and lists: en or zh_CN; left out: en", kAll,
     OptionGroup::Other},
    {"verbose", "", "also tell what libraries say", kAll, OptionGroup::Other},
    {"help", "", "this text", kAll, OptionGroup::Other},
};
// clang-format on

const Option *findOption(const QString &name, unsigned subcommand)
{
    const auto found = std::find_if(std::begin(kOptions), std::end(kOptions), [&](const Option &option) {
        return name == QLatin1String(option.name) && (option.subcommands & subcommand) != 0;
    });
    return found == std::end(kOptions) ? nullptr : &*found;
}

UsageError unknownOption(const QString &name, unsigned subcommand)
{
    QStringList names;
    for (const Option &option : kOptions) {
        if ((option.subcommands & subcommand) != 0)
            names << QStringLiteral("--") + QLatin1String(option.name);
    }
    return {QStringLiteral("there is no option %1 here").arg(name),
            QStringLiteral("did you mean %1?").arg(nearestFirst(name, names).first())};
}

} // namespace

UsageError notAvailable(const QString &what)
{
    return {QStringLiteral("%1 is not available").arg(what), QStringLiteral("a later version will have it")};
}

std::span<const Option> optionTable()
{
    return kOptions;
}

Arguments::Arguments(Subcommand subcommand, const QStringList &words)
{
    bool options = true;
    for (qsizetype i = 0; i < words.size();) {
        const QString &word = words[i++];
        if (options && word == QLatin1String("--")) {
            options = false;
        } else if (options && word == QLatin1String("-h")) {
            m_values.insert(QStringLiteral("help"), {});
        } else if (options && word.startsWith(QLatin1String("--"))) {
            const qsizetype equals = word.indexOf(QLatin1Char('='));
            const QString name = equals < 0 ? word : word.left(equals);
            const Option *option = findOption(name.mid(2), bit(subcommand));
            if (!option)
                throw unknownOption(name, bit(subcommand));
            take(*option, equals < 0 ? std::nullopt : std::optional(word.mid(equals + 1)), words, i);
        } else if (options && word.size() > 1 && word.startsWith(QLatin1Char('-'))) {
            throw unknownOption(word, bit(subcommand));
        } else {
            m_operands << word;
        }
    }
}

void Arguments::take(const Option &option, const std::optional<QString> &attached, const QStringList &words,
                     qsizetype &next)
{
    const QString name = QLatin1String(option.name);
    const QString shown = QStringLiteral("--") + name;
    if (!option.built)
        throw notAvailable(shown);
    if (m_values.contains(name))
        throw UsageError{QStringLiteral("%1 is given twice").arg(shown), QStringLiteral("give it once")};
    const bool takesValue = option.value[0] != '\0';
    if (!takesValue && attached)
        throw UsageError{QStringLiteral("%1 takes no value").arg(shown), QStringLiteral("write %1 alone").arg(shown)};
    if (!takesValue) {
        m_values.insert(name, {});
        return;
    }
    if (attached) {
        m_values.insert(name, *attached);
        return;
    }
    if (next >= words.size() || words[next].startsWith(QLatin1String("--"))) {
        throw UsageError{
            QStringLiteral("%1 has no value").arg(shown),
            QStringLiteral("write %1 %2, or %1=%2 where it begins with --").arg(shown, QLatin1String(option.value))};
    }
    m_values.insert(name, words[next++]);
}

void Arguments::rejectOperands() const
{
    if (!m_operands.isEmpty())
        throw UsageError{QStringLiteral("\"%1\" is not expected").arg(m_operands.first()),
                         QStringLiteral("leave it out")};
}

UsageError Arguments::wrong(std::string_view name, const QString &expected) const
{
    return {QStringLiteral("--%1: \"%2\" is not %3").arg(key(name), text(name), expected),
            QStringLiteral("correct it")};
}

std::optional<int> Arguments::number(std::string_view name, int least, int most) const
{
    if (!has(name))
        return std::nullopt;
    bool ok = false;
    const int value = text(name).toInt(&ok);
    if (!ok || value < least || value > most) {
        const QString range = most == std::numeric_limits<int>::max()
                                  ? QStringLiteral("a whole number from %1").arg(least)
                                  : QStringLiteral("a whole number from %1 to %2").arg(least).arg(most);
        throw wrong(name, range);
    }
    return value;
}

QString Arguments::choice(std::string_view name, const QStringList &choices) const
{
    if (has(name) && !choices.contains(text(name)))
        throw wrong(name, QStringLiteral("one of %1").arg(choices.join(QStringLiteral(", "))));
    return text(name);
}

QString Arguments::needed(std::string_view name) const
{
    if (!has(name) || text(name).isEmpty())
        throw UsageError{QStringLiteral("--%1 is missing").arg(key(name)), QStringLiteral("give it")};
    return text(name);
}

} // namespace lab
