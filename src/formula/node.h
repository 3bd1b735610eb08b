// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

namespace lab::math {

/// What spaces an atom from its neighbours (The TeXbook, chapter 18).
enum class AtomClass : std::uint8_t { Ordinary, Operator, Binary, Relation, Open, Close, Punctuation, Inner };

/// Which of Unicode's mathematical alphabets letters and digits come from.
enum class Alphabet : std::uint8_t { Normal, Upright, Italic, Bold, Blackboard, Calligraphic };

/// Where an operator's scripts go.
enum class Limits : std::uint8_t {
    Never,   ///< beside it
    Display, ///< above and below in display style
    Always,
};

struct Node;
using NodeList = std::vector<Node>;

/// One letter, digit or sign.
struct Symbol {
    char32_t letter = 0;
    AtomClass atom = AtomClass::Ordinary;
    Alphabet alphabet = Alphabet::Normal;
};

/// Σ, Π, ∫: larger in display style.
struct BigOperator {
    char32_t letter = 0;
    Limits limits = Limits::Display;
};

/// softmax, max, log: upright words with an operator's spaces.
struct FunctionName {
    QString word;
    Limits limits = Limits::Never;
};

/// Words as they are, in any script.
struct Text {
    QString words;
    bool bold = false;
};

/// A number that is put in at layout.
struct Slot {
    QString name;
    bool bracketed = false; ///< \slot*: in brackets where the number is negative, as a factor is
};

/// {…}: an ordinary atom, whatever is in it.
struct Group {
    NodeList body;
};

struct Scripts {
    NodeList nucleus; ///< one node; none in {}^2
    std::optional<NodeList> above;
    std::optional<NodeList> below;
};

struct Fraction {
    NodeList numerator, denominator;
    std::optional<bool> display; ///< \dfrac, \tfrac: whatever the style around
};

struct Radical {
    NodeList degree; ///< empty: a square root
    NodeList radicand;
};

/// \left … \right: delimiters as high as what they hold; 0 for "."
struct Fenced {
    char32_t open = 0, close = 0;
    NodeList body;
};

/// \big( and the like: as high as `size` ems of what a delimiter holds.
struct BigDelimiter {
    char32_t letter = 0;
    AtomClass atom = AtomClass::Ordinary;
    double size = 1;
};

enum class TableKind : std::uint8_t { Matrix, Cases, Aligned };

struct Table {
    TableKind kind = TableKind::Matrix;
    char32_t open = 0, close = 0;
    std::vector<std::vector<NodeList>> rows;
};

struct Accent {
    char32_t letter = 0; ///< a combining character
    bool wide = false;   ///< as wide as its base
    NodeList base;
};

/// \overline, \underline, \overbrace, \underbrace.
struct Bar {
    bool above = true;
    bool brace = false;
    NodeList base;
};

/// \overset, \underset: a note in script size that leaves the base what it is.
struct Stack {
    NodeList base;
    NodeList note;
    bool above = true;
};

struct Space {
    double mu = 0; ///< 1/18 of an em
};

/// \term{name}{…}: what can be pointed at. It changes nothing in how its body is set.
struct Term {
    QString name;
    NodeList body;
};

/// \textcolor{role}{…}: a role of the palette; changes nothing but colour.
struct Colored {
    int role = 0;
    NodeList body;
};

/// One piece of a formula, and where it begins in the source (in characters from 1).
struct Node {
    int column = 0;
    std::variant<Symbol, BigOperator, FunctionName, Text, Slot, Group, Scripts, Fraction, Radical, Fenced, BigDelimiter,
                 Table, Accent, Bar, Stack, Space, Term, Colored>
        content;
};

/// The one node that a list comes down to through terms, colours and braces, or null.
const Node *soleNode(const NodeList &list);

/// The class that a node has in a list.
AtomClass atomClass(const Node &node);

} // namespace lab::math
