// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include "figures/figure.h"
#include "figures/type.h"

namespace lab {

/// What stands above a figure: what it is, and everything that must be known to read it rightly.
struct Caption {
    QString title;     ///< "Cross-attention · layer 1 · head 0 (Z₁)"
    QStringList notes; ///< "each row sums to 1", …

    QString line() const;
};

/// A picture's area: its caption on top, and the room that is left for the picture.
struct Page {
    QRectF area;
    QRectF content;
    QList<TextLine> caption;
    int captionStep = 0; ///< of its type

    /// The caption flows into at most three lines, fewer and smaller where the area is small; the last one is cut.
    Page(const QRectF &area, const Caption &text, const FigureStyle &style, const Type &type);
    /// Background and caption.
    void paint(QPainter &painter, const Type &type, const Theme &theme) const;
    /// What stands around the content at this width, where there is room.
    static QSizeF around(double width, const Caption &text, const FigureStyle &style, const Type &type);
};

/// Of one head's weights.
Caption weightsCaption(const FigureSource &source);
/// Of all heads' weights of a layer.
Caption headsCaption(const FigureSource &source);
/// Of all heads of all layers.
Caption modelCaption(const FigureSource &source);
/// Of the lines of the heads that are drawn.
Caption linesCaption(const FigureSource &source);
/// Of one head's Q, K and V.
Caption qkvCaption(const FigureSource &source);

} // namespace lab
