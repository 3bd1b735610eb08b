// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "attn/model.h"

namespace attn {

/// What a model's stacks are fed.
struct Input {
    std::vector<Token> source; ///< of the encoder; empty without one
    std::vector<Token> fed;    ///< of the decoder; the start token alone where it is to write the rest
    bool decodes = false;
};

/// Turns a request into tokens. Lives no longer than the model's parts it was given.
class RequestReader {
public:
    RequestReader(const ModelConfig &config, const Tokenizer *source, const Tokenizer *target)
        : m_config(config), m_source(source), m_target(target)
    {
    }

    /// The tokens of the text (or ids), specials added, of any length.
    std::vector<Token> textTokens(const RunRequest &request) const;

    /// Throws Error for whatever in a request this model can't do.
    Input read(const RunRequest &request) const;

private:
    std::vector<Token> encoderTokens(const RunRequest &request, Index limit) const;
    std::vector<Token> withStart(const RunRequest &request, std::vector<Token> tokens) const;
    std::vector<Token> targetTokens(const RunRequest &request) const;
    std::vector<Token> tokensOf(const std::vector<std::int32_t> &ids, const Tokenizer &tokenizer) const;
    std::int32_t startId(const RunRequest &request) const;
    void checkDirection(const RunRequest &request, const std::string &language) const;
    void checkOptions(const RunRequest &request) const;
    void checkParts(const RunRequest &request) const;
    void checkWords(const RunRequest &request) const;
    void limitLength(std::vector<Token> &tokens, const RunRequest &request, const std::string &what) const;

    const ModelConfig &m_config;
    const Tokenizer *m_source;
    const Tokenizer *m_target;
};

/// What q·k is multiplied by.
float chosenScale(const ModelConfig &config, const ScaleChoice &choice);

} // namespace attn
