// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/characters.h"
#include "text/word_index.h"

namespace attn {

/// A part of a word: its characters and its id, or WordIndex::kNone.
struct WordPart {
    std::size_t first = 0; ///< of CharacterText::characters
    std::size_t last = 0;  ///< one behind
    std::int32_t id = WordIndex::kNone;
};

/// Cuts one word at its apostrophes and hyphens where the vocabulary knows the parts: "don't" is do n't, "j'aime" is
/// j' aime, "est-ce" stays whole where it is known. A hyphen that is no token is dropped as a space would be. A word
/// without known clitics stays whole, known or not.
std::vector<WordPart> cutWord(const CharacterText &text, std::size_t first, std::size_t last, const WordIndex &index);

} // namespace attn
