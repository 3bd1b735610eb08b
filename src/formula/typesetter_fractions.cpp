// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include "formula/symbols.h"
#include "formula/typesetter.h"

// Fractions, radicals, accents and bars: rules 9 to 15 of Appendix G.

namespace lab::math {

namespace {

constexpr double kNullDelimiter = 0.12; // TeX's \nulldelimiterspace on both sides of a fraction

} // namespace

Box Typesetter::set(const Fraction &fraction, const Context &context)
{
    Context outer = context;
    if (fraction.display)
        outer.style = *fraction.display ? Style::Display : std::max(Style::Text, context.style);
    const bool display = outer.style == Style::Display;
    Context inner = outer;
    if (display)
        inner.style = Style::Text;
    else
        inner = script(outer, false);
    Box numerator = list(fraction.numerator, inner);
    inner.cramped = true;
    Box denominator = list(fraction.denominator, inner);

    const auto constant = [&](hb_ot_math_constant_t inDisplay, hb_ot_math_constant_t otherwise) {
        return length(display ? inDisplay : otherwise, outer);
    };
    const double thickness = length(HB_OT_MATH_CONSTANT_FRACTION_RULE_THICKNESS, outer);
    const double middle = axis(outer);
    const double numeratorGap = constant(HB_OT_MATH_CONSTANT_FRACTION_NUM_DISPLAY_STYLE_GAP_MIN,
                                         HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_GAP_MIN);
    const double denominatorGap = constant(HB_OT_MATH_CONSTANT_FRACTION_DENOM_DISPLAY_STYLE_GAP_MIN,
                                           HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_GAP_MIN);
    const double up = std::max(constant(HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_DISPLAY_STYLE_SHIFT_UP,
                                        HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_SHIFT_UP),
                               middle + thickness / 2 + numeratorGap + numerator.depth);
    const double down = std::max(constant(HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_DISPLAY_STYLE_SHIFT_DOWN,
                                          HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_SHIFT_DOWN),
                                 denominator.height + denominatorGap + thickness / 2 - middle);
    const double width = std::max(numerator.width, denominator.width);
    const double left = kNullDelimiter;
    Box box;
    box.addRule({left, -middle - thickness / 2, width, thickness}, context.owner);
    const double numeratorLeft = left + (width - numerator.width) / 2;
    box.place(std::move(numerator), numeratorLeft, -up);
    const double denominatorLeft = left + (width - denominator.width) / 2;
    box.place(std::move(denominator), denominatorLeft, down);
    box.width = width + 2 * kNullDelimiter;
    return box;
}

/// Rule 11. The sign's top is the rule's top; what it is too high goes half above, half below the radicand.
Box Typesetter::set(const Radical &radical, const Context &context)
{
    Context inner = context;
    inner.cramped = true;
    Box body = list(radical.radicand, inner);
    const double thickness = length(HB_OT_MATH_CONSTANT_RADICAL_RULE_THICKNESS, context);
    double gap = length(context.style == Style::Display ? HB_OT_MATH_CONSTANT_RADICAL_DISPLAY_STYLE_VERTICAL_GAP
                                                        : HB_OT_MATH_CONSTANT_RADICAL_VERTICAL_GAP,
                        context);
    Box sign = stretched(m_font.glyph(U'√'), MathFont::Direction::Vertical, body.total() + gap + thickness, context);
    sign.italic = 0;
    const double excess = sign.total() - thickness - (body.total() + gap);
    gap += std::max(0.0, excess / 2);
    const double top = body.height + gap + thickness; // of the rule, above the baseline
    sign.shift(sign.height - top);

    Box box;
    if (!radical.degree.empty()) {
        Context degreeContext = context;
        degreeContext.style = Style::ScriptScript;
        Box degree = list(radical.degree, degreeContext);
        const double before = length(HB_OT_MATH_CONSTANT_RADICAL_KERN_BEFORE_DEGREE, context);
        const double after = length(HB_OT_MATH_CONSTANT_RADICAL_KERN_AFTER_DEGREE, context);
        const double raise = m_font.percent(HB_OT_MATH_CONSTANT_RADICAL_DEGREE_BOTTOM_RAISE_PERCENT);
        const double bottom = sign.depth - raise * sign.total(); // below the baseline
        const double degreeDepth = degree.depth;
        box.place(std::move(degree), before, bottom - degreeDepth);
        box.width = std::max(0.0, box.width + after);
    }
    const double left = box.width + sign.width;
    const double bodyWidth = body.width;
    box.place(std::move(sign), box.width);
    box.place(std::move(body), left);
    box.addRule({left, -top, bodyWidth, thickness}, context.owner);
    box.height = std::max(box.height, top + length(HB_OT_MATH_CONSTANT_RADICAL_EXTRA_ASCENDER, context));
    box.width = left + bodyWidth;
    return box;
}

/// Rule 12, with the font's own attachment points.
Box Typesetter::set(const Accent &accent, const Context &context)
{
    Context inner = context;
    inner.cramped = true;
    Box base = list(accent.base, inner);
    quint32 glyph = m_font.glyph(accent.letter, level(context));
    const double size = scale(context);
    if (accent.wide) {
        for (const MathFont::Variant &variant : m_font.variants(glyph, MathFont::Direction::Horizontal)) {
            const MathFont::Metrics &ink = m_font.metrics(variant.glyph);
            if ((ink.right - ink.left) * size <= base.width)
                glyph = variant.glyph;
        }
    }
    const MathFont::Metrics &mark = m_font.metrics(glyph);
    const double attachment =
        base.soleGlyph ? m_font.metrics(base.soleGlyph).accent * size : (base.width + base.italic) / 2;
    const double raise = base.height - std::min(base.height, length(HB_OT_MATH_CONSTANT_ACCENT_BASE_HEIGHT, context));
    const double width = base.width;
    const bool isCharacter = base.soleGlyph != 0;
    Box box = std::move(base);
    box.nucleusHeight = isCharacter ? box.height : 0;
    box.soleGlyph = 0;
    box.italic = 0;
    Box markBox = glyphBox(glyph, context);
    const double markHeight = mark.height * size + raise;
    box.place(std::move(markBox), attachment - mark.accent * size, -raise);
    box.height = std::max(box.nucleusHeight, markHeight);
    box.width = width;
    return box;
}

Box Typesetter::set(const Bar &bar, const Context &context)
{
    Context inner = context;
    inner.cramped = inner.cramped || bar.above;
    Box box = list(bar.base, inner);
    box.italic = 0;
    box.soleGlyph = 0;
    const double width = box.width;
    if (bar.brace) {
        Box brace = stretched(m_font.glyph(bar.above ? U'⏞' : U'⏟'), MathFont::Direction::Horizontal, width, context);
        const double y = bar.above ? -box.height : box.depth;
        const double braceWidth = brace.width;
        brace.italic = 0;
        const double inkGap = bar.above ? -brace.depth : 0;
        box.place(std::move(brace), (width - braceWidth) / 2, y + inkGap);
        box.width = width;
        return box;
    }
    const double thickness = length(
        bar.above ? HB_OT_MATH_CONSTANT_OVERBAR_RULE_THICKNESS : HB_OT_MATH_CONSTANT_UNDERBAR_RULE_THICKNESS, context);
    const double gap = length(
        bar.above ? HB_OT_MATH_CONSTANT_OVERBAR_VERTICAL_GAP : HB_OT_MATH_CONSTANT_UNDERBAR_VERTICAL_GAP, context);
    const double extra = length(
        bar.above ? HB_OT_MATH_CONSTANT_OVERBAR_EXTRA_ASCENDER : HB_OT_MATH_CONSTANT_UNDERBAR_EXTRA_DESCENDER, context);
    const double top = bar.above ? -(box.height + gap + thickness) : box.depth + gap;
    box.addRule({0, top, width, thickness}, context.owner);
    (bar.above ? box.height : box.depth) += extra;
    return box;
}

} // namespace lab::math
