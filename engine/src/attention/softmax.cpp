// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <limits>

#include "attn/operations.h"
#include "kernels/softmax_row.h"

namespace attn {

namespace {

constexpr float kMasked = -std::numeric_limits<float>::infinity();

void maskScores(std::span<const float> scores, std::span<const std::uint8_t> allowed, std::span<float> masked)
{
    assert(masked.size() == scores.size() && (allowed.empty() || allowed.size() == scores.size()));
    for (std::size_t j = 0; j < scores.size(); ++j)
        masked[j] = allowed.empty() || allowed[j] ? scores[j] : kMasked;
}

} // namespace

bool softmax(std::span<const float> scores, std::span<const std::uint8_t> allowed, std::span<float> weights)
{
    maskScores(scores, allowed, weights);
    const Index n = std::ssize(weights);
    const float maximum = kernels::maximum(weights.data(), n);
    if (maximum == kMasked) {
        std::ranges::fill(weights, 0.0f);
        return false;
    }
    const float sum = kernels::exponentiate(weights.data(), n, maximum);
    kernels::scaleRow(weights.data(), n, kernels::inverse(sum), weights.data());
    return true;
}

SoftmaxSteps softmaxSteps(std::span<const float> scores, std::span<const std::uint8_t> allowed,
                          std::span<float> shifted, std::span<float> exponentials)
{
    assert(shifted.size() == scores.size() && exponentials.size() == scores.size());
    maskScores(scores, allowed, exponentials);
    const Index n = std::ssize(exponentials);
    SoftmaxSteps steps;
    steps.maximum = kernels::maximum(exponentials.data(), n);
    const float shift = steps.maximum == kMasked ? 0.0f : steps.maximum;
    std::ranges::transform(exponentials, shifted.begin(), [shift](float score) { return score - shift; });
    steps.sum = kernels::exponentiate(exponentials.data(), n, shift);
    return steps;
}

} // namespace attn
