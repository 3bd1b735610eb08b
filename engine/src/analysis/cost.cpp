// SPDX-License-Identifier: GPL-3.0-or-later
#include "attn/cost.h"

namespace attn {

StepCost costOf(CostStep step, const AttentionSizes &sizes)
{
    const auto real = [](Index size) { return static_cast<double>(size); };
    const double n_q = sizes.n_q, n_k = sizes.n_k, d = real(sizes.d_model), h = real(sizes.heads);
    const double q_width = h * real(sizes.d_k), k_width = real(sizes.kv_heads * sizes.d_k);
    const double v_width = real(sizes.kv_heads * sizes.d_v), z_width = h * real(sizes.d_v);
    const double q = n_q * q_width, k = n_k * k_width, v = n_k * v_width, z = n_q * z_width, map = h * n_q * n_k;
    const auto cost = [](double operations, double numbers) { return StepCost{operations, numbers * sizeof(float)}; };
    switch (step) {
    case CostStep::Projections: {
        const double input = d * (sizes.cross ? n_q + n_k : n_q), parameters = (d + 1) * (q_width + k_width + v_width);
        return cost(2 * d * (q + k + v), input + parameters + q + k + v);
    }
    case CostStep::Scores:
        return cost((2 * real(sizes.d_k) + (sizes.bias ? 1 : 0)) * map,
                    q + k + map + (sizes.bias ? h * (n_q + n_k - 1) : 0));
    case CostStep::Softmax:
        return cost(h * n_q * (5 * n_k - 2), 2 * map);
    case CostStep::Context:
        return cost(z * (2 * n_k - 1), map + v + z);
    case CostStep::Output:
        return cost(2 * z * d, z + (z_width + 1) * d + n_q * d);
    }
    return {};
}

} // namespace attn
