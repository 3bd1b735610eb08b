// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/quote.h"

#include <algorithm>
#include <limits>

#include <unicode/utf8.h>

namespace attn {

namespace {

constexpr std::size_t kLongest = 80;

/// Moves `at` behind the character there; returns its code point, or a negative number for a byte that is no UTF-8.
UChar32 next(std::string_view text, std::size_t &at)
{
    // ICU counts in 32 bits: it sees only the few bytes that a character can have.
    const std::string_view window = text.substr(at, 4);
    const auto *bytes = reinterpret_cast<const std::uint8_t *>(window.data());
    const auto length = static_cast<std::int32_t>(window.size());
    std::int32_t i = 0;
    UChar32 c = 0;
    U8_NEXT(bytes, i, length, c);
    at += static_cast<std::size_t>(i);
    return c;
}

} // namespace

std::string inQuotes(std::string_view text)
{
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string result = "\"";
    std::size_t at = 0;
    while (at < text.size()) {
        if (at >= kLongest) {
            result += "…";
            break;
        }
        const std::size_t begin = at;
        const UChar32 c = next(text, at);
        if (c >= 0x20 && (c < 0x7f || c > 0x9f)) {
            result += text.substr(begin, at - begin);
            continue;
        }
        for (const char byte : text.substr(begin, at - begin)) {
            const auto b = static_cast<unsigned char>(byte);
            result += {'\\', 'x', kDigits[b >> 4], kDigits[b & 15]};
        }
    }
    return result + "\"";
}

std::size_t invalidUtf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        if (next(text, at) < 0)
            return begin;
    }
    return std::string_view::npos;
}

} // namespace attn
