// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QSizeF>
#include <QString>
#include <QStringList>

#include "attn/progress.h"
#include "export/run_metadata.h"
#include "figures/figure.h"

namespace lab {

struct ExportOptions {
    QSizeF size{}; ///< a PNG's pixels; 1/96 inch in SVG and PDF; invalid: the figure's natural size
    int dpi = 96;  ///< type size, and a PNG's resolution tag
};

/// The figure as pixels, with its resolution; throws attn::Error where there is no memory for it.
QImage pictureImage(const Figure &figure, const ExportOptions &options);

/// Endings of the files that exportFigure() writes.
QStringList pictureEndings();

/// The figure as the path's ending says: PNG, or SVG and PDF with real text. Throws attn::Error and attn::Cancelled;
/// then nothing is left, and a file that was there is as it was.
void exportFigure(const Figure &figure, const QString &path, const ExportOptions &options, const RunMetadata &metadata,
                  const attn::Progress &progress = {});

} // namespace lab
