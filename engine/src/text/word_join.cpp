// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/word_join.h"

#include <algorithm>
#include <array>

#include <unicode/utf8.h>

#include "text/characters.h"

namespace attn {

namespace {

constexpr std::array<std::string_view, 14> kClosing = {".", ",", "?", "!", ";", ":", ")",
                                                       "]", "}", "…", "%", "”", "»", "'"};
constexpr std::array<std::string_view, 5> kOpening = {"(", "[", "{", "“", "«"};

template <std::size_t n>
bool isOneOf(std::string_view piece, const std::array<std::string_view, n> &marks)
{
    return std::ranges::find(marks, piece) != marks.end();
}

UChar32 firstOf(std::string_view piece)
{
    UChar32 c = 0;
    std::int32_t at = 0;
    U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t *>(piece.data()), at, static_cast<std::int32_t>(piece.size()),
                    c);
    return c;
}

UChar32 lastOf(std::string_view piece)
{
    UChar32 c = 0;
    auto at = static_cast<std::int32_t>(piece.size());
    U8_PREV_OR_FFFD(reinterpret_cast<const std::uint8_t *>(piece.data()), 0, at, c);
    return c;
}

/// Ideographs, kana, and the punctuation of East Asia and its full-width forms (U+3000 …, U+FF00 …).
bool isEastAsian(UChar32 c)
{
    return (c >= 0x3000 && c <= 0x303f) || (c >= 0xff00 && c <= 0xffef) ||
           kindOf(static_cast<char32_t>(c)) == CharacterKind::Ideograph;
}

bool isClitic(std::string_view piece)
{
    return (piece.size() > 1 && piece.front() == '\'') || piece == "n't";
}

bool isElision(std::string_view piece)
{
    return piece.size() > 1 && piece.back() == '\'';
}

} // namespace

std::string joinWords(std::span<const std::string_view> pieces)
{
    std::string text;
    bool quoting = false; // between a straight quotation mark and its partner
    bool glued = true;    // nothing goes between the last piece and the next
    std::string_view before;
    for (const std::string_view piece : pieces) {
        const bool quote = piece == "\"";
        const bool closing = isOneOf(piece, kClosing) || (quote && quoting);
        const bool east = !before.empty() && isEastAsian(lastOf(before)) && isEastAsian(firstOf(piece));
        const bool hyphen = piece == "-";
        if (!glued && !closing && !isClitic(piece) && !east && !hyphen)
            text += ' ';
        text += piece;
        if (quote)
            quoting = !quoting;
        glued = isOneOf(piece, kOpening) || isElision(piece) || hyphen || (quote && quoting);
        before = piece;
    }
    return text;
}

} // namespace attn
