// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QPainter>
#include <QRectF>
#include <QSizeF>
#include <QString>

#include <memory>

#include "figures/theme.h"
#include "session/experiment.h"
#include "session/selection.h"

namespace lab {

/// What a figure shows.
struct FigureSource {
    RunPtr run;
    LayerTracePtr layer; ///< of the place shown
    attn::HeadIndex head{};
    Cell cell; ///< marked, may be empty
};

/// How it looks. Lengths are in the painter's logical pixels (1/96 inch).
struct FigureStyle {
    const Theme *theme = &Theme::light();
    double pointSize = 10; ///< base type size
    bool caption = true;   ///< title line above
};

/// A picture of a run: paints on any QPainter (screen, PNG, SVG, PDF), knows no widget.
class Figure {
public:
    virtual ~Figure() = default;
    /// The size at which everything is comfortably legible.
    virtual QSizeF naturalSize() const = 0;
    /// Lays out and paints inside `area`, background included. Cells are rectangles up to 128 x 128, an image above.
    virtual void paint(QPainter &painter, const QRectF &area) const = 0;
    /// One line: "Cross-attention · layer 1 · head 0 (Z₁)", what rows are, "trained on word alignments" where it was.
    virtual QString caption() const = 0;
};

} // namespace lab
