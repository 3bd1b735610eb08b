// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/request.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "attn/direction.h"
#include "kernels/parallel.h"

namespace attn {

namespace {

constexpr Index kNoLimit = std::numeric_limits<Index>::max();
constexpr int kMostBeams = 100;

/// 20113 as "20,113".
std::string grouped(Index number)
{
    std::string digits = std::to_string(number);
    for (Index place = std::ssize(digits) - 3; place > 0; place -= 3)
        digits.insert(static_cast<std::size_t>(place), 1, ',');
    return digits;
}

/// Takes tokens from the longer of the two until both fit.
void shorten(std::vector<Token> &text, std::vector<Token> &pair, Index limit)
{
    while (std::ssize(text) + std::ssize(pair) > std::max<Index>(limit, 0))
        (text.size() >= pair.size() ? text : pair).pop_back();
}

} // namespace

float chosenScale(const ModelConfig &config, const ScaleChoice &choice)
{
    switch (choice.kind) {
    case ScaleChoice::Kind::Model:
        return config.scale;
    case ScaleChoice::Kind::SqrtDk:
        return 1.0f / std::sqrt(static_cast<float>(config.d_k));
    case ScaleChoice::Kind::None:
        return 1.0f;
    case ScaleChoice::Kind::Number:
        return choice.number;
    }
    return config.scale;
}

std::vector<Token> RequestReader::textTokens(const RunRequest &request) const
{
    if (m_config.hasEncoder())
        return encoderTokens(request, kNoLimit);
    if (!request.token_ids.empty())
        return tokensOf(request.token_ids, *m_target);
    return withStart(request, m_target->encode(request.text));
}

Input RequestReader::read(const RunRequest &request) const
{
    checkOptions(request);
    checkParts(request);
    checkWords(request);
    Input input;
    if (m_config.hasEncoder()) {
        input.source = encoderTokens(request, request.cut ? m_config.max_positions : kNoLimit);
        limitLength(input.source, request, "text");
    }
    if (m_config.architecture == Architecture::EncoderDecoder) {
        input.fed = targetTokens(request);
        input.decodes = !request.target && request.target_token_ids.empty();
        limitLength(input.fed, request, "target");
    } else if (m_config.hasDecoder()) {
        input.fed = textTokens(request);
        limitLength(input.fed, request, "text");
    }
    return input;
}

/// A lone encoder gets [cls] text [sep] pair [sep], as far as it knows these tokens; an encoder-decoder's the words.
std::vector<Token> RequestReader::encoderTokens(const RunRequest &request, Index limit) const
{
    if (!request.token_ids.empty())
        return tokensOf(request.token_ids, *m_source);
    std::vector<Token> text = m_source->encode(request.text);
    std::vector<Token> pair = m_source->encode(request.pair);
    const bool specials = !m_config.hasDecoder();
    const bool cls = specials && m_config.cls_id >= 0, sep = specials && m_config.sep_id >= 0;
    shorten(text, pair, limit - (cls ? 1 : 0) - (sep ? 1 : 0) - (sep && !pair.empty() ? 1 : 0));
    std::vector<Token> tokens;
    if (cls)
        tokens.push_back(m_source->token(m_config.cls_id));
    for (std::vector<Token> *part : {&text, &pair}) {
        if (part == &pair && pair.empty())
            break;
        std::ranges::move(*part, std::back_inserter(tokens));
        if (sep)
            tokens.push_back(m_source->token(m_config.sep_id));
    }
    return tokens;
}

std::vector<Token> RequestReader::withStart(const RunRequest &request, std::vector<Token> tokens) const
{
    if (!m_config.start_ids.empty())
        tokens.insert(tokens.begin(), m_target->token(startId(request)));
    return tokens;
}

std::vector<Token> RequestReader::targetTokens(const RunRequest &request) const
{
    if (!request.target_token_ids.empty())
        return tokensOf(request.target_token_ids, *m_target);
    return withStart(request, m_target->encode(request.target.value_or("")));
}

std::vector<Token> RequestReader::tokensOf(const std::vector<std::int32_t> &ids, const Tokenizer &tokenizer) const
{
    const std::int32_t size = tokenizer.vocabularySize();
    std::vector<Token> tokens;
    for (std::int32_t id : ids) {
        if (id < 0 || id >= size)
            throw Error("the token id " + std::to_string(id) + " is outside the vocabulary of " + grouped(size) +
                            " tokens",
                        "", "give ids from 0 to " + std::to_string(size - 1));
        tokens.push_back(tokenizer.token(id));
    }
    return tokens;
}

std::int32_t RequestReader::startId(const RunRequest &request) const
{
    const std::string language =
        request.translate_to.empty() ? languageFor(m_config, request.text) : request.translate_to;
    if (const auto found = m_config.start_ids.find(language); found != m_config.start_ids.end()) {
        checkDirection(request, language);
        return found->second;
    }
    std::string known;
    for (const auto &[code, id] : m_config.start_ids)
        known += (known.empty() ? "" : ", ") + code;
    throw Error("the model does not write the language \"" + request.translate_to + "\"", "",
                known.empty() ? "leave the language out" : "choose one of " + known);
}

/// Another start token would give words too, and they would mean nothing.
void RequestReader::checkDirection(const RunRequest &request, const std::string &language) const
{
    if (!request.token_ids.empty() || canTranslate(m_config, request.text, language))
        return;
    const std::string source = m_config.source_languages.at(language);
    const std::string other = languageFor(m_config, request.text);
    const bool fits = canTranslate(m_config, request.text, other);
    throw Error("the model translates to " + language + " from " + source + " only, and the text is not in " + source,
                "", "type it in " + source + (fits ? ", or choose " + other + " (--translate-to " + other + ")" : ""));
}

void RequestReader::checkOptions(const RunRequest &request) const
{
    if (request.threads < 0 || request.threads > kernels::kMostThreads)
        throw Error("the number of threads is " + std::to_string(request.threads), "",
                    "give 1 to " + std::to_string(kernels::kMostThreads) + ", or 0 to have it chosen");
    if (request.beams < 1 || request.beams > kMostBeams)
        throw Error("the number of beams is " + std::to_string(request.beams), "",
                    "give 1 to " + std::to_string(kMostBeams));
    if (request.mask.kind == MaskChoice::Kind::Window && request.mask.window < 0)
        throw Error("the mask's window is " + std::to_string(request.mask.window), "", "give 0 or more");
    if (!std::isfinite(chosenScale(m_config, request.scale)))
        throw Error("the scale is not a finite number", "", "give a number such as 0.125");
}

/// What a request may only ask of a model that has the parts for it.
void RequestReader::checkParts(const RunRequest &request) const
{
    const bool translates = m_config.architecture == Architecture::EncoderDecoder;
    if (!translates && (request.target || !request.target_token_ids.empty()))
        throw Error(m_config.hasDecoder() ? "the model has no encoder, so that its text is all it is fed"
                                          : "the model has no decoder that a target could be fed to",
                    "", "leave the target out");
    if (!translates && request.beams > 1)
        throw Error("the model writes no translation that beams could search", "", "leave the beams out");
    if (!m_config.hasDecoder() && !request.translate_to.empty())
        throw Error("the model has no decoder that could write a language", "", "leave the language out");
    if (!request.pair.empty() && (m_config.hasDecoder() || m_config.sep_id < 0))
        throw Error("the model does not take a second sentence", "", "leave it out");
}

void RequestReader::checkWords(const RunRequest &request) const
{
    if (!request.token_ids.empty())
        return;
    const Tokenizer &tokenizer = m_config.hasEncoder() ? *m_source : *m_target;
    const bool starts_alone = !m_config.hasEncoder() && !m_config.start_ids.empty();
    if (!starts_alone && tokenizer.encode(request.text).empty())
        throw Error("the text has no words", "", "type at least one word");
    if (!request.pair.empty() && tokenizer.encode(request.pair).empty())
        throw Error("the second sentence has no words", "", "type at least one word, or leave it out");
}

void RequestReader::limitLength(std::vector<Token> &tokens, const RunRequest &request, const std::string &what) const
{
    if (std::ssize(tokens) <= m_config.max_positions)
        return;
    if (!request.cut)
        throw Error("the " + what + " has " + grouped(std::ssize(tokens)) + " tokens, the model takes at most " +
                        grouped(m_config.max_positions),
                    "", "shorten it, or cut it (--cut)");
    tokens.resize(static_cast<std::size_t>(m_config.max_positions));
}

} // namespace attn
