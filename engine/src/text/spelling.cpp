// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/spelling.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "text/word_index.h"

namespace attn {

namespace {

std::u32string lettersOf(std::string_view word)
{
    const std::string lower = lowerCase(composed(word));
    const icu::UnicodeString utf16 = icu::UnicodeString::fromUTF8(lower);
    std::u32string letters;
    for (std::int32_t at = 0; at < utf16.length(); at = utf16.moveIndex32(at, 1))
        letters += static_cast<char32_t>(utf16.char32At(at));
    return letters;
}

/// Of the first letter; USCRIPT_COMMON where there is none.
int scriptOf(std::u32string_view letters)
{
    for (const char32_t c : letters) {
        UErrorCode status = U_ZERO_ERROR;
        if (u_isalpha(static_cast<UChar32>(c)))
            return uscript_getScript(static_cast<UChar32>(c), &status);
    }
    return USCRIPT_COMMON;
}

/// A part of a word, as 's and j' are, is no help to somebody who types words.
bool isClitic(std::string_view entry)
{
    return entry.front() == '\'' || entry.back() == '\'' || entry == "n't";
}

} // namespace

int editDistance(std::u32string_view a, std::u32string_view b, int limit)
{
    const auto rows = static_cast<int>(a.size());
    const auto columns = static_cast<int>(b.size());
    if (std::abs(rows - columns) > limit)
        return limit + 1;
    std::vector<int> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (int j = 0; j <= columns; ++j)
        last[static_cast<std::size_t>(j)] = j;
    for (int i = 1; i <= rows; ++i) {
        row[0] = i;
        int smallest = i;
        for (int j = 1; j <= columns; ++j) {
            const auto x = static_cast<std::size_t>(i), y = static_cast<std::size_t>(j);
            const int substituted = last[y - 1] + (a[x - 1] == b[y - 1] ? 0 : 1);
            row[y] = std::min({last[y] + 1, row[y - 1] + 1, substituted});
            if (i > 1 && j > 1 && a[x - 1] == b[y - 2] && a[x - 2] == b[y - 1])
                row[y] = std::min(row[y], before[y - 2] + 1);
            smallest = std::min(smallest, row[y]);
        }
        // A swap reaches back two rows, so that one row beyond the limit does not yet end it.
        if (smallest > limit + 1)
            return limit + 1;
        std::swap(before, last);
        std::swap(last, row);
    }
    return std::min(last[b.size()], limit + 1);
}

Spelling::Spelling(const std::vector<std::string> &vocabulary)
{
    for (std::size_t id = 0; id < vocabulary.size(); ++id) {
        if (isSpecialEntry(vocabulary[id]) || isClitic(vocabulary[id]))
            continue;
        Word word{static_cast<std::int32_t>(id), 0, lettersOf(vocabulary[id])};
        word.script = scriptOf(word.letters);
        if (word.script != USCRIPT_COMMON)
            m_words.push_back(std::move(word));
    }
}

std::vector<std::int32_t> Spelling::nearest(std::string_view text, std::size_t count) const
{
    constexpr std::size_t kLongest = 64; // no vocabulary has longer words, and the cost is quadratic
    const std::u32string letters = lettersOf(text.substr(0, 4 * kLongest + 4));
    if (letters.size() > kLongest)
        return {};
    const int script = scriptOf(letters);
    const int limit = 1 + static_cast<int>(letters.size()) / 4;
    std::vector<std::pair<int, std::int32_t>> found;
    for (const Word &word : m_words) {
        if (word.script != script)
            continue;
        const int distance = editDistance(letters, word.letters, limit);
        if (distance > 0 && distance <= limit)
            found.emplace_back(distance, word.id);
    }
    const std::size_t kept = std::min(count, found.size());
    std::ranges::partial_sort(found, found.begin() + static_cast<std::ptrdiff_t>(kept));
    std::vector<std::int32_t> ids;
    for (std::size_t i = 0; i < kept; ++i)
        ids.push_back(found[i].second);
    return ids;
}

} // namespace attn
