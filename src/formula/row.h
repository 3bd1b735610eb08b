// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "formula/typesetter.h"

namespace lab::math {

inline constexpr double kMuPerEm = 18;

/// One horizontal list: terms and colours are looked through, so that a relation in a colour is still a relation.
class Typesetter::Row {
public:
    Row(Typesetter &typesetter, const Context &context) : m_typesetter(typesetter), m_context(context) {}
    /// As if an empty atom of this class stood in front.
    Row(Typesetter &typesetter, const Context &context, AtomClass before);

    Box set(const NodeList &nodes);

private:
    struct Piece {
        const Node *node = nullptr; ///< null where a term begins or ends
        Context context;
        int begins = -1;
    };
    struct OpenTerm {
        int term = -1;
        std::optional<QRectF> area;
    };

    void collect(const NodeList &nodes, const Context &context);
    void add(const Piece &piece);
    void space(const Node &node);
    void cover(const Box &box);
    void closeTerm();

    Typesetter &m_typesetter;
    Context m_context;
    std::vector<Piece> m_pieces;
    std::vector<AtomClass> m_atoms;
    std::vector<OpenTerm> m_open;
    Box m_box;
    double m_x = 0;
    double m_italic = 0;      ///< of the last box, owed to the next
    std::size_t m_placed = 0; ///< of m_atoms
};

} // namespace lab::math
