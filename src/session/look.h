// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/selection.h"

namespace lab {

/// Where one looks, as it can be kept.
struct Look {
    std::optional<attn::AttentionPlace> place; ///< none: the model's default
    attn::HeadIndex head{};
    Cell cell; ///< pinned
    bool operator==(const Look &) const = default;

    static Look of(const Selection &selection) { return {selection.place(), selection.head(), selection.pinned()}; }
};

} // namespace lab
