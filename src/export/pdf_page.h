// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include "export/page.h"
#include "export/run_metadata.h"

namespace lab {

/// One page of the figure's size with real text; title, program, and the metadata as XMP.
QByteArray pdf(const Figure &figure, const Page &page, const RunMetadata &metadata);

} // namespace lab
