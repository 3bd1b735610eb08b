// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include "formula/typesetter.h"

// Rules 13a and 18 of Appendix G: what stands above, below and beside.

namespace lab::math {

bool Typesetter::takesLimits(const NodeList &nucleus, const Context &context) const
{
    const Node *sole = soleNode(nucleus);
    if (!sole)
        return false;
    if (const auto *bar = std::get_if<Bar>(&sole->content))
        return bar->brace;
    const auto *big = std::get_if<BigOperator>(&sole->content);
    const auto *function = std::get_if<FunctionName>(&sole->content);
    if (!big && !function)
        return false;
    const Limits limits = big ? big->limits : function->limits;
    return limits == Limits::Always || (limits == Limits::Display && context.style == Style::Display);
}

Box Typesetter::set(const Scripts &scripts, const Context &context)
{
    Box base = list(scripts.nucleus, context);
    Box above, below;
    if (scripts.above)
        above = list(*scripts.above, script(context, false));
    if (scripts.below)
        below = list(*scripts.below, script(context, true));
    Box *const top = scripts.above ? &above : nullptr;
    Box *const bottom = scripts.below ? &below : nullptr;
    if (takesLimits(scripts.nucleus, context))
        return withLimits(std::move(base), {top, bottom}, context);
    return besideBase(std::move(base), {top, bottom}, context);
}

Box Typesetter::set(const Stack &stack, const Context &context)
{
    Box base = list(stack.base, context);
    Box note = list(stack.note, script(context, !stack.above));
    return withLimits(std::move(base), stack.above ? LimitBoxes{&note, nullptr} : LimitBoxes{nullptr, &note}, context);
}

Box Typesetter::withLimits(Box base, const LimitBoxes &limits, const Context &context) const
{
    const auto [above, below] = limits;
    const double lean = base.italic / 2;
    base.width += std::exchange(base.italic, 0);
    const double width = std::max({base.width, above ? above->width : 0, below ? below->width : 0});
    Box box;
    const double height = base.height;
    const double depth = base.depth;
    const double baseWidth = base.width;
    box.place(std::move(base), (width - baseWidth) / 2);
    if (above) {
        const double gap = std::max(length(HB_OT_MATH_CONSTANT_UPPER_LIMIT_GAP_MIN, context),
                                    length(HB_OT_MATH_CONSTANT_UPPER_LIMIT_BASELINE_RISE_MIN, context) - above->depth);
        const double y = -(height + gap + above->depth);
        box.place(std::move(*above), (width - above->width) / 2 + lean, y);
    }
    if (below) {
        const double gap = std::max(length(HB_OT_MATH_CONSTANT_LOWER_LIMIT_GAP_MIN, context),
                                    length(HB_OT_MATH_CONSTANT_LOWER_LIMIT_BASELINE_DROP_MIN, context) - below->height);
        const double y = depth + gap + below->height;
        box.place(std::move(*below), (width - below->width) / 2 - lean, y);
    }
    box.width = width;
    return box;
}

/// OpenType's cut-ins: the script moves into the corner as far as both shapes allow at the two heights where they meet.
double Typesetter::cornerKern(const Box &base, const Box &script, double shift, bool above,
                              const Context &context) const
{
    if (base.soleGlyph == 0 || script.glyphs.empty())
        return 0;
    const hb_ot_math_kern_t baseCorner = above ? HB_OT_MATH_KERN_TOP_RIGHT : HB_OT_MATH_KERN_BOTTOM_RIGHT;
    const hb_ot_math_kern_t scriptCorner = above ? HB_OT_MATH_KERN_BOTTOM_LEFT : HB_OT_MATH_KERN_TOP_LEFT;
    const PlacedGlyph &first = script.glyphs.front();
    const double baseScale = scale(context);
    const double scriptScale = m_font.levelScale(first.level);
    // Heights over the base's baseline; `shift` is up for superscripts and down for subscripts.
    const double rise = above ? shift : -shift;
    const double scriptEdge = above ? rise - script.depth : rise + script.height;
    const double baseEdge = above ? base.height : -base.depth;
    const auto kernAt = [&](double height) {
        return m_font.kern(base.soleGlyph, baseCorner, height / baseScale) * baseScale +
               m_font.kern(first.glyph, scriptCorner, (height - rise) / scriptScale) * scriptScale;
    };
    return std::max(kernAt(scriptEdge), kernAt(baseEdge));
}

Box Typesetter::besideBase(Box base, const LimitBoxes &scripts, const Context &context) const
{
    const auto constant = [&](hb_ot_math_constant_t which) { return length(which, context); };
    const auto [above, below] = scripts;
    const bool isCharacter = base.soleGlyph != 0;
    const bool isAccented = base.nucleusHeight > 0;
    const double height = isAccented ? base.nucleusHeight : base.height;
    double up = isCharacter || isAccented ? 0 : height - constant(HB_OT_MATH_CONSTANT_SUPERSCRIPT_BASELINE_DROP_MAX);
    double down =
        isCharacter || isAccented ? 0 : base.depth + constant(HB_OT_MATH_CONSTANT_SUBSCRIPT_BASELINE_DROP_MIN);
    if (above)
        up = std::max({up,
                       constant(context.cramped ? HB_OT_MATH_CONSTANT_SUPERSCRIPT_SHIFT_UP_CRAMPED
                                                : HB_OT_MATH_CONSTANT_SUPERSCRIPT_SHIFT_UP),
                       above->depth + constant(HB_OT_MATH_CONSTANT_SUPERSCRIPT_BOTTOM_MIN)});
    if (below)
        down = std::max(down, constant(HB_OT_MATH_CONSTANT_SUBSCRIPT_SHIFT_DOWN));
    if (below && !above)
        down = std::max(down, below->height - constant(HB_OT_MATH_CONSTANT_SUBSCRIPT_TOP_MAX));
    if (above && below) {
        const double gap = (up - above->depth) - (below->height - down);
        const double missing = constant(HB_OT_MATH_CONSTANT_SUB_SUPERSCRIPT_GAP_MIN) - gap;
        if (missing > 0) {
            down += missing;
            const double raise =
                constant(HB_OT_MATH_CONSTANT_SUPERSCRIPT_BOTTOM_MAX_WITH_SUBSCRIPT) - (up - above->depth);
            up += std::max(0.0, raise);
            down -= std::max(0.0, raise);
        }
    }
    const double width = base.width;
    const double italic = base.italic;
    const double kernUp = above ? cornerKern(base, *above, up, true, context) : 0;
    const double kernDown = below ? cornerKern(base, *below, down, false, context) : 0;
    Box box = std::move(base);
    box.italic = 0;
    box.soleGlyph = 0;
    box.nucleusHeight = 0;
    if (above)
        box.place(std::move(*above), width + italic + kernUp, -up);
    if (below)
        box.place(std::move(*below), width + kernDown, down);
    box.width += constant(HB_OT_MATH_CONSTANT_SPACE_AFTER_SCRIPT);
    return box;
}

} // namespace lab::math
