// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <limits>

#include "attn/operations.h"
#include "kernels/softmax_row.h"

namespace attn {

bool softmax(std::span<const float> scores, std::span<const std::uint8_t> allowed, std::span<float> weights)
{
    assert(weights.size() == scores.size() && (allowed.empty() || allowed.size() == scores.size()));
    constexpr float kMasked = -std::numeric_limits<float>::infinity();
    for (std::size_t j = 0; j < scores.size(); ++j)
        weights[j] = allowed.empty() || allowed[j] ? scores[j] : kMasked;
    const Index n = std::ssize(weights);
    const float maximum = kernels::maximum(weights.data(), n);
    if (maximum == kMasked) {
        std::ranges::fill(weights, 0.0f);
        return false;
    }
    const double sum = kernels::exponentiate(weights.data(), n, maximum);
    kernels::scaleRow(weights.data(), n, kernels::inverse(sum), weights.data());
    return true;
}

} // namespace attn
