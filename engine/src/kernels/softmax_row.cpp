// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/softmax_row.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "kernels/exponential.h"

namespace attn::kernels {

namespace {

/// Floats that are summed in single precision before the sum is carried on in double.
constexpr Index kRun = 32 * kWidth;
constexpr float kMinusInfinity = -std::numeric_limits<float>::infinity();

/// The n < kWidth values at the end of a row, filled up with −∞.
struct Tail {
    Tail(const float *from, Index n)
    {
        std::fill(values, values + kWidth, kMinusInfinity);
        std::copy(from, from + n, values);
    }
    alignas(kAlignment) float values[kWidth];
};

/// Where the largest score is infinite or not a number.
double exponentiateOneByOne(float *row, Index n, float shift)
{
    double total = 0;
    for (Index j = 0; j < n; ++j) {
        row[j] = row[j] == kMinusInfinity ? 0.0f : std::exp(row[j] - shift);
        total += row[j];
    }
    return total;
}

float sumOf(Vector v)
{
    return reduced(v, [](Vector a, Vector b) { return a + b; })[0];
}

} // namespace

float maximum(const float *row, Index n)
{
    Vector largest = broadcast(kMinusInfinity);
    Vector not_numbers{}; // NaN in the lanes that have met one: a comparison loses it
    const auto meet = [&](Vector v) {
        largest = larger(v, largest);
        not_numbers = v == v ? not_numbers : v;
    };
    Index j = 0;
    for (; j + kWidth <= n; j += kWidth)
        meet(load(row + j));
    if (j < n)
        meet(load(Tail(row + j, n - j).values));
    const float not_a_number = sumOf(not_numbers);
    return std::isnan(not_a_number) ? not_a_number : reduced(largest, larger)[0];
}

double exponentiate(float *row, Index n, float shift)
{
    if (!std::isfinite(shift))
        return exponentiateOneByOne(row, n, shift);
    double total = 0;
    Index j = 0;
    while (j + kWidth <= n) {
        Vector sum{};
        for (const Index end = std::min(n, j + kRun); j + kWidth <= end; j += kWidth) {
            const Vector e = exponential(load(row + j) - shift);
            store(row + j, e);
            sum += e;
        }
        total += sumOf(sum);
    }
    if (j < n) {
        Tail tail(row + j, n - j);
        const Vector e = exponential(load(tail.values) - shift);
        store(tail.values, e);
        std::copy(tail.values, tail.values + (n - j), row + j);
        total += sumOf(e);
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
