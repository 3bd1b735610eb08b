// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formula/box.h"
#include "formula/formula.h"
#include "formula/math_font.h"

namespace lab::math {

/// TeX's styles: how large things are and how tight.
enum class Style : std::uint8_t { Display, Text, Script, ScriptScript };

/// Sets a tree by the rules of The TeXbook's Appendix G, with the constants of the font's MATH table in place of TeX's
/// font parameters (OpenType specification, "MATH table"; as LuaTeX reads them). Lengths that TeX gives in points are
/// taken at its 10 pt: 5 pt is half an em.
class Typesetter {
public:
    struct Context {
        Style style = Style::Display;
        bool cramped = false; ///< superscripts are lower, as under a radical
        Owner owner;
    };
    struct TermInfo {
        QString name;
        int parent = -1;
    };

    Typesetter(const MathFont &font, const SlotValues &values) : m_font(font), m_values(values) {}

    Box list(const NodeList &nodes, const Context &context);
    /// The next line of a formula: an operation that it begins with is still one.
    Box continued(const NodeList &nodes, const Context &context);
    /// Those met so far; Owner::term and TermArea::term count in them.
    std::vector<TermInfo> &terms() { return m_terms; }

private:
    class Row;

    Box set(const Node &node, const Context &context);
    // One for each kind of node.
    Box set(const Symbol &symbol, const Context &context);
    Box set(const BigOperator &big, const Context &context);
    Box set(const FunctionName &function, const Context &context);
    Box set(const Text &text, const Context &context);
    Box set(const Slot &slot, const Context &context);
    Box set(const Group &group, const Context &context);
    Box set(const Scripts &scripts, const Context &context);
    Box set(const Fraction &fraction, const Context &context);
    Box set(const Radical &radical, const Context &context);
    Box set(const Fenced &fenced, const Context &context);
    Box set(const BigDelimiter &delimiter, const Context &context);
    Box set(const Table &table, const Context &context);
    Box set(const Accent &accent, const Context &context);
    Box set(const Bar &bar, const Context &context);
    Box set(const Stack &stack, const Context &context);
    Box set(const Space &space, const Context &context);

    /// The boxes above and below; none where null.
    struct LimitBoxes {
        Box *above = nullptr, *below = nullptr;
    };

    struct Cells {
        std::vector<std::vector<Box>> rows;
        std::vector<double> widths; ///< of the columns
    };

    double length(hb_ot_math_constant_t which, const Context &context) const;
    double axis(const Context &context) const { return length(HB_OT_MATH_CONSTANT_AXIS_HEIGHT, context); }
    int level(const Context &context) const;
    double scale(const Context &context) const { return m_font.levelScale(level(context)); }
    static Context script(Context context, bool cramped);

    Box glyphBox(quint32 glyph, const Context &context) const;
    Box characterBox(char32_t letter, const Context &context) const;
    Box wordsBox(const QString &words, bool bold, const Context &context) const;
    Box shapedBox(const QString &words, bool bold, const Context &context) const;
    /// At least so high, centred on the axis.
    Box delimiterBox(char32_t letter, double size, const Context &context) const;
    /// How high the delimiters around such a body are.
    double delimiterSize(const Box &body, const Context &context) const;
    Box fence(Box body, char32_t open, char32_t close, const Context &context) const;
    Cells cells(const Table &table, const Context &context);
    Box cellBox(TableKind kind, const NodeList &cell, std::size_t column, const Context &context);
    Box stretched(quint32 glyph, MathFont::Direction direction, double size, const Context &context) const;
    Box assembled(const std::vector<MathFont::Part> &parts, MathFont::Direction direction, double size,
                  const Context &context) const;

    bool takesLimits(const NodeList &nucleus, const Context &context) const;
    Box withLimits(Box base, const LimitBoxes &limits, const Context &context) const;
    Box besideBase(Box base, const LimitBoxes &scripts, const Context &context) const;
    double cornerKern(const Box &base, const Box &script, double shift, bool above, const Context &context) const;

    const MathFont &m_font;
    const SlotValues &m_values;
    std::vector<TermInfo> m_terms;
};

} // namespace lab::math
