// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formula/formula.h"

namespace lab::math {

/// Reads a formula's source into its tree by recursive descent; see Formula for what it knows.
class FormulaParser {
public:
    explicit FormulaParser(Formula &formula);
    /// Throws FormulaError.
    void parse();

private:
    class Deeper;
    using Edit = Formula::Edit;

    // Characters
    bool atEnd() const { return m_at >= m_source.size(); }
    char32_t here() const { return atEnd() ? U'\0' : m_source[m_at]; }
    int column() const { return static_cast<int>(m_at) + 1; }
    void skipSpaces();
    bool takeCharacter(char32_t letter);
    /// The command that begins here, without its backslash; empty where none does.
    QString commandHere() const;
    QString takeCommand();
    /// {…} as it stands, for names.
    QString takeName(const QString &command);
    /// {…} as words, with its escapes.
    QString takeWords(const QString &command);
    QString takeEscape();
    [[noreturn]] void fail(const QString &problem, int column) const;
    [[noreturn]] void failAtStop() const;

    // Lists
    bool stopsHere(bool atBracket) const;
    NodeList list(bool atBracket = false);
    NodeList argument(const QString &command);
    NodeList argumentIn(Alphabet alphabet, const QString &command);
    Node node();
    Node commandAtom(const QString &name, int column);
    Node characterAtom();
    void addScripts(NodeList &nodes);
    NodeList script(std::optional<NodeList> &place, const char *what);
    void applyLimits(Node &node);

    // Commands
    std::optional<Node> structure(const QString &name, int column);
    std::optional<Node> alphabet(const QString &name);
    std::optional<Node> own(const QString &name, int column);
    Node fraction(const QString &name);
    Node radical();
    Node fenced();
    std::optional<Node> bigDelimiter(const QString &name);
    char32_t takeDelimiter(const QString &command);
    Node environment();
    Table tableOf(const QString &environment, int column) const;
    Node stack(bool above, const QString &name);
    Node wordsNode(const QString &name);
    Node functionName();
    Node slot(int column);
    Node term(int column);
    Node colored(int column);
    Node colorOfRest(int column);
    int takeRole(const QString &command);
    /// The body of \term and \textcolor; notes how others read it.
    NodeList transparentBody(const QString &command, int column);

    Formula &m_formula;
    std::u32string m_source;
    std::size_t m_at = 0;
    int m_depth = 0;
    bool m_atBracket = false; ///< the list that is being read ends at a ]
    Alphabet m_alphabet = Alphabet::Normal;
};

} // namespace lab::math
