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

/// As it flows into at most so many lines of a width, in type of this step; the last one is cut.
QList<TextLine> captionLines(const Caption &text, const FigureStyle &style, const Type &type, int step, double width,
                             qsizetype most);

/// A picture's area: its caption on top, and the room that is left for the picture.
struct Page {
    QRectF area;
    QRectF content;
    QList<TextLine> caption;
    int captionStep = 0; ///< of its type
    bool transparent = false;

    /// The caption flows into at most three lines, fewer and smaller where the area is small; the last one is cut. With
    /// full notes it may take a third of the height.
    Page(const QRectF &area, const Caption &text, const FigureStyle &style, const Type &type);
    /// Background and caption.
    void paint(QPainter &painter, const Type &type, const Theme &theme) const;
    /// What stands around the content at this width, where there is room.
    static QSizeF around(double width, const Caption &text, const FigureStyle &style, const Type &type);
};

/// Of one head's weights.
Caption weightsCaption(const FigureSource &source, const FigureStyle &style = {});
/// Of all heads' weights of a layer.
Caption headsCaption(const FigureSource &source, const FigureStyle &style = {});
/// Of all heads of all layers.
Caption modelCaption(const FigureSource &source, const FigureStyle &style = {});
/// Of the lines of the heads that are drawn.
Caption linesCaption(const FigureSource &source, const FigureStyle &style = {});
/// Of one head, whatever is shown of it.
Caption headCaption(const FigureSource &source, const FigureStyle &style = {});
/// Of one head's Q, K and V.
Caption qkvCaption(const FigureSource &source, const FigureStyle &style = {});
/// Of what a layer costs.
Caption costCaption(const FigureSource &source, const FigureStyle &style = {});

} // namespace lab
