// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include "export/page.h"
#include "export/run_metadata.h"

namespace lab {

/// Real text with a list of fonts to fall back to; title, description, and the metadata as JSON in <metadata>.
QByteArray svg(const Figure &figure, const Sheet &page, const RunMetadata &metadata);

} // namespace lab
