// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "attn/tensor.h"

namespace support {

/// Seeded values for tests; the same on every machine.
class Random {
public:
    explicit Random(std::uint32_t seed) : m_engine(seed) {}

    /// Between 0 (included) and 1.
    float uniform() { return static_cast<float>(m_engine() >> 8) * 0x1p-24f; }
    attn::Index below(attn::Index n) { return static_cast<attn::Index>(m_engine() % static_cast<std::uint32_t>(n)); }
    /// About N(0, 1): the sum of twelve uniform numbers less 6.
    float normal()
    {
        float sum = -6.0f;
        for (int i = 0; i < 12; ++i)
            sum += uniform();
        return sum;
    }
    attn::Tensor tensor(std::vector<attn::Index> shape, float deviation = 1.0f)
    {
        attn::Tensor result(std::move(shape));
        for (float &value : result.values())
            value = deviation * normal();
        return result;
    }
    /// Each byte is 1 with this probability.
    std::vector<std::uint8_t> flags(attn::Index n, float probability)
    {
        std::vector<std::uint8_t> result(static_cast<std::size_t>(n));
        for (std::uint8_t &flag : result)
            flag = uniform() < probability;
        return result;
    }

private:
    std::mt19937 m_engine;
};

} // namespace support
