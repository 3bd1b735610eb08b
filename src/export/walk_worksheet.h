// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/walk_document.h"
#include "walkthrough/worksheet.h"

namespace lab {

/// Exercises with blanks, and the answers on a page of their own, to be printed: PDF, HTML or Markdown by the name's
/// ending.
void writeWorksheet(const QString &path, const WalkDocument &document, const QList<Exercise> &exercises,
                    std::uint32_t seed, const attn::Progress &progress = {});

} // namespace lab
