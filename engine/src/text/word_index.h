// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace attn {

/// Finds words of a vocabulary by how they are spelt. Special entries are never found.
class WordIndex {
public:
    static constexpr std::int32_t kNone = -1;

    explicit WordIndex(const std::vector<std::string> &vocabulary);

    /// As it is, else lower-cased, else with full-width forms replaced by ordinary ones, else by a mark of the same
    /// meaning (， for a comma); kNone where nothing of that is known. `form` as CharacterText::form.
    std::int32_t find(std::string_view form) const;
    /// As it is alone.
    std::int32_t findExact(std::string_view form) const;
    /// Of the longest entry, in bytes.
    std::size_t longest() const { return m_longest; }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::unordered_map<std::string, std::int32_t, Hash, std::equal_to<>> m_ids;
    std::size_t m_longest = 0;
};

/// In angle or square brackets: </s>, [CLS].
bool isSpecialEntry(std::string_view entry);

/// In Unicode's form NFC.
std::string composed(std::string_view text);

/// Lower case in no language's particular way.
std::string lowerCase(std::string_view text);

} // namespace attn
