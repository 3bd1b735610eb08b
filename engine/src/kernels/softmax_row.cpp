// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/softmax_row.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <Eigen/Core>

namespace attn::kernels {

namespace {

namespace ei = Eigen::internal;
using Packet = ei::packet_traits<float>::type;

constexpr Index kWidth = ei::packet_traits<float>::size;
/// Floats that are summed in single precision before the sum is carried on in double.
constexpr Index kRun = 32 * kWidth;
constexpr float kMinusInfinity = -std::numeric_limits<float>::infinity();
/// ln of the smallest normal float.
constexpr float kLowest = -87.33654f;

/// e^(score − shift) under the conditions of exponentiate().
Packet exponential(const Packet &score, const Packet &shift)
{
    const Packet x = ei::psub(score, shift);
    const Packet vanishing =
        ei::por(ei::pcmp_eq(score, ei::pset1<Packet>(kMinusInfinity)), ei::pcmp_lt(x, ei::pset1<Packet>(kLowest)));
    const Packet not_a_number = ei::pcmp_lt_or_nan(x, x); // pexp alone may lose a NaN; all bits set is one
    return ei::pandnot(ei::por(ei::pexp(x), not_a_number), vanishing);
}

/// The n < kWidth values at the end of a row, filled up with −∞.
struct Tail {
    Tail(const float *from, Index n)
    {
        std::fill(values, values + kWidth, kMinusInfinity);
        std::copy(from, from + n, values);
    }
    alignas(kAlignment) float values[kWidth];
};

} // namespace

float maximum(const float *row, Index n)
{
    Packet largest = ei::pset1<Packet>(kMinusInfinity);
    Index j = 0;
    for (; j + kWidth <= n; j += kWidth)
        largest = ei::pmax<Eigen::PropagateNaN>(largest, ei::ploadu<Packet>(row + j));
    if (j < n)
        largest = ei::pmax<Eigen::PropagateNaN>(largest, ei::pload<Packet>(Tail(row + j, n - j).values));
    return ei::predux_max<Eigen::PropagateNaN>(largest);
}

double exponentiate(float *row, Index n, float shift)
{
    const Packet shifts = ei::pset1<Packet>(shift);
    double total = 0;
    Index j = 0;
    while (j + kWidth <= n) {
        Packet sum = ei::pset1<Packet>(0.0f);
        for (const Index end = std::min(n, j + kRun); j + kWidth <= end; j += kWidth) {
            const Packet e = exponential(ei::ploadu<Packet>(row + j), shifts);
            ei::pstoreu(row + j, e);
            sum = ei::padd(sum, e);
        }
        total += ei::predux(sum);
    }
    if (j < n) {
        Tail tail(row + j, n - j);
        const Packet e = exponential(ei::pload<Packet>(tail.values), shifts);
        ei::pstore(tail.values, e);
        std::copy(tail.values, tail.values + (n - j), row + j);
        total += ei::predux(e);
    }
    return total;
}

float inverse(double sum)
{
    return std::isnan(sum) ? 1.0f : static_cast<float>(1.0 / sum);
}

void scaleRow(const float *from, Index n, float factor, float *to)
{
    for (Index j = 0; j < n; ++j)
        to[j] = factor * from[j];
}

} // namespace attn::kernels
