// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

#include "formula/node.h"

namespace lab::math {

/// What a command without arguments stands for: \alpha, \cdot, \sum, \max, \quad …
std::optional<Node> commandNode(const QString &name);

/// What a character typed as itself stands for: x, 7, +, (, α, ·, ≤ …
std::optional<Symbol> characterSymbol(char32_t letter);

/// The character that stands for a delimiter: (, [, |, \langle …; 0 for "."; nothing for what is no delimiter.
std::optional<char32_t> delimiter(const QString &commandOrCharacter);

/// An accent's combining character: \hat, \bar, \vec …
std::optional<Accent> accentCommand(const QString &name);

/// The command that gives this character, without its backslash; empty for none.
QString commandOf(char32_t letter);

/// The character of this alphabet, for example x in bold. Characters that an alphabet lacks stay as they are.
char32_t styled(char32_t letter, Alphabet alphabet);

} // namespace lab::math
