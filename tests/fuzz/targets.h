// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <numeric>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "attn/config.h"
#include "attn/error.h"
#include "attn/safetensors.h"
#include "attn/tokenizer.h"

/// What the fuzzers do with an input, and the replay of their corpora as an ordinary test: anything may be refused with
/// an Error, and what is accepted has to hold together. Throws std::logic_error where it does not.
namespace fuzz {

inline void require(bool holds, const char *what)
{
    if (!holds)
        throw std::logic_error(what);
}

inline std::string_view textOf(std::span<const std::byte> bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

inline void requireUsable(const attn::Error &error)
{
    require(!error.problem().empty() && !error.where().empty() && !error.remedy().empty(), "an error lacks a part");
    require(std::string_view(error.what()).find('\n') == std::string_view::npos, "an error has more than one line");
}

inline void safetensors(std::span<const std::byte> bytes)
{
    try {
        const attn::SafetensorsFile file = attn::SafetensorsFile::parse(bytes, "x");
        std::size_t covered = 0;
        for (const auto &[name, entry] : file.entries()) {
            const attn::Tensor tensor = file.read(name);
            require(tensor.shape() == entry.shape, "a tensor has not the shape of its entry");
            covered += entry.end - entry.begin;
        }
        require(covered < bytes.size(), "the tensors are larger than the file");
    } catch (const attn::Error &error) {
        requireUsable(error);
    }
}

inline void config(std::span<const std::byte> bytes)
{
    try {
        const attn::ModelConfig c = attn::parseConfig(textOf(bytes), "config.json");
        require(c.d_model > 0 && c.heads > 0 && c.kv_heads > 0 && c.d_k > 0 && c.d_v > 0 && c.d_ff > 0, "a size");
        require(c.heads % c.kv_heads == 0, "groups of heads");
        require(c.hasEncoder() == (c.encoder_layers > 0 && c.source_vocabulary > 0), "the encoder");
        require(c.hasDecoder() == (c.decoder_layers > 0 && c.target_vocabulary > 0), "the decoder");
        const attn::Index largest = std::max(c.source_vocabulary, c.target_vocabulary);
        require(c.unk_id >= 0, "the unknown word");
        for (const std::int32_t id : {c.pad_id, c.unk_id, c.eos_id, c.cls_id, c.sep_id})
            require(id >= -1 && id < largest, "an id");
        for (const auto &[language, id] : c.start_ids)
            require(id >= 0 && id < c.target_vocabulary, "a start token");
        for (const auto &[language, source] : c.source_languages)
            require(c.start_ids.contains(language) && !source.empty(), "a source language");
        if (c.positions == attn::Positions::Relative) {
            for (const attn::Block block : {attn::Block::Encoder, attn::Block::Decoder}) {
                const attn::RelativeBuckets buckets = c.relativeBuckets(block);
                for (const attn::Index distance : {-buckets.max_distance, attn::Index{-1}, buckets.max_distance})
                    require(c.layers(block) == 0 ||
                                (buckets.of(distance) >= 0 && buckets.of(distance) < buckets.buckets),
                            "a bucket");
            }
        }
        for (const attn::SupervisedHead &head : c.supervised_heads)
            require(attn::value(head.place.layer) < c.layers(head.place.block) && attn::value(head.head) < c.heads,
                    "a supervised head");
    } catch (const attn::Error &error) {
        requireUsable(error);
    }
}

inline void requireSound(const attn::Tokenizer &tokenizer, std::string_view text)
{
    const std::vector<attn::Token> tokens = tokenizer.encode(text);
    std::vector<std::int32_t> ids;
    std::size_t last = 0;
    for (const attn::Token &token : tokens) {
        require(token.begin >= last && token.end > token.begin && token.end <= text.size(), "offsets");
        require(!token.text.empty(), "a token without text");
        require(token.id >= 0 && token.id < tokenizer.vocabularySize(), "an id outside the vocabulary");
        require(token.unknown == (token.id == tokenizer.unknownId()), "unknown or not");
        require(token.unknown || !tokenizer.isSpecial(token.id), "a special token was typed");
        require(token.piece == tokenizer.piece(token.id), "the vocabulary's entry");
        last = token.end;
        ids.push_back(token.id);
    }
    tokenizer.encode(tokenizer.decode(ids));
    if (!tokens.empty())
        require(tokenizer.nearest(tokens.front().text, 3).size() <= 3, "more words than asked for");
}

/// A text before a fixed vocabulary, or, where it begins with an empty line, before one made of its own pieces.
inline void text(std::span<const std::byte> bytes)
{
    static const std::unique_ptr<attn::Tokenizer> fixed =
        attn::makeWordTokenizer({"<pad>", "<unk>", "<fr>", ".",      ",",   "\"", "-",    "it",       "do", "n't", "'s",
                                 "j'",    "aime",  "qu'",  "est-ce", "été", "我", "什么", "什么时候", "。", "，",  "😀"},
                                1);
    const std::string_view typed = textOf(bytes);
    if (!typed.starts_with('\n')) {
        requireSound(*fixed, typed);
        return;
    }
    std::vector<std::string> own = {"<unk>"};
    for (std::size_t at = 0; at < typed.size() && own.size() < 64;) {
        const std::size_t end = std::min(typed.find_first_of(" \n", at), typed.size());
        if (end > at)
            own.emplace_back(typed.substr(at, end - at));
        at = end + 1;
    }
    requireSound(*attn::makeWordTokenizer(std::move(own), 0), typed);
}

} // namespace fuzz
