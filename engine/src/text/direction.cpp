// SPDX-License-Identifier: GPL-3.0-or-later
#include "attn/direction.h"

#include <algorithm>
#include <vector>

#include <unicode/utf8.h>

#include "text/characters.h"

namespace attn {

namespace {

enum class Script { None, Letters, Ideographs };

Script scriptOf(std::string_view text)
{
    const auto *bytes = reinterpret_cast<const std::uint8_t *>(text.data());
    std::size_t ideographs = 0, words = 0;
    bool in_word = false;
    for (std::size_t at = 0; at < text.size();) {
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(bytes, at, text.size(), c);
        const CharacterKind kind = kindOf(static_cast<char32_t>(c));
        ideographs += kind == CharacterKind::Ideograph ? 1 : 0;
        words += kind == CharacterKind::Letter && !in_word ? 1 : 0;
        in_word = kind == CharacterKind::Letter;
    }
    if (ideographs == 0 && words == 0)
        return Script::None;
    return ideographs > words ? Script::Ideographs : Script::Letters;
}

Script scriptOfLanguage(const std::string &language)
{
    return language == "zh" || language == "ja" ? Script::Ideographs : Script::Letters;
}

} // namespace

bool canTranslate(const ModelConfig &config, std::string_view text, const std::string &language)
{
    if (!config.start_ids.contains(language))
        return false;
    const auto source = config.source_languages.find(language);
    if (source == config.source_languages.end())
        return true;
    const Script script = scriptOf(text);
    return script == Script::None || script == scriptOfLanguage(source->second);
}

std::string languageFor(const ModelConfig &config, std::string_view text, const std::string &wish)
{
    if (canTranslate(config, text, wish))
        return wish;
    std::vector<std::pair<std::int32_t, std::string>> languages;
    for (const auto &[language, id] : config.start_ids)
        languages.emplace_back(id, language);
    std::ranges::sort(languages);
    for (const auto &[id, language] : languages)
        if (canTranslate(config, text, language))
            return language;
    return languages.empty() ? std::string() : languages.front().second;
}

} // namespace attn
