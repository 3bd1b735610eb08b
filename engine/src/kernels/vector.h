// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>
#include <utility>

#include "attn/tensor.h"

/// The widest vectors of the instruction set being compiled for, through the compiler's own vector extension: one
/// source for all of them.
namespace attn::kernels {

#if defined(__AVX512F__)
inline constexpr Index kWidth = 16; ///< floats in a vector
inline constexpr int kRegisters = 32;
#elif defined(__AVX__)
inline constexpr Index kWidth = 8;
inline constexpr int kRegisters = 16;
#else
inline constexpr Index kWidth = 4;
inline constexpr int kRegisters = 16;
#endif

using Vector __attribute__((vector_size(kWidth * sizeof(float)))) = float;
using BitVector __attribute__((vector_size(kWidth * sizeof(std::uint32_t)))) = std::uint32_t;

inline Vector broadcast(float value)
{
    return value - Vector{}; // value in every lane; + would turn −0 into 0
}

/// From any address.
inline Vector load(const float *from)
{
    Vector v;
    std::memcpy(&v, from, sizeof v);
    return v;
}

inline void store(float *to, Vector v)
{
    std::memcpy(to, &v, sizeof v);
}

inline BitVector bitsOf(Vector v)
{
    return reinterpret_cast<BitVector>(v);
}

inline Vector floatsOf(BitVector v)
{
    return reinterpret_cast<Vector>(v);
}

inline Vector larger(Vector a, Vector b)
{
    return a > b ? a : b;
}

/// Lanes `distance` apart exchanged.
template <int distance>
Vector exchanged(Vector v)
{
    return [v]<int... lane>(std::integer_sequence<int, lane...>)
    {
        return __builtin_shufflevector(v, v, (lane ^ distance)...);
    }
    (std::make_integer_sequence<int, kWidth>());
}

/// function(a, b) taken over all lanes, halving; the same value in every lane.
template <class Function, int distance = kWidth / 2>
Vector reduced(Vector v, const Function &function)
{
    v = function(v, exchanged<distance>(v));
    if constexpr (distance > 1)
        return reduced<Function, distance / 2>(v, function);
    else
        return v;
}

} // namespace attn::kernels
