// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <span>

#include "attn/tensor.h"

namespace attn {

inline constexpr Index kFloatsPerLine = kAlignment / sizeof(float);

/// The floats of a caller's workspace from the first border of a cache line on.
inline std::span<float> alignedFloats(std::span<std::byte> workspace)
{
    void *begin = workspace.data();
    std::size_t room = workspace.size();
    std::align(kAlignment, 0, begin, room);
    return {static_cast<float *>(begin), room / sizeof(float)};
}

} // namespace attn
