// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "formula/speech.h"

namespace lab {

/// The language that a widget's formulas are said in.
inline const SpeechLanguage &speechOf(const QWidget &widget)
{
    return widget.locale().language() == QLocale::Chinese ? chineseSpeech() : englishSpeech();
}

} // namespace lab
