// SPDX-License-Identifier: GPL-3.0-or-later
#include "attn/config.h"

namespace attn {

std::string_view name(Block block)
{
    return block == Block::Encoder ? "encoder" : "decoder";
}

std::string_view name(AttentionKind kind)
{
    return kind == AttentionKind::Self ? "self" : "cross";
}

std::string_view name(Positions positions)
{
    switch (positions) {
    case Positions::Sinusoidal:
        return "sinusoidal";
    case Positions::Learned:
        return "learned";
    case Positions::Alibi:
        return "alibi";
    case Positions::Relative:
        return "relative";
    }
    return {};
}

std::string_view name(Architecture architecture)
{
    switch (architecture) {
    case Architecture::Encoder:
        return "encoder";
    case Architecture::Decoder:
        return "decoder";
    case Architecture::EncoderDecoder:
        return "encoder-decoder";
    }
    return {};
}

} // namespace attn
