// SPDX-License-Identifier: GPL-3.0-or-later
#include "formula/words.h"

#include <QFont>
#include <QRawFont>
#include <QTextLayout>
#include <QTextOption>

#include <algorithm>

namespace lab::math {

namespace {

bool isChinese(char32_t letter)
{
    const QChar::Script script = QChar::script(letter);
    return script == QChar::Script_Han || script == QChar::Script_Bopomofo || (letter >= 0x3000 && letter <= 0x303F) ||
           (letter >= 0xFF00 && letter <= 0xFFEF);
}

bool hasChinese(const QString &words)
{
    return std::ranges::any_of(words.toUcs4(), isChinese);
}

QFont fontFor(const QString &words, bool bold)
{
    QStringList families{QStringLiteral("Latin Modern Roman"), QStringLiteral("Noto Sans"),
                         QStringLiteral("DejaVu Sans")};
    families.insert(hasChinese(words) ? 0 : families.size(), QStringLiteral("Noto Sans CJK SC"));
    QFont font;
    font.setFamilies(families);
    font.setPixelSize(static_cast<int>(kShapedPixels));
    font.setBold(bold);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

} // namespace

ShapedWords shapeWords(const QString &words, bool bold)
{
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    QTextLayout layout(words, fontFor(words, bold));
    layout.setTextOption(option);
    layout.setCacheEnabled(false);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    layout.endLayout();
    ShapedWords shaped;
    if (!line.isValid())
        return shaped;
    shaped.width = line.horizontalAdvance() / kShapedPixels;
    const QPointF toBaseline(0, -line.ascent());
    shaped.runs = line.glyphRuns();
    for (QGlyphRun &run : shaped.runs) {
        const QList<quint32> glyphs = run.glyphIndexes();
        const QRawFont font = run.rawFont();
        QList<QPointF> positions = run.positions();
        for (qsizetype k = 0; k < positions.size(); ++k) { // the run's own rectangle is the line's, not the ink's
            positions[k] += toBaseline;
            const QRectF ink = font.boundingRect(glyphs.at(k)).translated(positions.at(k));
            shaped.height = std::max(shaped.height, -ink.top() / kShapedPixels);
            shaped.depth = std::max(shaped.depth, ink.bottom() / kShapedPixels);
        }
        run.setPositions(positions);
    }
    return shaped;
}

std::vector<WordStretch> chineseAndOther(const QString &words)
{
    std::vector<WordStretch> stretches;
    for (const uint letter : words.toUcs4()) {
        const bool chinese = isChinese(letter);
        if (stretches.empty() || stretches.back().chinese != chinese)
            stretches.push_back({{}, chinese});
        const char32_t character = QChar::isPrint(letter) ? letter : U' '; // a line break is a blank here
        stretches.back().words += QString::fromUcs4(&character, 1);
    }
    return stretches;
}

} // namespace lab::math
