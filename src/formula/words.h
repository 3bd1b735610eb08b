// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGlyphRun>
#include <QList>
#include <QString>

#include <vector>

namespace lab::math {

inline constexpr double kShapedPixels = 100; ///< the size that words are shaped at

/// Words in a text font, in ems.
struct ShapedWords {
    QList<QGlyphRun> runs; ///< at kShapedPixels, from the left end of the baseline
    double width = 0, height = 0, depth = 0;
};

/// Any script: Qt breaks it into fonts and directions. Chinese comes from Noto Sans CJK SC.
ShapedWords shapeWords(const QString &words, bool bold);

/// A stretch of words that is either Chinese or not.
struct WordStretch {
    QString words;
    bool chinese = false;
};
std::vector<WordStretch> chineseAndOther(const QString &words);

} // namespace lab::math
