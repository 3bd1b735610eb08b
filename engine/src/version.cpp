// SPDX-License-Identifier: GPL-3.0-or-later
#include "attn/model.h"

namespace attn {

const char *instructionSet()
{
#if defined(__x86_64__)
#if defined(__AVX512F__)
    return "x86-64-v4";
#elif defined(__AVX2__)
    return "x86-64-v3";
#else
    return "x86-64";
#endif
#elif defined(__aarch64__)
    return "aarch64";
#else
    return "generic";
#endif
}

const char *version()
{
    return ATTN_VERSION;
}

} // namespace attn
