// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "attn/config.h"
#include "attn/export.h"

namespace attn {

/// Whether the model was trained to translate such a text into the language: the text's script is that of
/// config.source_languages[language]. A text is in ideographs where it has more of them than words in letters; one
/// with neither (digits, emoji) fits everything, and so does a language without a known source.
ATTN_API bool canTranslate(const ModelConfig &config, std::string_view text, const std::string &language);

/// The language to translate the text into: `wish` where that can be done, else the first that can, else the first.
/// The first is the one whose start token comes first in the vocabulary. Empty where the model has no start token.
ATTN_API std::string languageFor(const ModelConfig &config, std::string_view text, const std::string &wish = {});

} // namespace attn
