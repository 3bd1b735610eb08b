// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/softmax_row.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "kernels/exponential.h"

namespace attn::kernels {

namespace {

/// Floats that are summed plainly before their sum goes to a Total.
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
float exponentiateOneByOne(float *row, Index n, float shift)
{
    double total = 0;
    for (Index j = 0; j < n; ++j) {
        row[j] = row[j] == kMinusInfinity ? 0.0f : std::exp(row[j] - shift);
        total += row[j];
    }
    return static_cast<float>(total);
}

Vector sum(Vector a, Vector b)
{
    return a + b;
}

/// A sum, lane by lane, whose rounding does not grow with the number of its terms (Kahan 1965).
struct Total {
    explicit Total(Vector first) : value(first) {}
    void add(Vector term)
    {
        const Vector corrected = term - lost, next = value + corrected;
        lost = (next - value) - corrected;
        value = next;
    }
    Vector value;
    Vector lost{};
};

/// Turns at most kRun scores, whole vectors of them, into e^(score − shift); returns their sum, lane by lane.
Vector exponentiateRun(float *scores, Index n, Vector shift)
{
    Vector total{};
    for (Index j = 0; j < n; j += kWidth) {
        const Vector e = exponential(load(scores + j) - shift);
        store(scores + j, e);
        total += e;
    }
    return total;
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
    const float not_a_number = reduced(not_numbers, sum)[0];
    return std::isnan(not_a_number) ? not_a_number : reduced(largest, larger)[0];
}

float exponentiate(float *row, Index n, float shift)
{
    if (!std::isfinite(shift))
        return exponentiateOneByOne(row, n, shift);
    Total total(Vector{});
    for (Index begin = 0; begin < n; begin += kRun) {
        const Index end = std::min(n, begin + kRun), tail_begin = end - end % kWidth;
        Vector run = exponentiateRun(row + begin, tail_begin - begin, broadcast(shift));
        if (tail_begin < end) {
            Tail tail(row + tail_begin, end - tail_begin);
            run += exponentiateRun(tail.values, kWidth, broadcast(shift));
            std::copy_n(tail.values, end - tail_begin, row + tail_begin);
        }
        total.add(run);
    }
    return reduced(total.value, sum)[0];
}

void gatherMaxima(const float *row, Index n, Index i, Maxima &maxima)
{
    assert(n % kWidth == 0);
    Vector largest = broadcast(kMinusInfinity);
    BitVector odd = bitsOf(load(maxima.odd)); // all bits are as good as NaN
    for (Index j = 0; j < n; j += kWidth) {
        const Vector v = load(row + j);
        largest = larger(v, largest);
        odd |= ~reinterpret_cast<BitVector>(v < -kMinusInfinity);
    }
    store(maxima.lanes + i * kWidth, largest);
    store(maxima.odd, floatsOf(odd));
}

void exponentiateRows(const MatrixView &scores, const Maxima &maxima, float *inverses)
{
    assert(scores.cols % kWidth == 0 && scores.cols > 0);
    for (Index first = 0; first < scores.rows;
         first += kWidth) { // some rows at a time, whose lanes are reduced together
        const Index rows = std::min(kWidth, scores.rows - first);
        Vector lanes[kWidth];
        for (Index i = 0; i < kWidth; ++i)
            lanes[i] = load(maxima.lanes + (first + std::min(i, rows - 1)) * kWidth);
        const Vector maximum = reducedEach(lanes, larger);
        alignas(kAlignment) float shifts[kWidth], inverse_sums[kWidth];
        store(shifts, maximum > kMinusInfinity ? maximum : Vector{});
        for (Index i = 0; i < rows; ++i) {
            float *const row = scores.row(first + i).data();
            const Vector shift = broadcast(shifts[i]);
            Total total(exponentiateRun(row, std::min(kRun, scores.cols), shift));
            for (Index begin = kRun; begin < scores.cols; begin += kRun)
                total.add(exponentiateRun(row + begin, std::min(kRun, scores.cols - begin), shift));
            lanes[i] = total.value;
        }
        store(inverse_sums, maximum > kMinusInfinity ? 1.0f / reducedEach(lanes, sum) : Vector{});
        std::copy_n(inverse_sums, rows, inverses + first);
    }
}

float inverse(float total)
{
    return std::isnan(total) ? 1.0f : 1.0f / total;
}

void scaleRow(const float *from, Index n, float factor, float *to)
{
    for (Index j = 0; j < n; ++j)
        to[j] = factor * from[j];
}

} // namespace attn::kernels
