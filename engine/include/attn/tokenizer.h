// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "attn/export.h"

namespace attn {

/// One token of a text. Offsets are bytes of the UTF-8 text as it was typed: [begin, end); both 0 for added specials.
struct Token {
    std::int32_t id = 0;
    std::string text;  ///< as typed ("Zebra"), or the special's name ("<fr>"); never empty
    std::string piece; ///< the vocabulary's entry ("zebra", "<unk>")
    std::size_t begin = 0;
    std::size_t end = 0;
    bool special = false;
    bool unknown = false; ///< id is the model's unknown-word id
};

/// Cuts text into tokens of a vocabulary. Immutable; safe from several threads.
class ATTN_API Tokenizer {
public:
    virtual ~Tokenizer();
    /// "words", "wordpiece", …: for `info`.
    virtual std::string_view kind() const = 0;
    virtual std::int32_t vocabularySize() const = 0;
    /// The vocabulary's entry. An id outside it is our own mistake (assert).
    virtual std::string_view piece(std::int32_t id) const = 0;
    virtual bool isSpecial(std::int32_t id) const = 0;
    /// What stands for words that the vocabulary lacks; -1 where every text can be spelt.
    virtual std::int32_t unknownId() const = 0;
    /// Adds no specials. Any bytes are taken: invalid UTF-8 becomes U+FFFD, control characters and NUL are white space.
    /// Throws Error for a text above 100 MB.
    virtual std::vector<Token> encode(std::string_view text) const = 0;
    /// Readable text: "je t'aime." from je t' aime . ; Chinese without spaces; specials left out, but
    /// for the unknown word's.
    virtual std::string decode(std::span<const std::int32_t> ids) const = 0;
    /// Known words that are spelt most like this one, nearest first; at most `count`.
    virtual std::vector<std::string> nearest(std::string_view word, std::size_t count) const = 0;

    /// A token for an id that was not typed.
    Token token(std::int32_t id) const;
};

/// "words": one token a word, punctuation mark, emoji or clitic (do n't, j' aime). Chinese and Japanese are cut into
/// the words known so that the fewest characters are left over, each a token, then into the fewest words. Words are
/// looked up as typed, then lower-cased. An entry in angle or square brackets (</s>, [CLS]) is special and never found
/// in text. `unknown_id` is inside the vocabulary.
ATTN_API std::unique_ptr<Tokenizer> makeWordTokenizer(std::vector<std::string> vocabulary, std::int32_t unknown_id);

} // namespace attn
