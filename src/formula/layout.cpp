// SPDX-License-Identifier: GPL-3.0-or-later
#include "formula/layout.h"

#include <limits>
#include <utility>

#include "formula/typesetter.h"

namespace lab {

namespace {

constexpr double kReach = 0.12;       // ems around a term that still mean it
constexpr double kBreakingSpace = 18; // mu: a \\quad or more stands between two formulas

} // namespace

FormulaLayout::FormulaLayout(const Formula &formula, std::shared_ptr<const MathFont> font, const SlotValues &values)
    : FormulaLayout(formula.body(), false, std::move(font), values)
{
}

FormulaLayout::FormulaLayout(const math::NodeList &nodes, bool continues, std::shared_ptr<const MathFont> font,
                             const SlotValues &values)
    : m_font(std::move(font))
{
    math::Typesetter typesetter(*m_font, values);
    m_box = continues ? typesetter.continued(nodes, {}) : typesetter.list(nodes, {});
    for (const math::Typesetter::TermInfo &term : typesetter.terms())
        m_terms.push_back({term.name, term.parent, {}});
    for (const math::TermArea &placed : m_box.terms)
        m_terms.at(static_cast<std::size_t>(placed.term)).area = placed.rect;
}

std::vector<FormulaLayout> FormulaLayout::lines(const Formula &formula, const std::shared_ptr<const MathFont> &font,
                                                double most, const SlotValues &values)
{
    std::vector<math::NodeList> pieces(1); // what stays together
    for (const math::Node &node : formula.body()) {
        const auto *space = std::get_if<math::Space>(&node.content);
        const math::AtomClass atom = math::atomClass(node);
        const bool breaks = (space && space->mu >= kBreakingSpace) || atom == math::AtomClass::Relation ||
                            atom == math::AtomClass::Binary;
        if (breaks && !pieces.back().empty())
            pieces.emplace_back();
        pieces.back().push_back(node);
    }
    std::vector<FormulaLayout> lines;
    math::NodeList line;
    const auto set = [&](const math::NodeList &nodes) { return FormulaLayout(nodes, !lines.empty(), font, values); };
    for (const math::NodeList &piece : pieces) {
        math::NodeList longer = line;
        longer.insert(longer.end(), piece.begin(), piece.end());
        if (!line.empty() && set(longer).m_box.width > most) {
            lines.push_back(set(line));
            longer = piece;
            if (std::holds_alternative<math::Space>(longer.front().content))
                longer.erase(longer.begin());
        }
        line = std::move(longer);
    }
    lines.push_back(set(line));
    return lines;
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
