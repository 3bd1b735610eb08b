// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace attn {

/// The words of a vocabulary to be offered for one that it lacks.
class Spelling {
public:
    explicit Spelling(const std::vector<std::string> &vocabulary);

    /// Ids of the words nearest in spelling and of the same script, nearest first, then by id; the word itself is left
    /// out. At most one edit more than a quarter of the word's letters.
    std::vector<std::int32_t> nearest(std::string_view word, std::size_t count) const;

private:
    struct Word {
        std::int32_t id = 0;
        int script = 0;
        std::u32string letters;
    };
    std::vector<Word> m_words;
};

/// Insertions, deletions, substitutions and swaps of neighbours that make one of the other, none letter touched twice
/// (optimal string alignment; Damerau 1964); limit + 1 where it is more than `limit`.
int editDistance(std::u32string_view a, std::u32string_view b, int limit);

} // namespace attn
