// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QHash>
#include <QPainter>
#include <QPointF>
#include <QString>

#include "formula/layout.h"
#include "formula/palette.h"

namespace lab {

/// How a term is shown while it is pointed at. An invalid colour changes nothing.
struct TermMark {
    QColor fill; ///< behind it
    QColor ink;  ///< of its letters
};

/// How a formula looks: everything that changes without a new layout.
struct FormulaLook {
    double em = 16; ///< pixels
    Palette palette;
    QHash<QString, TermMark> marks; ///< by the terms' names
};

/// Paints with the left end of the baseline at `origin`: glyph runs on screen and in PDF (real text), outlines in SVG
/// in a group that titleFormulas() gives `title`, the LaTeX, as its title.
void paintFormula(QPainter &painter, const QPointF &origin, const FormulaLayout &layout, const FormulaLook &look,
                  const QString &title = {});

/// QSvgGenerator knows no titles of groups: paintFormula() leaves marks in the document, this makes groups of them.
void titleFormulas(QString &svgDocument);

} // namespace lab
