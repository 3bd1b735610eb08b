// SPDX-License-Identifier: GPL-3.0-or-later
#include "attn/tokenizer.h"

namespace attn {

Tokenizer::~Tokenizer() = default;

Token Tokenizer::token(std::int32_t id) const
{
    Token token;
    token.id = id;
    token.piece = std::string(piece(id));
    token.text = token.piece;
    token.special = isSpecial(id);
    token.unknown = id == unknownId();
    return token;
}

} // namespace attn
