// SPDX-License-Identifier: GPL-3.0-or-later
// The benchmarks' works behind a C interface, so that a script can do ours and a Python library's in turns.
#include <algorithm>
#include <string_view>

#include "cases.h"

using namespace attn::bench;

extern "C" {

/// The work of the case of this name and size, to be freed; null where there is none.
__attribute__((visibility("default"))) void *attn_bench_make(const char *name, long n, int threads)
{
    const std::vector<Case> cases = allCases(threads);
    const auto is_asked = [=](const Case &one) {
        return one.what.name == std::string_view(name) && one.what.n == n && one.what.threads == threads;
    };
    const auto found = std::ranges::find_if(cases, is_asked);
    return found == cases.end() ? nullptr : new Work(found->make({}, {}).ours);
}

__attribute__((visibility("default"))) void attn_bench_do(void *work)
{
    (*static_cast<Work *>(work))();
}

__attribute__((visibility("default"))) void attn_bench_free(void *work)
{
    delete static_cast<Work *>(work);
}
}
