// SPDX-License-Identifier: GPL-3.0-or-later
#include "attn/peak.h"

#include <algorithm>
#include <chrono>

#include "kernels/vector.h"

namespace attn {

namespace {

/// Sums that don't wait for each other: enough to hide a multiply-add's latency, few enough for the registers.
constexpr int kChains = 12;

/// Keeps the compiler from doing the work once for all rounds, or not at all.
inline void opaque(kernels::Vector &value)
{
#if defined(__x86_64__)
    asm volatile("" : "+x"(value)); // names a vector register; one at a time, since on arrays it would spill
#else
    asm volatile("" : "+m"(value));
#endif
}

/// As in a product of matrices: what is added does not wait for the sums.
void multiplyAdds(kernels::Vector (&sums)[kChains], int rounds)
{
    const kernels::Vector factor = kernels::broadcast(0.999f), term = kernels::broadcast(0.001f);
    for (int round = 0; round < rounds; ++round) {
#pragma GCC unroll 16
        for (int chain = 0; chain < kChains; ++chain) {
            kernels::Vector left = factor;
            opaque(left);
            sums[chain] += left * term;
        }
    }
}

} // namespace

double peakGflops()
{
    using Clock = std::chrono::steady_clock;
    constexpr int kRounds = 100000;
    kernels::Vector sums[kChains] = {};
    double best = 0;
    for (int attempt = 0; attempt < 11; ++attempt) {
        const auto begin = Clock::now();
        multiplyAdds(sums, kRounds);
        for (kernels::Vector &sum : sums)
            opaque(sum);
        const std::chrono::duration<double, std::nano> taken = Clock::now() - begin;
        best = std::max(best, 2.0 * kRounds * kChains * kernels::kWidth / taken.count());
    }
    return best;
}

} // namespace attn
