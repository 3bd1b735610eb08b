// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "formula/palette.h"
#include "formula/parser.h"
#include "formula/symbols.h"

namespace lab::math {

namespace {

struct EnvironmentEntry {
    const char *name;
    TableKind kind;
    char32_t open, close;
};

constexpr std::array kEnvironments{
    EnvironmentEntry{"matrix", TableKind::Matrix, 0, 0},
    EnvironmentEntry{"pmatrix", TableKind::Matrix, U'(', U')'},
    EnvironmentEntry{"bmatrix", TableKind::Matrix, U'[', U']'},
    EnvironmentEntry{"Bmatrix", TableKind::Matrix, U'{', U'}'},
    EnvironmentEntry{"vmatrix", TableKind::Matrix, U'|', U'|'},
    EnvironmentEntry{"Vmatrix", TableKind::Matrix, U'‖', U'‖'},
    EnvironmentEntry{"cases", TableKind::Cases, U'{', 0},
    EnvironmentEntry{"aligned", TableKind::Aligned, 0, 0},
};

QString withBackslash(const QString &name)
{
    return QLatin1Char('\\') + name;
}

} // namespace

/// What has its own arguments in LaTeX.
std::optional<Node> FormulaParser::structure(const QString &name, int column)
{
    if (name == QLatin1String("frac") || name == QLatin1String("dfrac") || name == QLatin1String("tfrac"))
        return fraction(name);
    if (name == QLatin1String("sqrt"))
        return radical();
    if (name == QLatin1String("left"))
        return fenced();
    if (name == QLatin1String("begin"))
        return environment();
    if (name == QLatin1String("overline") || name == QLatin1String("underline") || name == QLatin1String("overbrace") ||
        name == QLatin1String("underbrace"))
        return Node{column, Bar{name.startsWith(QLatin1String("over")), name.endsWith(QLatin1String("brace")),
                                argument(withBackslash(name))}};
    if (name == QLatin1String("overset") || name == QLatin1String("underset"))
        return stack(name == QLatin1String("overset"), name);
    if (name == QLatin1String("text") || name == QLatin1String("textbf"))
        return wordsNode(name);
    if (name == QLatin1String("operatorname"))
        return functionName();
    return std::nullopt;
}

std::optional<Node> FormulaParser::alphabet(const QString &name)
{
    struct Entry {
        const char *name;
        Alphabet alphabet;
    };
    static constexpr std::array kAlphabets{
        Entry{"mathrm", Alphabet::Upright},       Entry{"mathit", Alphabet::Italic},
        Entry{"mathbf", Alphabet::Bold},          Entry{"mathbb", Alphabet::Blackboard},
        Entry{"mathcal", Alphabet::Calligraphic},
    };
    for (const Entry &entry : kAlphabets) {
        if (name == QLatin1String(entry.name))
            return Node{0, Group{argumentIn(entry.alphabet, withBackslash(name))}};
    }
    return std::nullopt;
}

/// What only formulas of this program have.
std::optional<Node> FormulaParser::own(const QString &name, int column)
{
    if (name == QLatin1String("slot"))
        return slot(column);
    if (name == QLatin1String("term"))
        return term(column);
    if (name == QLatin1String("textcolor"))
        return colored(column);
    if (name == QLatin1String("color"))
        return colorOfRest(column);
    return std::nullopt;
}

Node FormulaParser::fraction(const QString &name)
{
    Fraction made;
    made.numerator = argument(withBackslash(name));
    made.denominator = argument(withBackslash(name));
    if (name != QLatin1String("frac"))
        made.display = name == QLatin1String("dfrac");
    return Node{0, std::move(made)};
}

Node FormulaParser::radical()
{
    Radical made;
    skipSpaces();
    const int start = column();
    if (takeCharacter(U'[')) {
        made.degree = list(true);
        if (!takeCharacter(U']'))
            fail(QStringLiteral("[ without ]"), start);
    }
    made.radicand = argument(QStringLiteral("\\sqrt"));
    return Node{0, std::move(made)};
}

char32_t FormulaParser::takeDelimiter(const QString &command)
{
    skipSpaces();
    const int start = column();
    QString name;
    if (!commandHere().isEmpty())
        name = withBackslash(takeCommand());
    else if (!atEnd())
        name = QString::fromUcs4(&m_source[m_at++], 1);
    const std::optional<char32_t> found = delimiter(name);
    if (!found)
        fail(name.isEmpty() ? QStringLiteral("%1 lacks its delimiter").arg(command)
                            : QStringLiteral("%1 is no delimiter").arg(name),
             start);
    return *found;
}

Node FormulaParser::fenced()
{
    const int start = column() - 5; // of \left itself
    Fenced made;
    made.open = takeDelimiter(QStringLiteral("\\left"));
    made.body = list();
    if (commandHere() != QLatin1String("right"))
        fail(QStringLiteral("\\left without \\right"), start);
    takeCommand();
    made.close = takeDelimiter(QStringLiteral("\\right"));
    return Node{0, std::move(made)};
}

/// \big … \Bigg, followed by l, r or m for the class of the delimiter; amsmath's sizes.
std::optional<Node> FormulaParser::bigDelimiter(const QString &name)
{
    struct Entry {
        const char *name;
        double size;
    };
    static constexpr std::array kSizes{Entry{"big", 0.85}, Entry{"Big", 1.15}, Entry{"bigg", 1.45},
                                       Entry{"Bigg", 1.75}};
    for (const Entry &entry : kSizes) {
        const QLatin1String stem(entry.name);
        if (!name.startsWith(stem) || name.size() > stem.size() + 1)
            continue;
        const QChar kind = name.size() > stem.size() ? name.back() : QChar();
        if (!kind.isNull() && !QStringLiteral("lrm").contains(kind))
            continue;
        BigDelimiter made{0, AtomClass::Ordinary, entry.size};
        made.letter = takeDelimiter(withBackslash(name));
        made.atom = kind == QLatin1Char('l')   ? AtomClass::Open
                    : kind == QLatin1Char('r') ? AtomClass::Close
                    : kind == QLatin1Char('m') ? AtomClass::Relation
                                               : AtomClass::Ordinary;
        return Node{0, made};
    }
    return std::nullopt;
}

Node FormulaParser::environment()
{
    const int start = column();
    const QString name = takeName(QStringLiteral("begin"));
    Table table = tableOf(name, start);
    const auto newRow = [&] { table.rows.emplace_back(); };
    newRow();
    for (;;) {
        table.rows.back().push_back(list());
        if (takeCharacter(U'&'))
            continue;
        const int stop = column();
        if (commandHere() == QLatin1String("\\")) {
            takeCommand();
            newRow();
            continue;
        }
        if (commandHere() != QLatin1String("end"))
            fail(QStringLiteral("\\begin{%1} without \\end{%1}").arg(name), start);
        takeCommand();
        const QString ended = takeName(QStringLiteral("end"));
        if (ended != name)
            fail(QStringLiteral("\\end{%1} where \\end{%2} should be").arg(ended, name), stop);
        break;
    }
    const std::vector<NodeList> &last = table.rows.back();
    if (table.rows.size() > 1 && last.size() == 1 && last.front().empty())
        table.rows.pop_back(); // a \\ after the last row
    return Node{0, std::move(table)};
}

Table FormulaParser::tableOf(const QString &environment, int column) const
{
    for (const EnvironmentEntry &entry : kEnvironments) {
        if (environment == QLatin1String(entry.name))
            return Table{entry.kind, entry.open, entry.close, {}};
    }
    fail(QStringLiteral("there is no environment %1").arg(environment), column);
}

Node FormulaParser::stack(bool above, const QString &name)
{
    Stack made;
    made.above = above;
    made.note = argument(withBackslash(name));
    made.base = argument(withBackslash(name));
    return Node{0, std::move(made)};
}

Node FormulaParser::wordsNode(const QString &name)
{
    return Node{0, Text{takeWords(name), name == QLatin1String("textbf")}};
}

Node FormulaParser::functionName()
{
    const bool limits = takeCharacter(U'*');
    return Node{0, FunctionName{takeWords(QStringLiteral("operatorname")), limits ? Limits::Display : Limits::Never}};
}

Node FormulaParser::slot(int column)
{
    Slot made;
    made.bracketed = takeCharacter(U'*');
    made.name = takeName(QStringLiteral("slot"));
    m_formula.m_slotNames << made.name;
    m_formula.m_edits.push_back(Edit{column - 1, this->column() - column, {}, made.name, made.bracketed});
    return Node{0, made};
}

NodeList FormulaParser::transparentBody(const QString &command, int column)
{
    skipSpaces();
    const int open = this->column();
    const bool braces = here() == U'{';
    NodeList body = argument(withBackslash(command));
    const int end = this->column();
    // One node needs no braces, and \sum in braces would lose its limits; a blank ends the command that it may be.
    const bool keep = braces && body.size() != 1;
    m_formula.m_edits.push_back(
        Edit{column - 1, open - column + (braces ? 1 : 0), keep ? QStringLiteral("{") : QString(), {}, false});
    if (braces)
        m_formula.m_edits.push_back(Edit{end - 2, 1, keep ? QStringLiteral("}") : QStringLiteral(" "), {}, false});
    return body;
}

Node FormulaParser::term(int column)
{
    Term made;
    made.name = takeName(QStringLiteral("term"));
    m_formula.m_termNames << made.name;
    made.body = transparentBody(QStringLiteral("term"), column);
    return Node{0, std::move(made)};
}

int FormulaParser::takeRole(const QString &command)
{
    skipSpaces();
    const int start = column();
    const QString name = takeName(command);
    const auto role = colorRoles().indexOf(name);
    if (role < 0)
        fail(QStringLiteral("there is no colour %1; there are %2").arg(name, colorRoles().join(QStringLiteral(", "))),
             start);
    return static_cast<int>(role);
}

Node FormulaParser::colored(int column)
{
    const int role = takeRole(QStringLiteral("textcolor"));
    return Node{0, Colored{role, transparentBody(QStringLiteral("textcolor"), column)}};
}

Node FormulaParser::colorOfRest(int column)
{
    const int role = takeRole(QStringLiteral("color"));
    m_formula.m_edits.push_back(Edit{column - 1, this->column() - column, {}, {}, false});
    return Node{0, Colored{role, list(m_atBracket)}};
}

} // namespace lab::math
