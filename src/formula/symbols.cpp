// SPDX-License-Identifier: GPL-3.0-or-later
#include "formula/symbols.h"

#include <QHash>

#include <algorithm>
#include <array>

namespace lab::math {

namespace {

struct Entry {
    const char *name;
    char32_t letter;
    AtomClass atom;
};

using enum AtomClass;

/// Names as in LaTeX, amssymb and unicode-math. Of two names of one character the first is the one it is known by.
constexpr std::array kSymbols{
    Entry{"alpha", U'α', Ordinary},
    Entry{"beta", U'β', Ordinary},
    Entry{"gamma", U'γ', Ordinary},
    Entry{"delta", U'δ', Ordinary},
    Entry{"varepsilon", U'ε', Ordinary},
    Entry{"epsilon", U'ϵ', Ordinary},
    Entry{"zeta", U'ζ', Ordinary},
    Entry{"eta", U'η', Ordinary},
    Entry{"theta", U'θ', Ordinary},
    Entry{"vartheta", U'ϑ', Ordinary},
    Entry{"iota", U'ι', Ordinary},
    Entry{"kappa", U'κ', Ordinary},
    Entry{"lambda", U'λ', Ordinary},
    Entry{"mu", U'μ', Ordinary},
    Entry{"nu", U'ν', Ordinary},
    Entry{"xi", U'ξ', Ordinary},
    Entry{"pi", U'π', Ordinary},
    Entry{"rho", U'ρ', Ordinary},
    Entry{"sigma", U'σ', Ordinary},
    Entry{"tau", U'τ', Ordinary},
    Entry{"upsilon", U'υ', Ordinary},
    Entry{"varphi", U'φ', Ordinary},
    Entry{"phi", U'ϕ', Ordinary},
    Entry{"chi", U'χ', Ordinary},
    Entry{"psi", U'ψ', Ordinary},
    Entry{"omega", U'ω', Ordinary},
    Entry{"Gamma", U'Γ', Ordinary},
    Entry{"Delta", U'Δ', Ordinary},
    Entry{"Theta", U'Θ', Ordinary},
    Entry{"Lambda", U'Λ', Ordinary},
    Entry{"Xi", U'Ξ', Ordinary},
    Entry{"Pi", U'Π', Ordinary},
    Entry{"Sigma", U'Σ', Ordinary},
    Entry{"Upsilon", U'Υ', Ordinary},
    Entry{"Phi", U'Φ', Ordinary},
    Entry{"Psi", U'Ψ', Ordinary},
    Entry{"Omega", U'Ω', Ordinary},
    Entry{"infty", U'∞', Ordinary},
    Entry{"partial", U'∂', Ordinary},
    Entry{"nabla", U'∇', Ordinary},
    Entry{"ell", U'ℓ', Ordinary},
    Entry{"top", U'⊤', Ordinary},
    Entry{"bot", U'⊥', Ordinary},
    Entry{"prime", U'′', Ordinary},
    Entry{"forall", U'∀', Ordinary},
    Entry{"exists", U'∃', Ordinary},
    Entry{"emptyset", U'∅', Ordinary},
    Entry{"checkmark", U'✓', Ordinary},
    Entry{"dots", U'…', Inner},
    Entry{"ldots", U'…', Inner},
    Entry{"cdots", U'⋯', Inner},
    Entry{"vdots", U'⋮', Ordinary},
    Entry{"ddots", U'⋱', Inner},
    Entry{"%", U'%', Ordinary},
    Entry{"#", U'#', Ordinary},
    Entry{"&", U'&', Ordinary},
    Entry{"$", U'$', Ordinary},
    Entry{"_", U'_', Ordinary},
    Entry{"cdot", U'⋅', Binary},
    Entry{"times", U'×', Binary},
    Entry{"div", U'÷', Binary},
    Entry{"pm", U'±', Binary},
    Entry{"mp", U'∓', Binary},
    Entry{"ast", U'∗', Binary},
    Entry{"circ", U'∘', Binary},
    Entry{"odot", U'⊙', Binary},
    Entry{"oplus", U'⊕', Binary},
    Entry{"otimes", U'⊗', Binary},
    Entry{"cup", U'∪', Binary},
    Entry{"cap", U'∩', Binary},
    Entry{"setminus", U'∖', Binary},
    Entry{"wedge", U'∧', Binary},
    Entry{"vee", U'∨', Binary},
    Entry{"bullet", U'∙', Binary},
    Entry{"leq", U'≤', Relation},
    Entry{"le", U'≤', Relation},
    Entry{"geq", U'≥', Relation},
    Entry{"ge", U'≥', Relation},
    Entry{"neq", U'≠', Relation},
    Entry{"ne", U'≠', Relation},
    Entry{"ll", U'≪', Relation},
    Entry{"gg", U'≫', Relation},
    Entry{"approx", U'≈', Relation},
    Entry{"equiv", U'≡', Relation},
    Entry{"sim", U'∼', Relation},
    Entry{"simeq", U'≃', Relation},
    Entry{"propto", U'∝', Relation},
    Entry{"in", U'∈', Relation},
    Entry{"notin", U'∉', Relation},
    Entry{"ni", U'∋', Relation},
    Entry{"subset", U'⊂', Relation},
    Entry{"subseteq", U'⊆', Relation},
    Entry{"mid", U'∣', Relation},
    Entry{"parallel", U'∥', Relation},
    Entry{"perp", U'⟂', Relation},
    Entry{"coloneq", U'≔', Relation},
    Entry{"to", U'→', Relation},
    Entry{"rightarrow", U'→', Relation},
    Entry{"leftarrow", U'←', Relation},
    Entry{"gets", U'←', Relation},
    Entry{"leftrightarrow", U'↔', Relation},
    Entry{"uparrow", U'↑', Relation},
    Entry{"downarrow", U'↓', Relation},
    Entry{"Rightarrow", U'⇒', Relation},
    Entry{"Leftarrow", U'⇐', Relation},
    Entry{"Leftrightarrow", U'⇔', Relation},
    Entry{"longrightarrow", U'⟶', Relation},
    Entry{"mapsto", U'↦', Relation},
    Entry{"langle", U'⟨', Open},
    Entry{"rangle", U'⟩', Close},
    Entry{"lfloor", U'⌊', Open},
    Entry{"rfloor", U'⌋', Close},
    Entry{"lceil", U'⌈', Open},
    Entry{"rceil", U'⌉', Close},
    Entry{"lbrace", U'{', Open},
    Entry{"{", U'{', Open},
    Entry{"rbrace", U'}', Close},
    Entry{"}", U'}', Close},
    Entry{"lvert", U'|', Open},
    Entry{"rvert", U'|', Close},
    Entry{"lVert", U'‖', Open},
    Entry{"rVert", U'‖', Close},
    Entry{"vert", U'|', Ordinary},
    Entry{"|", U'‖', Ordinary},
    Entry{"Vert", U'‖', Ordinary},
    Entry{"colon", U':', Punctuation},
};

/// ASCII characters that are not letters or digits, as themselves or as the sign that they mean.
constexpr std::array kCharacters{
    Entry{"+", U'+', Binary},   Entry{"-", U'−', Binary},      Entry{"*", U'∗', Binary},
    Entry{"/", U'/', Ordinary}, Entry{"=", U'=', Relation},    Entry{"<", U'<', Relation},
    Entry{">", U'>', Relation}, Entry{":", U'∶', Relation},    Entry{"(", U'(', Open},
    Entry{"[", U'[', Open},     Entry{")", U')', Close},       Entry{"]", U']', Close},
    Entry{"!", U'!', Close},    Entry{"?", U'?', Close},       Entry{"|", U'|', Ordinary},
    Entry{".", U'.', Ordinary}, Entry{",", U',', Punctuation}, Entry{";", U';', Punctuation},
};

struct OperatorEntry {
    const char *name;
    char32_t letter;
    Limits limits;
};

constexpr std::array kBigOperators{
    OperatorEntry{"sum", U'∑', Limits::Display},      OperatorEntry{"prod", U'∏', Limits::Display},
    OperatorEntry{"bigoplus", U'⨁', Limits::Display}, OperatorEntry{"bigcup", U'⋃', Limits::Display},
    OperatorEntry{"bigcap", U'⋂', Limits::Display},   OperatorEntry{"int", U'∫', Limits::Never},
};

struct NamedFunction {
    const char *name;
    Limits limits;
};

constexpr std::array kFunctions{
    NamedFunction{"max", Limits::Display}, NamedFunction{"min", Limits::Display}, NamedFunction{"lim", Limits::Display},
    NamedFunction{"sup", Limits::Display}, NamedFunction{"inf", Limits::Display}, NamedFunction{"Pr", Limits::Display},
    NamedFunction{"det", Limits::Display}, NamedFunction{"exp", Limits::Never},   NamedFunction{"log", Limits::Never},
    NamedFunction{"ln", Limits::Never},    NamedFunction{"sin", Limits::Never},   NamedFunction{"cos", Limits::Never},
    NamedFunction{"tan", Limits::Never},   NamedFunction{"sinh", Limits::Never},  NamedFunction{"cosh", Limits::Never},
    NamedFunction{"tanh", Limits::Never},  NamedFunction{"arg", Limits::Never},   NamedFunction{"dim", Limits::Never},
};

struct SpaceEntry {
    const char *name;
    double mu;
};

constexpr std::array kSpaceCommands{
    SpaceEntry{",", 3},  SpaceEntry{":", 4},     SpaceEntry{">", 4},      SpaceEntry{";", 5},
    SpaceEntry{"!", -3}, SpaceEntry{"quad", 18}, SpaceEntry{"qquad", 36}, SpaceEntry{" ", 6},
};

struct AccentEntry {
    const char *name;
    char32_t letter;
    bool wide;
};

constexpr std::array kAccents{
    AccentEntry{"hat", 0x302, false},    AccentEntry{"bar", 0x304, false},      AccentEntry{"tilde", 0x303, false},
    AccentEntry{"vec", 0x20D7, false},   AccentEntry{"dot", 0x307, false},      AccentEntry{"ddot", 0x308, false},
    AccentEntry{"widehat", 0x302, true}, AccentEntry{"widetilde", 0x303, true},
};

template <class Entries>
auto find(const Entries &entries, const QString &name)
{
    const auto found =
        std::ranges::find_if(entries, [&](const auto &entry) { return name == QLatin1String(entry.name); });
    return found == entries.end() ? nullptr : &*found;
}

} // namespace

std::optional<Node> commandNode(const QString &name)
{
    // Each formula asks for a dozen of them: a look-up that hashes, not one that compares.
    static const QHash<QString, const Entry *> symbols = [] {
        QHash<QString, const Entry *> made;
        for (const Entry &entry : kSymbols)
            made.insert(QString::fromLatin1(entry.name), &entry);
        return made;
    }();
    if (const Entry *entry = symbols.value(name))
        return Node{0, Symbol{entry->letter, entry->atom}};
    if (const auto *entry = find(kBigOperators, name))
        return Node{0, BigOperator{entry->letter, entry->limits}};
    if (const auto *entry = find(kFunctions, name))
        return Node{0, FunctionName{name, entry->limits}};
    if (const auto *entry = find(kSpaceCommands, name))
        return Node{0, Space{entry->mu}};
    return std::nullopt;
}

std::optional<Symbol> characterSymbol(char32_t letter)
{
    const bool latin = (letter >= U'a' && letter <= U'z') || (letter >= U'A' && letter <= U'Z');
    if (latin || (letter >= U'0' && letter <= U'9'))
        return Symbol{letter};
    if (letter < 0x80) {
        const auto *entry = find(kCharacters, QString(QChar(static_cast<char16_t>(letter))));
        return entry ? std::optional(Symbol{entry->letter, entry->atom}) : std::nullopt;
    }
    if (letter == U'·')
        letter = U'⋅';
    const auto found = std::ranges::find(kSymbols, letter, &Entry::letter);
    return found == kSymbols.end() ? std::nullopt : std::optional(Symbol{found->letter, found->atom});
}

std::optional<char32_t> delimiter(const QString &commandOrCharacter)
{
    if (commandOrCharacter == QLatin1String("."))
        return 0;
    if (commandOrCharacter == QLatin1String("<"))
        return U'⟨';
    if (commandOrCharacter == QLatin1String(">"))
        return U'⟩';
    static const QStringList characters{QStringLiteral("("), QStringLiteral(")"), QStringLiteral("["),
                                        QStringLiteral("]"), QStringLiteral("|"), QStringLiteral("/")};
    if (characters.contains(commandOrCharacter))
        return commandOrCharacter.front().unicode();
    if (!commandOrCharacter.startsWith(QLatin1Char('\\')))
        return std::nullopt;
    const auto *entry = find(kSymbols, commandOrCharacter.mid(1));
    const bool fence =
        entry && (entry->atom == Open || entry->atom == Close || entry->letter == U'|' || entry->letter == U'‖');
    return fence ? std::optional(entry->letter) : std::nullopt;
}

std::optional<Accent> accentCommand(const QString &name)
{
    const auto *entry = find(kAccents, name);
    return entry ? std::optional(Accent{entry->letter, entry->wide, {}}) : std::nullopt;
}

QString commandOf(char32_t letter)
{
    const auto found = std::ranges::find(kSymbols, letter, &Entry::letter);
    if (found != kSymbols.end())
        return QString::fromLatin1(found->name);
    const auto big = std::ranges::find(kBigOperators, letter, &OperatorEntry::letter);
    return big == kBigOperators.end() ? QString() : QString::fromLatin1(big->name);
}

} // namespace lab::math
