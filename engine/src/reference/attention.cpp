// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <limits>

#include "attn/reference.h"

namespace attn::reference {

namespace {

/// weights_j = e^(s_j − max) / Σ e^(s_j − max) in place; scores of −∞ are not seen. False, and zeros, where all are.
bool softmax(std::vector<double> &scores)
{
    const double maximum = std::ranges::max(scores);
    if (maximum == -std::numeric_limits<double>::infinity()) {
        std::ranges::fill(scores, 0.0);
        return false;
    }
    double sum = 0;
    for (double &score : scores) {
        score = std::exp(score - maximum);
        sum += score;
    }
    for (double &score : scores)
        score /= sum;
    return true;
}

void attendRow(const AttentionInput &in, const AttentionOutput &out, Index h, Index i)
{
    const Index kv = h * in.k.heads / in.q.heads;
    std::vector<double> weights(static_cast<std::size_t>(in.k.rows));
    for (Index j = 0; j < in.k.rows; ++j) {
        double score = 0;
        for (Index c = 0; c < in.q.cols; ++c)
            score += static_cast<double>(in.q.head(h)(i, c)) * static_cast<double>(in.k.head(kv)(j, c));
        score *= static_cast<double>(in.scale);
        if (!out.scores.empty())
            out.scores.head(h)(i, j) = static_cast<float>(score);
        if (!in.bias.empty())
            score += static_cast<double>(in.bias.head(h)(i, j));
        weights[static_cast<std::size_t>(j)] = in.mask.allows(i, j) ? score : -std::numeric_limits<double>::infinity();
    }
    softmax(weights);
    for (Index j = 0; j < in.k.rows && !out.weights.empty(); ++j)
        out.weights.head(h)(i, j) = static_cast<float>(weights[static_cast<std::size_t>(j)]);
    for (Index c = 0; c < in.v.cols; ++c) {
        double sum = 0;
        for (Index j = 0; j < in.k.rows; ++j)
            sum += weights[static_cast<std::size_t>(j)] * static_cast<double>(in.v.head(kv)(j, c));
        out.context.head(h)(i, c) = static_cast<float>(sum);
    }
}

} // namespace

std::vector<Index> attention(const AttentionInput &input, const AttentionOutput &output)
{
    std::vector<Index> masked_rows;
    for (Index i = 0; i < input.q.rows; ++i) {
        bool sees_a_key = false;
        for (Index j = 0; j < input.k.rows; ++j)
            sees_a_key = sees_a_key || input.mask.allows(i, j);
        if (!sees_a_key)
            masked_rows.push_back(i);
        for (Index h = 0; h < input.q.heads; ++h)
            attendRow(input, output, h, i);
    }
    return masked_rows;
}

bool softmax(std::span<const float> scores, std::span<const std::uint8_t> allowed, std::span<float> weights)
{
    std::vector<double> values(scores.begin(), scores.end());
    for (std::size_t j = 0; j < allowed.size(); ++j)
        values[j] = allowed[j] ? values[j] : -std::numeric_limits<double>::infinity();
    const bool sees_something = !values.empty() && softmax(values);
    std::ranges::transform(values, weights.begin(), [](double value) { return static_cast<float>(value); });
    return sees_something;
}

void addSinusoidalPositions(MatrixView x, Index offset)
{
    for (Index row = 0; row < x.rows; ++row) {
        for (Index column = 0; column < x.cols; ++column) {
            const double exponent = static_cast<double>(column - column % 2) / static_cast<double>(x.cols);
            const double angle = static_cast<double>(row + offset) / std::pow(10000.0, exponent);
            x(row, column) += static_cast<float>(column % 2 == 0 ? std::sin(angle) : std::cos(angle));
        }
    }
}

namespace {

/// Press et al.'s own recursion: the slopes of a power of two, and every other one of twice as many heads for the rest.
std::vector<double> slopes(Index heads)
{
    Index power = 1;
    while (2 * power <= heads)
        power *= 2;
    std::vector<double> found;
    const double start = std::pow(2.0, -8.0 / static_cast<double>(power));
    for (double slope = start; std::ssize(found) < power; slope *= start)
        found.push_back(slope);
    if (power < heads) {
        const std::vector<double> finer = slopes(2 * power);
        for (std::size_t k = 0; std::ssize(found) < heads; k += 2)
            found.push_back(finer[k]);
    }
    return found;
}

/// The bucket of T5's code, step by step.
Index bucketOf(const RelativeBuckets &in, Index key, Index query)
{
    Index buckets = in.buckets, bucket = 0, distance = key - query;
    if (in.two_sided) {
        buckets /= 2;
        if (distance > 0)
            bucket += buckets;
        distance = std::abs(distance);
    } else {
        distance = distance < 0 ? -distance : 0;
    }
    const Index exact = buckets / 2;
    if (distance < exact)
        return bucket + distance;
    const double share = std::log(static_cast<double>(distance) / static_cast<double>(exact)) /
                         std::log(static_cast<double>(in.max_distance) / static_cast<double>(exact));
    const Index more = static_cast<Index>(share * static_cast<double>(buckets - exact));
    return bucket + std::min(exact + more, buckets - 1);
}

template <class Number>
void writeBias(HeadsView bias, const Number &number)
{
    for (Index h = 0; h < bias.heads; ++h)
        for (Index i = 0; i < bias.rows; ++i)
            for (Index j = 0; j < bias.cols; ++j)
                bias.head(h)(i, j) = number(h, i, j);
}

} // namespace

void alibiBias(HeadsView bias, Index query_offset)
{
    const std::vector<double> of = slopes(bias.heads);
    writeBias(bias, [&](Index h, Index i, Index j) {
        const double distance = static_cast<double>(std::abs(j - (i + query_offset)));
        return static_cast<float>(-of[static_cast<std::size_t>(h)] * distance);
    });
}

void relativeBias(ConstMatrixView table, const RelativeBuckets &buckets, HeadsView bias, Index query_offset)
{
    writeBias(bias, [&](Index h, Index i, Index j) { return table(bucketOf(buckets, j, i + query_offset), h); });
}

} // namespace attn::reference
