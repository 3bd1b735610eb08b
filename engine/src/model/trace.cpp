// SPDX-License-Identifier: GPL-3.0-or-later
#include "attn/trace.h"

#include <numeric>

namespace attn {

std::size_t LayerTrace::bytes() const
{
    const auto all = {&input, &input_kv, &q, &k, &v, &scores, &bias, &weights, &context, &output};
    return std::accumulate(all.begin(), all.end(), sizeof(LayerTrace), [](std::size_t sum, const Tensor *tensor) {
        return sum + static_cast<std::size_t>(tensor->size()) * sizeof(float);
    });
}

} // namespace attn
