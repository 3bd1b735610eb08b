// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>

#include <vector>

#include "walkthrough/step_figure.h"

namespace lab {

/// A step's picture as it is painted in a widget.
struct StepPicture {
    const StepFigure &figure; ///< laid out in the picture's area
    QPixmap pixels;
};

/// From one step to the next: a matrix that is in both glides to its new place, everything else fades. Two pictures are
/// all it needs, so that a frame costs the same whatever the step is made of.
class StepTransition {
public:
    StepTransition(const StepPicture &from, const StepPicture &to);

    /// `share`: at 0 it is the one picture, at 1 the other.
    void paint(QPainter &painter, double share) const;
    int movedCount() const { return static_cast<int>(m_moved.size()); }

private:
    struct Moved {
        QPixmap pixels;
        QRectF from, to;
    };

    QPixmap m_from, m_to; ///< without what moves
    std::vector<Moved> m_moved;
};

} // namespace lab
