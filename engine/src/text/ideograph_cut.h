// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "text/characters.h"
#include "text/word_cut.h"
#include "text/word_index.h"

namespace attn {

/// Cuts a run of ideographs, which are written without spaces, into words of the vocabulary. What no word covers is a
/// part by itself, a character each. Of all cuts the one with the fewest such characters, of these the one with the
/// fewest words, of these the one whose words are longest from the left: 我很快乐 is 我 很 快乐 even where 很快 is a
/// word.
std::vector<WordPart> cutIdeographs(const CharacterText &text, std::size_t first, std::size_t last,
                                    const WordIndex &index);

} // namespace attn
