// SPDX-License-Identifier: GPL-3.0-or-later
#include "formula/parser.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "formula/symbols.h"

namespace lab::math {

/// Counts how deep the parser is in itself, so that a hundred thousand braces are an error and not a stack overflow.
class FormulaParser::Deeper {
public:
    explicit Deeper(FormulaParser &parser) : m_parser(parser)
    {
        if (++m_parser.m_depth > Formula::kMostDepth)
            m_parser.fail(QStringLiteral("nested more than %1 deep").arg(Formula::kMostDepth), m_parser.column());
    }
    ~Deeper() { --m_parser.m_depth; }
    Deeper(const Deeper &) = delete;
    Deeper &operator=(const Deeper &) = delete;

private:
    FormulaParser &m_parser;
};

FormulaParser::FormulaParser(Formula &formula) : m_formula(formula), m_source(formula.m_source.toStdU32String()) {}

void FormulaParser::parse()
{
    if (m_source.size() > static_cast<std::size_t>(Formula::kMostCharacters))
        fail(QStringLiteral("longer than %1 characters").arg(Formula::kMostCharacters), Formula::kMostCharacters + 1);
    m_formula.m_body = list();
    if (!atEnd())
        failAtStop();
    std::ranges::sort(m_formula.m_edits, {}, &Edit::start);
    m_formula.m_slotNames.removeDuplicates();
    m_formula.m_termNames.removeDuplicates();
}

void FormulaParser::fail(const QString &problem, int column) const
{
    throw FormulaError(problem, column);
}

/// Whatever a list stops at without being asked to.
void FormulaParser::failAtStop() const
{
    if (atEnd())
        fail(QStringLiteral("the formula ends too early"), column());
    const QString command = commandHere();
    if (command == QLatin1String("right"))
        fail(QStringLiteral("\\right without \\left"), column());
    if (command == QLatin1String("end"))
        fail(QStringLiteral("\\end without \\begin"), column());
    if (here() == U'}')
        fail(QStringLiteral("} without {"), column());
    fail((command.isEmpty() ? QStringLiteral("& ") : QStringLiteral("\\\\ ")) +
             QStringLiteral("stands between cells only"),
         column());
}

void FormulaParser::skipSpaces()
{
    while (!atEnd() && (here() == U' ' || here() == U'\t' || here() == U'\n' || here() == U'\r'))
        ++m_at;
}

bool FormulaParser::takeCharacter(char32_t letter)
{
    if (atEnd() || here() != letter)
        return false;
    ++m_at;
    return true;
}

QString FormulaParser::commandHere() const
{
    const auto isLetter = [](char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); };
    if (here() != U'\\' || m_at + 1 >= m_source.size())
        return {};
    std::size_t end = m_at + 1;
    while (end < m_source.size() && isLetter(m_source[end]))
        ++end;
    return QString::fromStdU32String(m_source.substr(m_at + 1, std::max<std::size_t>(1, end - m_at - 1)));
}

QString FormulaParser::takeCommand()
{
    QString name = commandHere();
    if (name.isEmpty())
        fail(QStringLiteral("a lone backslash"), column());
    m_at += 1 + name.toStdU32String().size();
    return name;
}

QString FormulaParser::takeName(const QString &command)
{
    skipSpaces();
    const int start = column();
    if (!takeCharacter(U'{'))
        fail(QStringLiteral("\\%1 lacks its {name}").arg(command), start);
    QString name;
    for (; !atEnd() && here() != U'}'; ++m_at) {
        const char32_t c = here();
        const QChar letter(static_cast<char16_t>(c));
        const bool allowed = c < 0x80 && (letter.isLetterOrNumber() || QStringLiteral("._-:").contains(letter));
        if (!allowed)
            fail(QStringLiteral("names are made of letters, digits and . _ - :"), column());
        name += letter;
    }
    if (name.isEmpty() || !takeCharacter(U'}'))
        fail(QStringLiteral("\\%1 lacks its {name}").arg(command), start);
    return name;
}

QString FormulaParser::takeWords(const QString &command)
{
    skipSpaces();
    const int start = column();
    if (!takeCharacter(U'{'))
        fail(QStringLiteral("\\%1 lacks its {words}").arg(command), start);
    QString words;
    int braces = 0;
    for (; !atEnd(); ++m_at) {
        if (here() == U'}' && braces-- == 0)
            break;
        if (here() == U'\\') {
            words += takeEscape();
            --m_at;
        } else if (here() == U'{') {
            ++braces;
        } else if (here() != U'}') {
            words += QString::fromUcs4(&m_source[m_at], 1);
        }
    }
    if (!takeCharacter(U'}'))
        fail(QStringLiteral("{ without }"), start);
    return words;
}

QString FormulaParser::takeEscape()
{
    const int start = column();
    QString name = takeCommand();
    if (name == QLatin1String("textbackslash"))
        return QStringLiteral("\\");
    if (name == QLatin1String("textasciicircum"))
        return QStringLiteral("^");
    if (name == QLatin1String("textasciitilde"))
        return QStringLiteral("~");
    if (!QStringLiteral("{}%#&$_ ").contains(name))
        fail(QStringLiteral("only words stand here, no \\%1").arg(name), start);
    return name;
}

bool FormulaParser::stopsHere(bool atBracket) const
{
    if (atEnd() || here() == U'}' || here() == U'&' || (atBracket && here() == U']'))
        return true;
    const QString command = commandHere();
    return command == QLatin1String("\\") || command == QLatin1String("right") || command == QLatin1String("end");
}

NodeList FormulaParser::list(bool atBracket)
{
    const Deeper deeper(*this);
    const bool before = std::exchange(m_atBracket, atBracket);
    NodeList nodes;
    for (skipSpaces(); !stopsHere(atBracket); skipSpaces()) {
        if (here() == U'^' || here() == U'_' || here() == U'\'') {
            nodes.push_back(Node{column(), Scripts{}});
            std::get<Scripts>(nodes.back().content).nucleus.clear();
        } else {
            nodes.push_back(node());
        }
        addScripts(nodes);
    }
    m_atBracket = before;
    return nodes;
}

NodeList FormulaParser::argument(const QString &command)
{
    skipSpaces();
    const int start = column();
    if (takeCharacter(U'{')) {
        NodeList nodes = list();
        if (atEnd())
            fail(QStringLiteral("{ without }"), start);
        if (!takeCharacter(U'}'))
            failAtStop();
        return nodes;
    }
    if (stopsHere(false) || here() == U'^' || here() == U'_')
        fail(QStringLiteral("%1 lacks what it is for").arg(command), start);
    const Deeper deeper(*this);
    NodeList nodes;
    nodes.push_back(node());
    return nodes;
}

NodeList FormulaParser::argumentIn(Alphabet alphabet, const QString &command)
{
    const Alphabet before = std::exchange(m_alphabet, alphabet);
    NodeList nodes = argument(command);
    m_alphabet = before;
    return nodes;
}

Node FormulaParser::node()
{
    const int start = column();
    if (here() == U'{')
        return Node{start, Group{argument(QStringLiteral("{"))}};
    if (here() != U'\\')
        return characterAtom();
    const QString name = takeCommand();
    Node made = commandAtom(name, start);
    made.column = start;
    return made;
}

Node FormulaParser::characterAtom()
{
    if (here() == U'~') {
        ++m_at;
        return Node{column() - 1, Space{6}};
    }
    std::optional<Symbol> symbol = characterSymbol(here());
    if (!symbol) {
        const QString letter = QString::fromUcs4(&m_source[m_at], 1);
        fail(here() < 0x80 ? QStringLiteral("%1 means nothing here").arg(letter)
                           : QStringLiteral("%1 is no mathematical sign; words stand in \\text{…}").arg(letter),
             column());
    }
    symbol->alphabet = m_alphabet;
    ++m_at;
    return Node{column() - 1, *symbol};
}

Node FormulaParser::commandAtom(const QString &name, int column)
{
    for (auto read : {&FormulaParser::structure, &FormulaParser::own}) {
        if (std::optional<Node> made = (this->*read)(name, column))
            return std::move(*made);
    }
    if (std::optional<Node> made = alphabet(name))
        return std::move(*made);
    if (std::optional<Node> made = bigDelimiter(name))
        return std::move(*made);
    if (std::optional<Accent> accent = accentCommand(name)) {
        accent->base = argument(QStringLiteral("\\") + name);
        return Node{column, std::move(*accent)};
    }
    std::optional<Node> made = commandNode(name);
    if (!made)
        fail(QStringLiteral("there is no command \\%1").arg(name), column);
    if (auto *symbol = std::get_if<Symbol>(&made->content))
        symbol->alphabet = m_alphabet;
    return std::move(*made);
}

void FormulaParser::applyLimits(Node &node)
{
    for (skipSpaces();; skipSpaces()) {
        const QString command = commandHere();
        const bool limits = command == QLatin1String("limits");
        if (!limits && command != QLatin1String("nolimits"))
            return;
        const Limits where = limits ? Limits::Always : Limits::Never;
        if (auto *big = std::get_if<BigOperator>(&node.content))
            big->limits = where;
        else if (auto *function = std::get_if<FunctionName>(&node.content))
            function->limits = where;
        else
            fail(QStringLiteral("\\%1 follows an operator only").arg(command), column());
        takeCommand();
    }
}

NodeList FormulaParser::script(std::optional<NodeList> &place, const char *what)
{
    if (place)
        fail(QStringLiteral("two %1 on one symbol").arg(QLatin1String(what)), column());
    const QString sign = QString::fromUcs4(&m_source[m_at], 1);
    ++m_at;
    return argument(sign);
}

/// Scripts and primes after the last node become one node with it.
void FormulaParser::addScripts(NodeList &nodes)
{
    Node &last = nodes.back();
    if (std::holds_alternative<Space>(last.content))
        return;
    applyLimits(last);
    Scripts scripts;
    const int start = last.column;
    const Alphabet before = std::exchange(m_alphabet, Alphabet::Normal);
    for (;; skipSpaces()) {
        if (here() == U'^') {
            scripts.above = script(scripts.above, "superscripts");
        } else if (here() == U'_') {
            scripts.below = script(scripts.below, "subscripts");
        } else if (here() == U'\'') {
            if (scripts.above)
                fail(QStringLiteral("two superscripts on one symbol"), column());
            NodeList primes;
            for (; here() == U'\''; ++m_at)
                primes.push_back(Node{column(), Symbol{U'′'}});
            skipSpaces();
            if (here() == U'^') { // x'^2: one superscript of both
                std::optional<NodeList> none;
                NodeList rest = script(none, "superscripts");
                std::ranges::move(rest, std::back_inserter(primes));
            }
            scripts.above = std::move(primes);
        } else {
            break;
        }
    }
    m_alphabet = before;
    if (!scripts.above && !scripts.below)
        return;
    if (!std::holds_alternative<Scripts>(last.content) || !std::get<Scripts>(last.content).nucleus.empty())
        scripts.nucleus.push_back(std::move(last));
    last = Node{start, std::move(scripts)};
}

} // namespace lab::math
