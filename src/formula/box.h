// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGlyphRun>
#include <QList>
#include <QRectF>

#include <vector>

#include "formula/math_font.h"

namespace lab::math {

/// What a piece of a box belongs to: a colour role and the innermost term; -1 for none.
struct Owner {
    int role = -1;
    int term = -1;
    bool operator==(const Owner &) const = default;
};

/// A glyph of the math font, its origin in ems of the text size; y grows downwards from the baseline.
struct PlacedGlyph {
    quint32 glyph = 0;
    int level = 0;
    QPointF at;
    Owner owner;
};

/// A line of a fraction, a radical or a bar.
struct PlacedRule {
    QRectF rect;
    Owner owner;
};

/// Words that the math font lacks, shaped in another font at kShapedPixels.
struct PlacedWords {
    QList<QGlyphRun> runs;
    QPointF at;
    double scale = 1; ///< of the level
    Owner owner;
};

struct TermArea {
    int term = -1;
    QRectF rect;
};

/// The smallest rectangle around both, flat and narrow ones included.
QRectF joined(const QRectF &one, const QRectF &other);

/// TeX's box: pieces around a reference point at the left end of the baseline, in ems of the text size.
struct Box {
    double width = 0, height = 0, depth = 0;
    double italic = 0;        ///< not in the width: what comes after it must add it
    quint32 soleGlyph = 0;    ///< the box is this one character, which scripts attach to differently
    double nucleusHeight = 0; ///< of an accented character: its scripts take no notice of the accent

    std::vector<PlacedGlyph> glyphs;
    std::vector<PlacedRule> rules;
    std::vector<PlacedWords> words;
    std::vector<TermArea> terms;

    /// Takes over the other's pieces, moved; enlarges height and depth, and the width to the other's right edge.
    void place(Box &&other, double x, double y = 0);
    void addRule(const QRectF &rect, const Owner &owner);
    /// Moves everything down.
    void shift(double y);
    double total() const { return height + depth; }

private:
    void move(const QPointF &by);
};

} // namespace lab::math
