// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPolygonF>

#include "figures/cost_account.h"
#include "figures/theme.h"
#include "figures/type.h"

namespace lab {

/// The line of a step: solid where it grows with pairs of words, dashed where it grows with words.
QPen costPen(attn::CostStep step, const Theme &theme);

/// Operations of each step over the number of keys, both axes logarithmic, with the run's own number marked.
class CostPlot {
public:
    CostPlot(const CostAccount &account, const Type &type, const Theme &theme);

    /// Below it axes and names would lie on one another.
    QSizeF minimumSize() const;
    void paint(QPainter &painter, const QRectF &area) const;

private:
    /// Powers of ten at an axis' ends, and the pixels between them.
    struct Axis {
        double first = 0, last = 1; ///< log10
        double from = 0, to = 1;    ///< where they are
        double at(double value) const { return from + (to - from) * (value - first) / (last - first); }
    };
    struct Frame {
        QRectF rect;
        Axis x, y;
    };
    Frame frameIn(const QRectF &area) const;
    double nameWidth() const;
    TextLine power(int exponent) const;
    void paintGrid(QPainter &painter, const Frame &frame) const;
    void paintCurves(QPainter &painter, const Frame &frame) const;
    void paintNames(QPainter &painter, const Frame &frame) const;
    void paintHere(QPainter &painter, const Frame &frame) const;

    const CostAccount &m_account;
    const Type &m_type;
    const Theme &m_theme;
    double m_least; ///< keys, log10
    int m_most;
};

} // namespace lab
