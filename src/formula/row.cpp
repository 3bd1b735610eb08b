// SPDX-License-Identifier: GPL-3.0-or-later
#include "formula/row.h"

#include "formula/spacing.h"

namespace lab::math {

namespace {

bool isAtom(const Node &node)
{
    return !std::holds_alternative<Space>(node.content);
}

} // namespace

Typesetter::Row::Row(Typesetter &typesetter, const Context &context, AtomClass before) : Row(typesetter, context)
{
    m_atoms.push_back(before);
    m_placed = 1;
}

Box Typesetter::Row::set(const NodeList &nodes)
{
    collect(nodes, m_context);
    demoteBinaries(m_atoms);
    for (const Piece &piece : m_pieces)
        add(piece);
    return std::move(m_box);
}

void Typesetter::Row::collect(const NodeList &nodes, const Context &context)
{
    for (const Node &node : nodes) {
        Context inner = context;
        if (const auto *term = std::get_if<Term>(&node.content)) {
            std::vector<TermInfo> &terms = m_typesetter.m_terms;
            inner.owner.term = static_cast<int>(terms.size());
            terms.push_back({term->name, context.owner.term});
            m_pieces.push_back({nullptr, inner, inner.owner.term});
            collect(term->body, inner);
            m_pieces.push_back({nullptr, inner, -1});
        } else if (const auto *colored = std::get_if<Colored>(&node.content)) {
            inner.owner.role = colored->role;
            collect(colored->body, inner);
        } else {
            m_pieces.push_back({&node, inner, -1});
            if (isAtom(node))
                m_atoms.push_back(atomClass(node));
        }
    }
}

void Typesetter::Row::add(const Piece &piece)
{
    if (!piece.node && piece.begins < 0)
        return closeTerm();
    if (!piece.node) {
        m_open.push_back({piece.begins, std::nullopt});
        return;
    }
    space(*piece.node);
    Box box = m_typesetter.set(*piece.node, piece.context);
    m_italic = box.italic;
    cover(box);
    const double width = box.width;
    const bool alone = m_placed == 1 && m_x == 0;
    m_box.italic = m_italic;
    m_box.soleGlyph = alone ? box.soleGlyph : 0;
    m_box.nucleusHeight = alone ? box.nucleusHeight : 0;
    m_box.place(std::move(box), m_x);
    m_x += width;
    m_box.width = m_x; // a negative space may have gone back
}

void Typesetter::Row::space(const Node &node)
{
    if (isAtom(node)) {
        if (m_placed > 0)
            m_x += spaceBetween(m_atoms[m_placed - 1], m_atoms[m_placed], m_context.style >= Style::Script) / kMuPerEm *
                   m_typesetter.scale(m_context);
        ++m_placed;
    }
    m_x += m_italic; // between what leans and what follows, not at the end
}

/// The terms that are open reach over the next box.
void Typesetter::Row::cover(const Box &box)
{
    const QRectF area(m_x, -box.height, box.width, box.total());
    for (OpenTerm &open : m_open)
        open.area = open.area ? joined(*open.area, area) : area;
}

void Typesetter::Row::closeTerm()
{
    if (const OpenTerm &open = m_open.back(); open.area)
        m_box.terms.push_back({open.term, *open.area});
    m_open.pop_back();
}

} // namespace lab::math
