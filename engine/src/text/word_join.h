// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace attn {

/// Readable text of word tokens: spaces between words, none before a comma or an English clitic, none after a French
/// elision or between Chinese or Japanese tokens.
std::string joinWords(std::span<const std::string_view> pieces);

} // namespace attn
