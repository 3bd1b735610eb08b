// SPDX-License-Identifier: GPL-3.0-or-later

#include "formula/symbols.h"

// Unicode's Mathematical Alphanumeric Symbols (U+1D400 …), some of which stand elsewhere because they were there
// before.

namespace lab::math {

namespace {

char32_t italicGreek(char32_t letter)
{
    if (letter >= U'α' && letter <= U'ω')
        return 0x1D6FC + (letter - U'α');
    switch (letter) {
    case U'∂':
        return 0x1D715;
    case U'ϵ':
        return 0x1D716;
    case U'ϑ':
        return 0x1D717;
    case U'ϕ':
        return 0x1D719;
    default:
        return letter; // capital Greek stands upright, as in TeX
    }
}

char32_t blackboard(char32_t letter)
{
    switch (letter) {
    case U'C':
        return 0x2102;
    case U'H':
        return 0x210D;
    case U'N':
        return 0x2115;
    case U'P':
        return 0x2119;
    case U'Q':
        return 0x211A;
    case U'R':
        return 0x211D;
    case U'Z':
        return 0x2124;
    default:
        return letter >= U'a' ? 0x1D552 + (letter - U'a') : 0x1D538 + (letter - U'A');
    }
}

char32_t calligraphic(char32_t letter)
{
    switch (letter) {
    case U'B':
        return 0x212C;
    case U'E':
        return 0x2130;
    case U'F':
        return 0x2131;
    case U'H':
        return 0x210B;
    case U'I':
        return 0x2110;
    case U'L':
        return 0x2112;
    case U'M':
        return 0x2133;
    case U'R':
        return 0x211B;
    default:
        return letter >= U'a' ? letter : 0x1D49C + (letter - U'A');
    }
}

char32_t bold(char32_t letter)
{
    if (letter >= U'0' && letter <= U'9')
        return 0x1D7CE + (letter - U'0');
    if (letter >= U'α' && letter <= U'ω')
        return 0x1D6C2 + (letter - U'α');
    if (letter >= U'Α' && letter <= U'Ω')
        return 0x1D6A8 + (letter - U'Α');
    if (letter >= U'a' && letter <= U'z')
        return 0x1D41A + (letter - U'a');
    return letter >= U'A' && letter <= U'Z' ? 0x1D400 + (letter - U'A') : letter;
}

} // namespace

char32_t styled(char32_t letter, Alphabet alphabet)
{
    const bool small = letter >= U'a' && letter <= U'z';
    const bool capital = letter >= U'A' && letter <= U'Z';
    switch (alphabet) {
    case Alphabet::Upright:
        return letter;
    case Alphabet::Bold:
        return bold(letter);
    case Alphabet::Blackboard:
        return small || capital ? blackboard(letter) : letter;
    case Alphabet::Calligraphic:
        return small || capital ? calligraphic(letter) : letter;
    case Alphabet::Normal:
    case Alphabet::Italic:
        break;
    }
    if (letter == U'h')
        return 0x210E; // Planck's constant
    if (small)
        return 0x1D44E + (letter - U'a');
    return capital ? 0x1D434 + (letter - U'A') : italicGreek(letter);
}

} // namespace lab::math
