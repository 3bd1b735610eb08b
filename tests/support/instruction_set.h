// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTest>

#include "attn/model.h"

namespace support {

/// Where a run of the tests is for one instruction set, that one must compute: a misspelt GLIBC_TUNABLES would be
/// ignored silently. For initTestCase().
inline void expectInstructionSet()
{
    const QByteArray expected = qgetenv("LAB_INSTRUCTION_SET");
    if (expected.isEmpty())
        return;
#if defined(__x86_64__)
    if (expected == "x86-64-v3" && !__builtin_cpu_supports("avx2"))
        QSKIP("this processor has no AVX2");
#endif
    QCOMPARE(QByteArray(attn::instructionSet()), expected);
}

} // namespace support
