// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cassert>
#include <utility>

#include <unicode/bytestream.h>
#include <unicode/unistr.h>

#include "attn/tokenizer.h"
#include "io/quote.h"
#include "text/characters.h"
#include "text/ideograph_cut.h"
#include "text/spelling.h"
#include "text/word_cut.h"
#include "text/word_index.h"
#include "text/word_join.h"

namespace attn {

namespace {

class WordTokenizer final : public Tokenizer {
public:
    WordTokenizer(std::vector<std::string> vocabulary, std::int32_t unknown_id)
        : m_vocabulary(std::move(vocabulary)), m_unknown_id(unknown_id), m_index(m_vocabulary), m_spelling(m_vocabulary)
    {
        assert(unknown_id >= 0 && unknown_id < vocabularySize());
    }

    std::string_view kind() const override { return "words"; }
    std::int32_t vocabularySize() const override { return static_cast<std::int32_t>(m_vocabulary.size()); }
    std::string_view piece(std::int32_t id) const override
    {
        assert(id >= 0 && id < vocabularySize());
        return m_vocabulary[static_cast<std::size_t>(id)];
    }
    bool isSpecial(std::int32_t id) const override { return isSpecialEntry(piece(id)); }
    std::int32_t unknownId() const override { return m_unknown_id; }
    std::vector<Token> encode(std::string_view text) const override;
    std::string decode(std::span<const std::int32_t> ids) const override;
    std::vector<std::string> nearest(std::string_view word, std::size_t count) const override;

private:
    std::vector<std::string> m_vocabulary;
    std::int32_t m_unknown_id;
    WordIndex m_index;
    Spelling m_spelling;
    CharacterCutter m_cutter;
};

/// Walks over the characters of a text and finds where tokens begin and end.
class WordScan {
public:
    WordScan(const CharacterText &text, const WordIndex &index) : m_text(text), m_index(index) {}

    std::vector<WordPart> run()
    {
        for (std::size_t at = 0; at < m_text.characters.size();) {
            const CharacterKind kind = kindAt(at);
            if (kind == CharacterKind::Space)
                ++at;
            else if (kind == CharacterKind::Ideograph)
                at = ideographs(at);
            else if (isLetter(at) || (kind == CharacterKind::Apostrophe && isKnownClitic(at)))
                at = word(at);
            else
                at = take(at, at + 1);
        }
        return std::move(m_parts);
    }

private:
    CharacterKind kindAt(std::size_t at) const
    {
        return at < m_text.characters.size() ? m_text.characters[at].kind : CharacterKind::Space;
    }
    bool isLetter(std::size_t at) const
    {
        return kindAt(at) == CharacterKind::Letter || kindAt(at) == CharacterKind::Digit;
    }
    std::string_view form(std::size_t first, std::size_t last) const
    {
        const std::size_t begin = m_text.characters[first].form_begin;
        return std::string_view(m_text.form).substr(begin, m_text.characters[last - 1].form_end - begin);
    }
    std::size_t take(std::size_t first, std::size_t last)
    {
        if (const std::string_view found = form(first, last); !found.empty())
            m_parts.push_back({first, last, m_index.find(found)});
        return last;
    }
    std::size_t lettersFrom(std::size_t at) const
    {
        while (isLetter(at))
            ++at;
        return at;
    }
    /// 's and 've, where a text has them by themselves.
    bool isKnownClitic(std::size_t at) const
    {
        const std::size_t end = lettersFrom(at + 1);
        return end > at + 1 && m_index.find(form(at, end)) != WordIndex::kNone;
    }
    /// Letters, with apostrophes, hyphens and decimal points between them. An apostrophe at the end belongs to the word
    /// where the vocabulary knows it so (j').
    std::size_t word(std::size_t first)
    {
        std::size_t last = lettersFrom(first + 1);
        for (;;) {
            const CharacterKind joint = kindAt(last);
            const bool joins = joint == CharacterKind::Apostrophe || joint == CharacterKind::Hyphen ||
                               (joint == CharacterKind::Mark && kindAt(last - 1) == CharacterKind::Digit &&
                                kindAt(last + 1) == CharacterKind::Digit && isDecimal(last));
            if (!joins || !isLetter(last + 1))
                break;
            last = lettersFrom(last + 1);
        }
        if (kindAt(last) == CharacterKind::Apostrophe && m_index.find(form(first, last + 1)) != WordIndex::kNone)
            ++last;
        for (const WordPart &part : cutWord(m_text, first, last, m_index))
            m_parts.push_back(part);
        return last;
    }
    bool isDecimal(std::size_t at) const { return form(at, at + 1) == "." || form(at, at + 1) == ","; }

    std::size_t ideographs(std::size_t first)
    {
        std::size_t last = first + 1;
        while (kindAt(last) == CharacterKind::Ideograph)
            ++last;
        for (const WordPart &part : cutIdeographs(m_text, first, last, m_index))
            m_parts.push_back(part);
        return last;
    }

    const CharacterText &m_text;
    const WordIndex &m_index;
    std::vector<WordPart> m_parts;
};

std::string repaired(std::string_view text)
{
    std::string result;
    icu::UnicodeString::fromUTF8(icu::StringPiece(text)).toUTF8String(result);
    return result;
}

std::vector<Token> WordTokenizer::encode(std::string_view text) const
{
    const CharacterText cut = m_cutter.cut(text);
    const std::vector<WordPart> parts = WordScan(cut, m_index).run();
    const bool is_utf8 = invalidUtf8(text) == std::string_view::npos;
    std::vector<Token> tokens;
    tokens.reserve(parts.size());
    for (const WordPart &part : parts) {
        Token token;
        token.unknown = part.id == WordIndex::kNone;
        token.id = token.unknown ? m_unknown_id : part.id;
        token.piece = piece(token.id);
        token.begin = cut.characters[part.first].begin;
        token.end = cut.characters[part.last - 1].end;
        const std::string_view typed = text.substr(token.begin, token.end - token.begin);
        token.text = is_utf8 ? std::string(typed) : repaired(typed);
        tokens.push_back(std::move(token));
    }
    return tokens;
}

std::string WordTokenizer::decode(std::span<const std::int32_t> ids) const
{
    std::vector<std::string_view> pieces;
    for (const std::int32_t id : ids)
        if (!isSpecial(id) || id == m_unknown_id) // a word is missing there, and that is to be seen
            pieces.push_back(piece(id));
    return joinWords(pieces);
}

std::vector<std::string> WordTokenizer::nearest(std::string_view word, std::size_t count) const
{
    std::vector<std::string> words;
    for (const std::int32_t id : m_spelling.nearest(word, count))
        words.emplace_back(piece(id));
    return words;
}

} // namespace

std::unique_ptr<Tokenizer> makeWordTokenizer(std::vector<std::string> vocabulary, std::int32_t unknown_id)
{
    return std::make_unique<WordTokenizer>(std::move(vocabulary), unknown_id);
}

} // namespace attn
