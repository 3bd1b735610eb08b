// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/word_cut.h"

#include <algorithm>
#include <limits>

namespace attn {

namespace {

/// Longer words are not cut: the search for the best cut is quadratic.
constexpr std::size_t kLongestCut = 64;

struct Cost {
    std::int32_t unknown = 0; ///< parts that the vocabulary lacks; a whole word that holds an apostrophe counts 2
    std::int32_t parts = 0;
    bool operator==(const Cost &) const = default;
    bool operator<(const Cost &other) const
    {
        return unknown != other.unknown ? unknown < other.unknown : parts < other.parts;
    }
};
constexpr Cost kNever = {std::numeric_limits<std::int32_t>::max(), 0};

class WordSearch {
public:
    WordSearch(const CharacterText &text, std::size_t first, std::size_t last, const WordIndex &index)
        : m_text(text), m_index(index), m_first(first), m_last(last)
    {
    }

    std::vector<WordPart> run()
    {
        findCuts();
        struct Step {
            Cost cost = kNever;
            std::size_t from = 0;
            std::int32_t id = WordIndex::kNone;
        };
        std::vector<Step> best(m_cuts.size());
        best.front().cost = {};
        for (std::size_t end = 1; end < m_cuts.size(); ++end)
            for (std::size_t begin = 0; begin < end; ++begin) {
                if (best[begin].cost == kNever)
                    continue;
                const WordPart part = partBetween(m_cuts[begin], m_cuts[end]);
                Cost cost = costOf(part);
                if (cost == kNever)
                    continue;
                cost.unknown += best[begin].cost.unknown;
                cost.parts += best[begin].cost.parts;
                if (cost < best[end].cost)
                    best[end] = {cost, begin, part.id};
            }
        std::vector<WordPart> parts;
        for (std::size_t end = best.size() - 1; end > 0; end = best[end].from) {
            const WordPart part{m_cuts[best[end].from], m_cuts[end], best[end].id};
            const bool nothing = form(part.first, part.last).empty() || isLone(part, CharacterKind::Hyphen);
            if (part.id != WordIndex::kNone || !nothing)
                parts.push_back(part);
        }
        std::ranges::reverse(parts);
        return parts;
    }

private:
    CharacterKind kind(std::size_t i) const { return m_text.characters[i].kind; }
    std::string_view form(std::size_t first, std::size_t last) const
    {
        const std::size_t begin = m_text.characters[first].form_begin;
        return std::string_view(m_text.form).substr(begin, m_text.characters[last - 1].form_end - begin);
    }
    bool isLone(const WordPart &part, CharacterKind wanted) const
    {
        return part.last - part.first == 1 && kind(part.first) == wanted;
    }
    bool holds(const WordPart &part, CharacterKind wanted) const
    {
        for (std::size_t i = part.first; i < part.last; ++i)
            if (kind(i) == wanted)
                return true;
        return false;
    }

    /// On both sides of apostrophes and hyphens, and before the n of n't.
    void findCuts()
    {
        m_cuts = {m_first, m_last};
        for (std::size_t i = m_first; i < m_last; ++i) {
            if (kind(i) != CharacterKind::Apostrophe && kind(i) != CharacterKind::Hyphen)
                continue;
            m_cuts.push_back(i);
            m_cuts.push_back(i + 1);
            if (i > m_first && i + 1 < m_last && lowerCase(form(i - 1, i + 2)) == "n't")
                m_cuts.push_back(i - 1);
        }
        std::ranges::sort(m_cuts);
        m_cuts.erase(std::unique(m_cuts.begin(), m_cuts.end()), m_cuts.end());
    }
    WordPart partBetween(std::size_t first, std::size_t last) const
    {
        return {first, last, m_index.find(form(first, last))};
    }
    Cost costOf(const WordPart &part) const
    {
        if (isLone(part, CharacterKind::Apostrophe))
            return kNever; // it belongs to what is before or behind it
        if (part.id != WordIndex::kNone)
            return {0, 1};
        if (isLone(part, CharacterKind::Hyphen))
            return {0, 0};
        if (holds(part, CharacterKind::Hyphen))
            return kNever;
        if (!holds(part, CharacterKind::Apostrophe))
            return {1, 1};
        const bool from_hyphen = part.first == m_first || kind(part.first - 1) == CharacterKind::Hyphen;
        const bool to_hyphen = part.last == m_last || kind(part.last) == CharacterKind::Hyphen;
        return from_hyphen && to_hyphen ? Cost{2, 1} : kNever;
    }

    const CharacterText &m_text;
    const WordIndex &m_index;
    std::size_t m_first, m_last;
    std::vector<std::size_t> m_cuts;
};

} // namespace

std::vector<WordPart> cutWord(const CharacterText &text, std::size_t first, std::size_t last, const WordIndex &index)
{
    const std::size_t begin = text.characters[first].form_begin;
    const std::string_view whole =
        std::string_view(text.form).substr(begin, text.characters[last - 1].form_end - begin);
    if (whole.empty())
        return {};
    const WordPart uncut{first, last, index.find(whole)};
    const auto characters = std::span(text.characters).subspan(first, last - first);
    const bool plain = std::ranges::none_of(characters, [](const Character &character) {
        return character.kind == CharacterKind::Apostrophe || character.kind == CharacterKind::Hyphen;
    });
    if (uncut.id != WordIndex::kNone || plain || last - first > kLongestCut)
        return {uncut};
    return WordSearch(text, first, last, index).run();
}

} // namespace attn
