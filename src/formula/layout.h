// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QSizeF>

#include <memory>

#include "formula/box.h"
#include "formula/formula.h"
#include "formula/math_font.h"

namespace lab {

/// A formula in display style with numbers in its slots: where everything stands. Sizes are in ems, so that one layout
/// serves every type size: functions that speak of pixels take the size of an em. The origin is the left end of the
/// baseline; y grows downwards.
class FormulaLayout {
public:
    struct NamedArea {
        QString name;
        int parent = -1; ///< the index of the term around it
        QRectF area;     ///< in ems; null where nothing of it is seen
    };

    FormulaLayout() = default;
    FormulaLayout(const Formula &formula, std::shared_ptr<const MathFont> font, const SlotValues &values = {});

    /// In lines no wider than `most` ems where that can be, broken before relations and operations.
    static std::vector<FormulaLayout> lines(const Formula &formula, const std::shared_ptr<const MathFont> &font,
                                            double most, const SlotValues &values = {});

    double width(double em) const { return m_box.width * em; }
    double ascent(double em) const { return m_box.height * em; }
    double descent(double em) const { return m_box.depth * em; }
    QSizeF size(double em) const { return QSizeF(m_box.width, m_box.total()) * em; }

    const std::vector<NamedArea> &terms() const { return m_terms; }
    /// Every place of that name, in pixels.
    QList<QRectF> termRects(const QString &name, double em) const;
    /// The innermost term there, or an empty name. A thin term (a minus, an i) is met a little around it too.
    QString termAt(const QPointF &point, double em) const;
    /// Whether term `index` is the one of this name or inside it.
    bool isWithin(int index, const QString &name) const;

    const math::Box &box() const { return m_box; }
    const std::shared_ptr<const MathFont> &font() const { return m_font; }

private:
    FormulaLayout(const math::NodeList &nodes, bool continues, std::shared_ptr<const MathFont> font,
                  const SlotValues &values);

    std::shared_ptr<const MathFont> m_font;
    math::Box m_box;
    std::vector<NamedArea> m_terms;
};

} // namespace lab
