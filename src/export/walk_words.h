// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include "walkthrough/run_values.h"

namespace lab {

/// What the page that walks by itself says around the steps, in the language that the thread speaks.
QJsonObject pageWords(const RunValues &values, const attn::AttentionPlace &place);
/// What the panel says that opens numbers; "leaf" and "elsewhere" tell why one doesn't open further.
QJsonObject openedWords();

} // namespace lab
