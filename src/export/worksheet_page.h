// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/walk_document.h"
#include "formula/layout.h"
#include "walkthrough/worksheet.h"

namespace lab {

/// What stands above the exercises of a worksheet, and above its answers.
struct WorksheetHeading {
    QString title;
    QString sentence;
    QString about;
    QString answers;
};

/// Portrait A4 in black on white, to be printed: exercises with blanks, and the answers on a page of their own. Real
/// text. Throws attn::Error where the machine has no math font.
QByteArray worksheetPdf(const WorksheetHeading &heading, const QList<Exercise> &exercises, const RunMetadata &metadata);

} // namespace lab
