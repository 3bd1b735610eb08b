// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/characters.h"

#include <algorithm>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include "attn/error.h"

namespace attn {

namespace {

constexpr std::size_t kLongestText = 100'000'000;

void require(UErrorCode status)
{
    if (U_FAILURE(status))
        throw Error(std::string("the Unicode library reports ") + u_errorName(status), "text",
                    "check that libicu is installed whole");
}

/// The text in UTF-16, and for each of its units the byte of the original where its character begins.
struct Utf16 {
    icu::UnicodeString units;
    std::vector<std::uint32_t> bytes; ///< one more than units: the end
};

Utf16 toUtf16(std::string_view text)
{
    Utf16 result;
    const auto length = static_cast<std::int32_t>(text.size());
    const auto *bytes = reinterpret_cast<const std::uint8_t *>(text.data());
    result.bytes.reserve(text.size() + 1);
    std::vector<char16_t> units;
    units.reserve(text.size());
    for (std::int32_t at = 0; at < length;) {
        const auto begin = static_cast<std::uint32_t>(at);
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(bytes, at, length, c);
        for (int i = 0; i < U16_LENGTH(c); ++i)
            result.bytes.push_back(begin);
        if (c > 0xffff)
            units.push_back(static_cast<char16_t>(U16_LEAD(c)));
        units.push_back(static_cast<char16_t>(c > 0xffff ? U16_TRAIL(c) : c));
    }
    result.bytes.push_back(static_cast<std::uint32_t>(text.size()));
    result.units.setTo(units.data(), static_cast<std::int32_t>(units.size()));
    return result;
}

/// Two neighbours of these are two characters (carriage return and line feed too, as both are spaces) and each is its
/// own NFC: Latin, Greek, Cyrillic, the usual marks, Han. It spares nearly every text the break iterator.
bool standsAlone(char16_t unit)
{
    return unit < 0x300 || (unit >= 0x400 && unit < 0x483) || (unit >= 0x2010 && unit < 0x2028) ||
           (unit >= 0x3001 && unit < 0x3008) || (unit >= 0x4e00 && unit < 0xa000) || (unit >= 0xff01 && unit < 0xff5f);
}

bool isApostrophe(char32_t c)
{
    return c == U'\'' || c == U'\u2018' || c == U'\u2019' || c == U'\u02bc' || c == U'\uff07';
}

bool isHyphen(char32_t c)
{
    return c == U'-' || c == U'\u2010' || c == U'\u2011';
}

constexpr char32_t kSoftHyphen = U'\u00ad'; // invisible, and no part of how a word is spelt

void appendForm(const icu::UnicodeString &character, CharacterKind kind, const icu::Normalizer2 &nfc, std::string &form)
{
    const UChar32 first = character.char32At(0);
    if (kind == CharacterKind::Space || first == static_cast<UChar32>(kSoftHyphen))
        return;
    if (kind == CharacterKind::Apostrophe || kind == CharacterKind::Hyphen) {
        form += kind == CharacterKind::Hyphen ? '-' : '\'';
        return;
    }
    if (first < 0x80 && character.length() == 1) {
        form += static_cast<char>(first);
        return;
    }
    icu::StringByteSink<std::string> sink(&form);
    UErrorCode status = U_ZERO_ERROR;
    if (character.length() == 1 && standsAlone(character[0]))
        character.toUTF8(sink);
    else
        nfc.normalize(character, status).toUTF8(sink);
    require(status);
}

} // namespace

CharacterKind kindOf(char32_t c)
{
    const auto point = static_cast<UChar32>(c);
    if (isApostrophe(c))
        return CharacterKind::Apostrophe;
    if (isHyphen(c))
        return CharacterKind::Hyphen;
    if (u_isdigit(point))
        return CharacterKind::Digit;
    const auto category = U_MASK(u_charType(point));
    const bool invisible = u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) && c != kSoftHyphen;
    if (u_isUWhiteSpace(point) || category & (U_GC_CC_MASK | U_GC_Z_MASK) || invisible)
        return CharacterKind::Space;
    if (!(category & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK | U_GC_PC_MASK | U_GC_CF_MASK)))
        return CharacterKind::Mark;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(point, &status);
    const bool ideograph = script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ||
                           c == U'\u30fc'; // the mark of a long vowel belongs to both kanas
    return ideograph ? CharacterKind::Ideograph : CharacterKind::Letter;
}

CharacterCutter::CharacterCutter()
{
    UErrorCode status = U_ZERO_ERROR;
    m_prototype.reset(icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
    require(status);
    for (char32_t c = 0; c < kFirstCombining; ++c)
        m_kinds[c] = kindOf(c);
}

CharacterText CharacterCutter::cut(std::string_view text) const
{
    if (text.size() > kLongestText)
        throw Error("the text is longer than 100 MB", "text", "give a shorter one");
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2 *nfc = icu::Normalizer2::getNFCInstance(status);
    require(status);
    const Utf16 utf16 = toUtf16(text);
    const std::unique_ptr<icu::BreakIterator> breaks(m_prototype->clone());
    breaks->setText(utf16.units);
    const std::int32_t length = utf16.units.length();
    CharacterText result;
    result.characters.reserve(utf16.bytes.size());
    result.form.reserve(text.size());
    for (std::int32_t at = 0; at < length;) {
        const bool alone = standsAlone(utf16.units[at]) && (at + 1 == length || standsAlone(utf16.units[at + 1]));
        const std::int32_t next = alone ? at + 1 : breaks->following(at);
        Character character;
        character.begin = utf16.bytes[static_cast<std::size_t>(at)];
        character.end = utf16.bytes[static_cast<std::size_t>(next)];
        character.form_begin = static_cast<std::uint32_t>(result.form.size());
        character.kind = kind(static_cast<char32_t>(utf16.units.char32At(at)));
        appendForm(utf16.units.tempSubStringBetween(at, next), character.kind, *nfc, result.form);
        character.form_end = static_cast<std::uint32_t>(result.form.size());
        result.characters.push_back(character);
        at = next;
    }
    return result;
}

} // namespace attn
