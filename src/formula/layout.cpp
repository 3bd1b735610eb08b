// SPDX-License-Identifier: GPL-3.0-or-later
#include "formula/layout.h"

#include <limits>
#include <utility>

#include "formula/typesetter.h"

namespace lab {

namespace {

constexpr double kReach = 0.12; // ems around a term that still mean it

} // namespace

FormulaLayout::FormulaLayout(const Formula &formula, std::shared_ptr<const MathFont> font, const SlotValues &values)
    : m_font(std::move(font))
{
    math::Typesetter typesetter(*m_font, values);
    m_box = typesetter.list(formula.body(), {});
    for (const math::Typesetter::TermInfo &term : typesetter.terms())
        m_terms.push_back({term.name, term.parent, {}});
    for (const math::TermArea &placed : m_box.terms)
        m_terms.at(static_cast<std::size_t>(placed.term)).area = placed.rect;
}

QList<QRectF> FormulaLayout::termRects(const QString &name, double em) const
{
    QList<QRectF> rects;
    for (const NamedArea &term : m_terms) {
        if (term.name == name && !term.area.isNull())
            rects << QRectF(term.area.topLeft() * em, term.area.size() * em);
    }
    return rects;
}

QString FormulaLayout::termAt(const QPointF &point, double em) const
{
    const QPointF at = point / em;
    for (const double reach : {0.0, kReach}) {
        const NamedArea *best = nullptr;
        double leastArea = std::numeric_limits<double>::max();
        for (const NamedArea &term : m_terms) {
            const QRectF area = term.area.adjusted(-reach, -reach, reach, reach);
            const double size = area.width() * area.height();
            if (!term.area.isNull() && area.contains(at) &&
                size <= leastArea) { // of equals the inner one, which is later
                best = &term;
                leastArea = size;
            }
        }
        if (best)
            return best->name;
    }
    return {};
}

bool FormulaLayout::isWithin(int index, const QString &name) const
{
    while (index >= 0) {
        const NamedArea &term = m_terms.at(static_cast<std::size_t>(index));
        if (term.name == name)
            return true;
        index = term.parent;
    }
    return false;
}

} // namespace lab
