// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/ideograph_cut.h"

#include <algorithm>
#include <utility>

namespace attn {

namespace {

/// Longer words are not looked for: the search takes this many steps a character.
constexpr std::size_t kLongestWord = 32;

/// The best cut from one character to the end of the run.
struct Rest {
    std::pair<std::uint32_t, std::uint32_t> cost{}; ///< characters that no word covers, words
    std::size_t end = 0;                            ///< of its first word
};

std::string_view form(const CharacterText &text, std::size_t first, std::size_t last)
{
    const std::size_t begin = text.characters[first].form_begin;
    return std::string_view(text.form).substr(begin, text.characters[last - 1].form_end - begin);
}

/// The best of the words that may begin at a character; `rests` holds the characters behind it.
Rest bestFrom(std::size_t at, std::size_t last, const CharacterText &text, const WordIndex &index,
              const std::vector<Rest> &rests, std::size_t first)
{
    const std::size_t bytes = text.characters[at].form_begin + index.longest();
    std::size_t end = at + 1;
    while (end < std::min(last, at + kLongestWord) && text.characters[end].form_end <= bytes)
        ++end;
    Rest best;
    for (; end > at; --end) {
        const bool known = index.findExact(form(text, at, end)) != WordIndex::kNone;
        if (!known && end > at + 1)
            continue;
        std::pair cost = rests[end - first].cost;
        cost.first += known ? 0 : 1;
        cost.second += 1;
        if (best.end == 0 || cost < best.cost)
            best = {cost, end};
    }
    return best;
}

} // namespace

std::vector<WordPart> cutIdeographs(const CharacterText &text, std::size_t first, std::size_t last,
                                    const WordIndex &index)
{
    std::vector<Rest> rests(last - first + 1);
    for (std::size_t at = last; at-- > first;)
        rests[at - first] = bestFrom(at, last, text, index, rests, first);
    std::vector<WordPart> parts;
    for (std::size_t at = first; at < last; at = rests[at - first].end)
        parts.push_back({at, rests[at - first].end, index.find(form(text, at, rests[at - first].end))});
    return parts;
}

} // namespace attn
