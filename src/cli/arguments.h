// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

#include <limits>
#include <optional>
#include <span>
#include <string_view>

namespace lab {

/// A bit for each subcommand, so that an option can say where it belongs.
enum class Subcommand : unsigned {
    Run = 1u << 0,
    Render = 1u << 1,
    Table = 1u << 2,
    Info = 1u << 3,
    Models = 1u << 4,
    Samples = 1u << 5,
    Walk = 1u << 6,
    Audit = 1u << 7,
    Verify = 1u << 8,
    Bench = 1u << 9,
};

constexpr unsigned bit(Subcommand subcommand)
{
    return static_cast<unsigned>(subcommand);
}

/// The command line is wrong: exit status 2. One plain clause each.
struct UsageError {
    QString problem;
    QString remedy;
};

/// For what the contract names and no version has built yet.
UsageError notAvailable(const QString &what);

enum class OptionGroup { Input, Model, Output, Look, Other };

/// One row of the table that drives both the parsing and --help.
struct Option {
    const char *name;  ///< without the dashes
    const char *value; ///< what follows, in capitals; empty: nothing does
    const char *help;
    unsigned subcommands;
    OptionGroup group;
    bool built = true;
};
std::span<const Option> optionTable();

/// The words after a subcommand, checked against the table.
class Arguments {
public:
    /// Throws UsageError.
    Arguments(Subcommand subcommand, const QStringList &words);

    bool has(std::string_view name) const { return m_values.contains(key(name)); }
    QString text(std::string_view name) const { return m_values.value(key(name)); }
    /// A whole number in this range; throws UsageError.
    std::optional<int> number(std::string_view name, int least, int most = std::numeric_limits<int>::max()) const;
    /// One of these words, or empty where the option is left out; throws UsageError.
    QString choice(std::string_view name, const QStringList &choices) const;
    /// Throws UsageError where the option was left out.
    QString needed(std::string_view name) const;
    /// The words that belong to no option.
    const QStringList &operands() const { return m_operands; }
    /// Throws UsageError where there are any.
    void rejectOperands() const;

    /// "--size: \"x\" is not …", for values that only the caller can judge.
    UsageError wrong(std::string_view name, const QString &expected) const;

private:
    static QString key(std::string_view name)
    {
        return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
    }
    void take(const Option &option, const std::optional<QString> &attached, const QStringList &words, qsizetype &next);

    QMap<QString, QString> m_values;
    QStringList m_operands;
};

} // namespace lab
