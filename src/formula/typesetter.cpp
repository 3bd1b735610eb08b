// SPDX-License-Identifier: GPL-3.0-or-later
#include "formula/typesetter.h"

#include <algorithm>
#include <type_traits>

#include "formula/number_text.h"
#include "formula/row.h"
#include "formula/symbols.h"
#include "formula/words.h"

namespace lab::math {

namespace {

/// Ordinary and tight: the parts of a number.
Node ordinary(char32_t letter)
{
    return Node{0, Symbol{letter, AtomClass::Ordinary, Alphabet::Upright}};
}

NodeList numberNodes(const NumberText &number, bool bracketed)
{
    NodeList nodes;
    const auto addAll = [](NodeList &to, const QString &letters) {
        for (const uint letter : letters.toUcs4())
            to.push_back(ordinary(letter == U'-' ? U'−' : letter));
    };
    bracketed = bracketed && number.negative;
    addAll(nodes, number.relation);
    if (bracketed)
        nodes.push_back(Node{0, Symbol{U'(', AtomClass::Open}});
    if (number.negative)
        nodes.push_back(ordinary(U'−'));
    addAll(nodes, number.digits);
    if (!number.exponent.isEmpty()) { // 1.5 · 10⁻⁷
        nodes.push_back(Node{0, Symbol{U'⋅', AtomClass::Binary}});
        nodes.push_back(ordinary(U'1'));
        Scripts power;
        power.nucleus.push_back(ordinary(U'0'));
        power.above.emplace();
        addAll(*power.above, number.exponent);
        nodes.push_back(Node{0, std::move(power)});
    }
    if (bracketed)
        nodes.push_back(Node{0, Symbol{U')', AtomClass::Close}});
    return nodes;
}

} // namespace

double Typesetter::length(hb_ot_math_constant_t which, const Context &context) const
{
    return m_font.constant(which) * scale(context);
}

int Typesetter::level(const Context &context) const
{
    return context.style == Style::Script ? 1 : context.style == Style::ScriptScript ? 2 : 0;
}

Typesetter::Context Typesetter::script(Context context, bool cramped)
{
    context.style = context.style >= Style::Script ? Style::ScriptScript : Style::Script;
    context.cramped = context.cramped || cramped;
    return context;
}

Box Typesetter::list(const NodeList &nodes, const Context &context)
{
    return Row(*this, context).set(nodes);
}

Box Typesetter::continued(const NodeList &nodes, const Context &context)
{
    return Row(*this, context, AtomClass::Ordinary).set(nodes);
}

Box Typesetter::set(const Node &node, const Context &context)
{
    return std::visit(
        [&](const auto &content) -> Box {
            using Content = std::decay_t<decltype(content)>;
            if constexpr (std::is_same_v<Content, Term> || std::is_same_v<Content, Colored>)
                return list(content.body, context); // a list looks through them itself
            else
                return set(content, context);
        },
        node.content);
}

Box Typesetter::glyphBox(quint32 glyph, const Context &context) const
{
    const MathFont::Metrics &metrics = m_font.metrics(glyph);
    const double size = scale(context);
    Box box;
    box.width = metrics.advance * size;
    box.height = std::max(0.0, metrics.height * size);
    box.depth = std::max(0.0, metrics.depth * size);
    box.italic = metrics.italic * size;
    box.glyphs.push_back({glyph, level(context), {}, context.owner});
    return box;
}

Box Typesetter::characterBox(char32_t letter, const Context &context) const
{
    const quint32 glyph = m_font.glyph(letter, level(context));
    if (glyph == 0)
        return shapedBox(QString::fromUcs4(&letter, 1), false, context);
    Box box = glyphBox(glyph, context);
    box.soleGlyph = glyph;
    return box;
}

Box Typesetter::shapedBox(const QString &words, bool bold, const Context &context) const
{
    ShapedWords shaped = shapeWords(words, bold);
    const double size = scale(context);
    Box box;
    box.width = shaped.width * size;
    box.height = shaped.height * size;
    box.depth = shaped.depth * size;
    box.words.push_back({std::move(shaped.runs), {}, size, context.owner});
    return box;
}

Box Typesetter::wordsBox(const QString &words, bool bold, const Context &context) const
{
    const auto letter = [&](uint c) { return styled(c, bold ? Alphabet::Bold : Alphabet::Upright); };
    Box box;
    for (const WordStretch &stretch : chineseAndOther(words)) {
        const QList<uint> letters = stretch.words.toUcs4();
        const bool ownFont =
            !stretch.chinese && std::ranges::all_of(letters, [&](uint c) { return m_font.glyph(letter(c)) != 0; });
        if (!ownFont) {
            box.place(shapedBox(stretch.words, bold, context), box.width);
            continue;
        }
        for (const uint c : letters)
            box.place(glyphBox(m_font.glyph(letter(c), level(context)), context), box.width);
    }
    return box;
}

Box Typesetter::set(const Symbol &symbol, const Context &context)
{
    char32_t letter = styled(symbol.letter, symbol.alphabet);
    if (m_font.glyph(letter) == 0)
        letter = symbol.letter; // the fallback font may lack an alphabet
    return characterBox(letter, context);
}

Box Typesetter::set(const FunctionName &function, const Context &context)
{
    return wordsBox(function.word, false, context);
}

Box Typesetter::set(const Text &text, const Context &context)
{
    return wordsBox(text.words, text.bold, context);
}

Box Typesetter::set(const Slot &slot, const Context &context)
{
    const QString value = m_values.value(slot.name, QStringLiteral("?"));
    if (const std::optional<NumberText> number = NumberText::read(value))
        return list(numberNodes(*number, slot.bracketed), context);
    return wordsBox(value, false, context);
}

Box Typesetter::set(const Group &group, const Context &context)
{
    return list(group.body, context);
}

Box Typesetter::set(const Space &space, const Context &context)
{
    Box box;
    box.width = space.mu / kMuPerEm * scale(context);
    return box;
}

} // namespace lab::math
