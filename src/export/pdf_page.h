// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <functional>

#include "export/page.h"
#include "export/run_metadata.h"

namespace lab {

/// Pages of one size, painted in their order at 96 units to the inch.
struct PdfPages {
    QString title;
    QSizeF size; ///< 1/96 inch; Qt writes whole points
    int count = 1;
    std::function<void(QPainter &painter, int page)> paint;
};

/// Real text; title, program, and the metadata as XMP.
QByteArray pdf(const PdfPages &pages, const RunMetadata &metadata);

/// One page of the figure's size with real text; title, program, and the metadata as XMP.
QByteArray pdf(const Figure &figure, const Sheet &page, const RunMetadata &metadata);

} // namespace lab
