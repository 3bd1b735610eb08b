// SPDX-License-Identifier: GPL-3.0-or-later
#include "formula/box.h"

#include <algorithm>
#include <iterator>

namespace lab::math {

namespace {

template <class Pieces>
void append(Pieces &to, Pieces &from)
{
    if (to.empty())
        to.swap(from);
    else
        to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

} // namespace

QRectF joined(const QRectF &one, const QRectF &other)
{
    QRectF both;
    both.setCoords(std::min(one.left(), other.left()), std::min(one.top(), other.top()),
                   std::max(one.right(), other.right()), std::max(one.bottom(), other.bottom()));
    return both;
}

void Box::move(const QPointF &by)
{
    for (PlacedGlyph &piece : glyphs)
        piece.at += by;
    for (PlacedRule &piece : rules)
        piece.rect.translate(by);
    for (PlacedWords &piece : words)
        piece.at += by;
    for (TermArea &piece : terms)
        piece.rect.translate(by);
}

void Box::place(Box &&other, double x, double y)
{
    other.move({x, y});
    append(glyphs, other.glyphs);
    append(rules, other.rules);
    append(words, other.words);
    append(terms, other.terms);
    width = std::max(width, x + other.width);
    height = std::max(height, other.height - y);
    depth = std::max(depth, other.depth + y);
}

void Box::addRule(const QRectF &rect, const Owner &owner)
{
    rules.push_back({rect, owner});
    width = std::max(width, rect.right());
    height = std::max(height, -rect.top());
    depth = std::max(depth, rect.bottom());
}

void Box::shift(double y)
{
    move({0, y});
    height -= y;
    depth += y;
}

} // namespace lab::math
