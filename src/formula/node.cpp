// SPDX-License-Identifier: GPL-3.0-or-later
#include "formula/node.h"

namespace lab::math {

const Node *soleNode(const NodeList &list)
{
    const NodeList *inner = &list;
    while (inner->size() == 1) {
        const Node &node = inner->front();
        if (const auto *term = std::get_if<Term>(&node.content))
            inner = &term->body;
        else if (const auto *colored = std::get_if<Colored>(&node.content))
            inner = &colored->body;
        else if (const auto *group = std::get_if<Group>(&node.content))
            inner = &group->body;
        else
            return &node;
    }
    return nullptr;
}

namespace {

/// A lone node's class; several nodes together are ordinary.
AtomClass classOfList(const NodeList &list)
{
    return list.size() == 1 ? atomClass(list.front()) : AtomClass::Ordinary;
}

struct ClassOf {
    AtomClass operator()(const Symbol &symbol) const { return symbol.atom; }
    AtomClass operator()(const BigOperator &) const { return AtomClass::Operator; }
    AtomClass operator()(const FunctionName &) const { return AtomClass::Operator; }
    AtomClass operator()(const Fraction &) const { return AtomClass::Inner; }
    AtomClass operator()(const Fenced &) const { return AtomClass::Inner; }
    AtomClass operator()(const BigDelimiter &delimiter) const { return delimiter.atom; }
    AtomClass operator()(const Scripts &scripts) const { return classOfList(scripts.nucleus); }
    AtomClass operator()(const Stack &stack) const { return classOfList(stack.base); }
    AtomClass operator()(const Term &term) const { return classOfList(term.body); }
    AtomClass operator()(const Colored &colored) const { return classOfList(colored.body); }
    AtomClass operator()(const Bar &bar) const { return bar.brace ? AtomClass::Operator : AtomClass::Ordinary; }
    AtomClass operator()(const Table &table) const
    {
        return table.open || table.close ? AtomClass::Inner : AtomClass::Ordinary;
    }
    template <class Other>
    AtomClass operator()(const Other &) const
    {
        return AtomClass::Ordinary;
    }
};

} // namespace

AtomClass atomClass(const Node &node)
{
    return std::visit(ClassOf{}, node.content);
}

} // namespace lab::math
