// SPDX-License-Identifier: GPL-3.0-or-later
#include "attn/memory.h"

#include <memory>
#include <new>

#if defined(__linux__)
#include <malloc.h>
#include <sys/mman.h>
#endif

namespace attn {

/// The address of the whole stands before what is given. glibc's own aligned memory would leave odd bits beside it, so
/// that the next of the same size does not fit where this one was.
void *allocate(std::size_t bytes)
{
    const bool large = bytes >= 2 * kHugePage;
    const std::size_t alignment = large ? kHugePage : kAlignment;
    std::size_t room = bytes + alignment;
    void *const whole = ::operator new(sizeof(void *) + room);
    void *memory = static_cast<void **>(whole) + 1;
    std::align(alignment, bytes, memory, room);
    static_cast<void **>(memory)[-1] = whole;
#if defined(__linux__)
    if (large)
        madvise(memory, bytes / kHugePage * kHugePage, MADV_HUGEPAGE); // where it fails small pages do
#endif
    return memory;
}

void release(void *memory)
{
    if (memory)
        ::operator delete(static_cast<void **>(memory)[-1]);
}

void keepFreedMemory()
{
#if defined(__GLIBC__)
    mallopt(M_MMAP_THRESHOLD, 32 << 20); // the largest that glibc takes
    mallopt(M_TRIM_THRESHOLD, 256 << 20);
#endif
}

} // namespace attn
