// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Marks what the engine's shared library exports; everything else is hidden, so that no Eigen symbol can cross the
/// border between builds for different instruction sets.
#if defined(ATTN_BUILDING)
#define ATTN_API __attribute__((visibility("default")))
#else
#define ATTN_API
#endif
