// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include "formula/formula.h"
#include "formula/number_text.h"

namespace lab {

/// How one language reads mathematics aloud. Everything it is given is already in words.
class SpeechLanguage {
public:
    virtual ~SpeechLanguage() = default;

    /// A sign or a letter; empty where it is best left as it is.
    virtual QString symbol(char32_t letter) const = 0;
    virtual QString letter(const QString &letter, math::Alphabet alphabet) const = 0;
    virtual QString number(const math::NumberText &number) const = 0;
    virtual QString fraction(const QString &numerator, const QString &denominator) const = 0;
    /// `degree` is empty for a square root.
    virtual QString root(const QString &degree, const QString &radicand) const = 0;
    virtual QString subscript(const QString &base, const QString &below) const = 0;
    virtual QString superscript(const QString &base, const QString &above) const = 0;
    virtual QString prime(const QString &base, int count) const = 0;
    virtual QString transposed(const QString &base) const = 0;
    /// A sum or the like; `from` and `to` may be empty.
    virtual QString ranged(const QString &base, const QString &from, const QString &to) const = 0;
    virtual QString accented(char32_t accent, const QString &base) const = 0;
    virtual QString noted(const QString &base, const QString &note, bool above) const = 0;
    virtual QString matrix(const QList<QStringList> &rows) const = 0;
    virtual QString cases(const QList<QStringList> &rows) const = 0;
    virtual QString lines(const QStringList &lines) const = 0;
    /// What stands between two words.
    virtual QString separator() const = 0;
};

const SpeechLanguage &englishSpeech();
const SpeechLanguage &chineseSpeech();

/// The formula in words, for those who hear the screen: "W equals softmax open parenthesis the fraction Q K
/// transposed over the square root of d sub k end root end fraction close parenthesis".
QString spoken(const Formula &formula, const SpeechLanguage &language, const SlotValues &values = {});

} // namespace lab
