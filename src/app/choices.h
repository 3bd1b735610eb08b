// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attn/config.h"
#include "attn/mask.h"

class QComboBox;

namespace lab {

/// The scales to choose from, the chosen one current; an item's data is its ScaleChoice::Kind. Without a config the
/// model's own scale is named, not shown.
void fillScales(QComboBox &box, const attn::ScaleChoice &chosen, const attn::ModelConfig *config);

/// The masks to choose from, likewise.
void fillMasks(QComboBox &box, const attn::MaskChoice &chosen);

} // namespace lab
