// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/word_index.h"

#include <algorithm>
#include <array>

#include <unicode/casemap.h>
#include <unicode/normalizer2.h>

namespace attn {

namespace {

/// Marks that stand for one another where the vocabulary has only one of them.
constexpr std::array<std::array<std::string_view, 4>, 12> kSameMeaning = {{
    {",", "，", "、", ""},
    {".", "。", "．", "｡"},
    {"?", "？", "", ""},
    {"!", "！", "", ""},
    {";", "；", "", ""},
    {":", "：", "", ""},
    {"(", "（", "", ""},
    {")", "）", "", ""},
    {"\"", "“", "«", "「"},
    {"\"", "”", "»", "」"},
    {"-", "–", "—", "−"},
    {"…", "...", "", ""},
}};

bool isAscii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// The full-width forms U+FF01 … U+FF5E, three bytes each, as the ASCII characters they are.
std::string narrow(std::string_view text)
{
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
        const bool wide = byte(0) == 0xef && at + 2 < text.size() && (byte(1) == 0xbc || byte(1) == 0xbd);
        const unsigned point = wide ? 0xf000u | (byte(1) & 0x3fu) << 6 | (byte(2) & 0x3fu) : 0;
        if (point >= 0xff01 && point <= 0xff5e) {
            result += static_cast<char>(point - 0xff01 + '!');
            at += 2;
        } else {
            result += text[at];
        }
    }
    return result;
}

} // namespace

bool isSpecialEntry(std::string_view entry)
{
    return entry.size() > 2 &&
           ((entry.front() == '<' && entry.back() == '>') || (entry.front() == '[' && entry.back() == ']'));
}

std::string composed(std::string_view text)
{
    if (isAscii(text))
        return std::string(text);
    UErrorCode status = U_ZERO_ERROR;
    std::string result;
    icu::StringByteSink<std::string> sink(&result);
    icu::Normalizer2::getNFCInstance(status)->normalizeUTF8(0, icu::StringPiece(text), sink, nullptr, status);
    return U_SUCCESS(status) ? result : std::string(text);
}

std::string lowerCase(std::string_view text)
{
    std::string result;
    if (isAscii(text)) {
        result = text;
        std::ranges::transform(result, result.begin(),
                               [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        return result;
    }
    UErrorCode status = U_ZERO_ERROR;
    icu::StringByteSink<std::string> sink(&result);
    icu::CaseMap::utf8ToLower("", 0, icu::StringPiece(text), sink, nullptr, status);
    return U_SUCCESS(status) ? result : std::string(text);
}

WordIndex::WordIndex(const std::vector<std::string> &vocabulary)
{
    for (std::size_t id = 0; id < vocabulary.size(); ++id) {
        if (isSpecialEntry(vocabulary[id]))
            continue;
        std::string form = composed(vocabulary[id]);
        for (const char *curly : {"’", "‘"})
            for (std::size_t at = form.find(curly); at != std::string::npos; at = form.find(curly))
                form.replace(at, 3, "'");
        m_longest = std::max(m_longest, form.size());
        m_ids.emplace(std::move(form), static_cast<std::int32_t>(id)); // the first of two spelt alike
    }
}

std::int32_t WordIndex::findExact(std::string_view form) const
{
    const auto found = m_ids.find(form);
    return found == m_ids.end() ? kNone : found->second;
}

std::int32_t WordIndex::find(std::string_view form) const
{
    if (form.empty() || form.size() > 3 * m_longest) // a full-width form has three bytes for one
        return kNone;
    if (const std::int32_t id = findExact(form); id != kNone)
        return id;
    const std::string lower = lowerCase(form);
    if (lower != form)
        if (const std::int32_t id = findExact(lower); id != kNone)
            return id;
    if (isAscii(form) && form.size() > 1)
        return kNone;
    const std::string narrowed = narrow(lower);
    if (const std::int32_t id = findExact(narrowed); id != kNone)
        return id;
    for (const auto &marks : kSameMeaning) {
        if (std::ranges::find(marks, form) == marks.end())
            continue;
        for (const std::string_view mark : marks)
            if (const std::int32_t id = mark.empty() ? kNone : findExact(mark); id != kNone)
                return id;
    }
    return kNone;
}

} // namespace attn
