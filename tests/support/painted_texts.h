// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>

#include "figures/figure.h"
#include "support/recording_painter.h"

namespace lab::test {

inline QList<PaintedText> textsOf(const Figure &figure, const QSizeF &size)
{
    TextRecorder recorder(size.toSize());
    QPainter painter(&recorder);
    figure.paint(painter, QRectF(QPointF(0, 0), size));
    painter.end();
    return recorder.texts();
}

/// Without the pixel that neighbours may share.
inline QPolygonF inner(const QPolygonF &outline)
{
    const QPointF middle = (outline.at(0) + outline.at(2)) / 2;
    QTransform smaller;
    smaller.translate(middle.x(), middle.y());
    smaller.scale(0.9, 0.9);
    smaller.translate(-middle.x(), -middle.y());
    return smaller.map(outline);
}

/// The first text that leaves the picture or lies on another; empty where none does.
inline QString misplacedText(const QList<PaintedText> &texts, const QSizeF &size)
{
    const QRectF area = QRectF(QPointF(0, 0), size).adjusted(-0.5, -0.5, 0.5, 0.5);
    for (qsizetype i = 0; i < texts.size(); ++i) {
        if (!area.contains(texts.at(i).outline.boundingRect()))
            return texts.at(i).text + " leaves the picture";
        const QPolygonF outline = inner(texts.at(i).outline);
        for (qsizetype j = 0; j < i; ++j)
            if (outline.boundingRect().intersects(texts.at(j).outline.boundingRect()) &&
                outline.intersects(inner(texts.at(j).outline)))
                return texts.at(i).text + " lies on " + texts.at(j).text;
    }
    return {};
}

} // namespace lab::test
