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
    /// Flowed into lines of this width, the last one cut: three at most, fewer where they would take more than a sixth
    /// of the room.
    QList<TextLine> flow(const Type &type, const Theme &theme, const QSizeF &room) const;
};

/// With the space after them; 0 for none.
double captionHeight(const QList<TextLine> &lines, const Type &type);
void paintCaption(QPainter &painter, const QPointF &topLeft, const QList<TextLine> &lines, const Type &type);

/// Of one head's weights.
Caption weightsCaption(const FigureSource &source);
/// Of all heads' weights of a layer.
Caption headsCaption(const FigureSource &source);
/// Of one head's Q, K and V.
Caption qkvCaption(const FigureSource &source);

} // namespace lab
