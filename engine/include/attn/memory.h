// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "attn/export.h"

namespace attn {

/// The borders of cache lines and of the widest vectors.
inline constexpr std::size_t kAlignment = 64;
/// Bytes of a huge page, which is there much sooner than the 512 small pages that it replaces.
inline constexpr std::size_t kHugePage = std::size_t{2} << 20;

/// Memory that begins at a multiple of kAlignment; from 4 MiB on at one of kHugePage, in huge pages where the system
/// has some. Throws std::bad_alloc.
ATTN_API void *allocate(std::size_t bytes);
/// Frees what allocate() gave.
ATTN_API void release(void *memory);

/// For a program to call when it starts: memory that a run of a model frees stays with the process, up to 256 MiB, for
/// the next run. Asking the system for fresh pages each time costs small models a tenth of their time and more. It sets
/// glibc's malloc; elsewhere it does nothing.
ATTN_API void keepFreedMemory();

} // namespace attn
