// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <unicode/brkiter.h>

namespace attn {

/// What a character is for cutting a text into words.
enum class CharacterKind : std::uint8_t {
    Space,      ///< white space, control characters, invisible marks of direction
    Letter,     ///< letters, digits, marks: what a word is made of
    Digit,      ///< a Letter that a decimal point or comma may stand between
    Ideograph,  ///< Han, Hiragana, Katakana: written without spaces
    Apostrophe, ///< ' and its typographic forms
    Hyphen,
    Mark ///< punctuation, symbols, emoji: a token by itself
};

/// One character as a reader sees it (an extended grapheme cluster of UAX #29: base with its combining marks, emoji
/// sequence) of a text.
struct Character {
    std::uint32_t begin = 0; ///< bytes of the text as typed
    std::uint32_t end = 0;
    std::uint32_t form_begin = 0; ///< bytes of CharacterText::form
    std::uint32_t form_end = 0;
    CharacterKind kind = CharacterKind::Space;
};

struct CharacterText {
    std::vector<Character> characters;
    /// The text as it is looked up: NFC, apostrophes and hyphens in their ASCII forms, no soft hyphens.
    std::string form;
};

CharacterKind kindOf(char32_t c);

/// Cuts any bytes into characters; what is no UTF-8 reads as U+FFFD.
class CharacterCutter {
public:
    CharacterCutter();
    CharacterText cut(std::string_view text) const;

private:
    static constexpr char32_t kFirstCombining = 0x300;
    CharacterKind kind(char32_t c) const { return c < kFirstCombining ? m_kinds[c] : kindOf(c); }

    std::unique_ptr<icu::BreakIterator> m_prototype; ///< cloned for each text: an iterator has a state
    std::array<CharacterKind, kFirstCombining> m_kinds{};
};

} // namespace attn
