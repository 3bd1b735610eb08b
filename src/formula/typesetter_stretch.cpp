// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "formula/typesetter.h"

// What grows with what it holds: delimiters, radicals, braces. A font has some sizes ready, and parts to build larger
// ones.

namespace lab::math {

namespace {

/// Of what a formula can hold; more parts would only cost time.
constexpr int kMostExtenders = 1000;

/// How often each extender stands, and how far two parts overlap.
struct Construction {
    int extenders = 0;
    double overlap = 0;
};

/// The fewest extenders that reach the size, then as much overlap as the size allows (OpenType specification,
/// "GlyphAssembly table").
Construction construction(const std::vector<MathFont::Part> &parts, double leastOverlap, double size)
{
    double fixed = 0, stretching = 0, mostOverlap = size;
    int fixedParts = 0, extenderParts = 0;
    for (const MathFont::Part &part : parts) {
        (part.extender ? stretching : fixed) += part.full;
        ++(part.extender ? extenderParts : fixedParts);
    }
    for (std::size_t i = 0; i + 1 < parts.size(); ++i)
        mostOverlap = std::min({mostOverlap, parts[i].end, parts[i + 1].start});
    Construction made;
    made.overlap = leastOverlap;
    const auto joints = [&] { return fixedParts + made.extenders * extenderParts - 1; };
    const auto reach = [&] { return fixed + made.extenders * stretching - joints() * leastOverlap; };
    while (reach() < size && extenderParts > 0 && made.extenders < kMostExtenders)
        ++made.extenders;
    if (joints() > 0)
        made.overlap =
            std::clamp(leastOverlap + (reach() - size) / joints(), leastOverlap, std::max(leastOverlap, mostOverlap));
    return made;
}

} // namespace

Box Typesetter::assembled(const std::vector<MathFont::Part> &parts, MathFont::Direction direction, double size,
                          const Context &context) const
{
    const double unit = scale(context);
    const Construction plan = construction(parts, m_font.connectorOverlap(direction), size / unit);
    const bool vertical = direction == MathFont::Direction::Vertical;
    Box box;
    double at = 0; // from the bottom up, or from the left
    bool first = true;
    for (const MathFont::Part &part : parts) {
        for (int i = 0; i < (part.extender ? plan.extenders : 1); ++i) {
            at -= first ? 0 : plan.overlap * unit;
            first = false;
            Box piece = glyphBox(part.glyph, context);
            const MathFont::Metrics &ink = m_font.metrics(part.glyph);
            const double depth = ink.depth * unit;
            if (vertical)
                box.place(std::move(piece), 0, -at - depth);
            else
                box.place(std::move(piece), at - ink.left * unit);
            at += part.full * unit;
        }
    }
    if (vertical) {
        box.height = at;
        box.depth = 0;
    } else {
        box.width = at;
    }
    return box;
}

Box Typesetter::stretched(quint32 glyph, MathFont::Direction direction, double size, const Context &context) const
{
    const std::vector<MathFont::Variant> variants = m_font.variants(glyph, direction);
    const auto enough = std::ranges::find_if(
        variants, [&](const MathFont::Variant &variant) { return variant.size * scale(context) >= size; });
    if (enough != variants.end())
        return glyphBox(enough->glyph, context);
    const std::vector<MathFont::Part> parts = m_font.assembly(glyph, direction);
    if (!parts.empty())
        return assembled(parts, direction, size, context);
    return glyphBox(variants.empty() ? glyph : variants.back().glyph, context);
}

Box Typesetter::delimiterBox(char32_t letter, double size, const Context &context) const
{
    Box box;
    if (letter == 0) {
        box.width = 0.12; // TeX's \nulldelimiterspace
        return box;
    }
    box = stretched(m_font.glyph(letter), MathFont::Direction::Vertical, size, context);
    box.italic = 0;
    box.shift((box.height - box.depth) / 2 - axis(context));
    return box;
}

/// Rule 19, with LaTeX's \delimiterfactor of 901 and \delimitershortfall of 5 pt.
double Typesetter::delimiterSize(const Box &body, const Context &context) const
{
    const double reach = std::max(body.height - axis(context), body.depth + axis(context));
    return std::max(2 * reach * 0.901, 2 * reach - 0.5);
}

Box Typesetter::set(const Fenced &fenced, const Context &context)
{
    return fence(list(fenced.body, context), fenced.open, fenced.close, context);
}

Box Typesetter::fence(Box body, char32_t open, char32_t close, const Context &context) const
{
    const double size = delimiterSize(body, context);
    Box box = delimiterBox(open, size, context);
    box.place(std::move(body), box.width);
    box.place(delimiterBox(close, size, context), box.width);
    return box;
}

Box Typesetter::set(const BigDelimiter &delimiter, const Context &context)
{
    Box strut;
    strut.height = delimiter.size;
    return delimiterBox(delimiter.letter, delimiterSize(strut, context), context);
}

/// Rule 13: in display style the larger one, centred on the axis.
Box Typesetter::set(const BigOperator &big, const Context &context)
{
    const double size =
        context.style == Style::Display ? length(HB_OT_MATH_CONSTANT_DISPLAY_OPERATOR_MIN_HEIGHT, context) : 0;
    Box box = stretched(m_font.glyph(big.letter), MathFont::Direction::Vertical, size, context);
    box.shift((box.height - box.depth) / 2 - axis(context));
    box.width -= box.italic; // an integral's advance reaches to its top: a subscript comes nearer
    return box;
}

} // namespace lab::math
