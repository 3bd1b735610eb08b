// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>
#include <utility>

#if defined(__SSE__)
#include <immintrin.h>
#endif

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

#if defined(__FMA__)
inline constexpr bool kFuses = true; ///< a multiply-add is one instruction
#else
inline constexpr bool kFuses = false;
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

/// Past the caches, to the border of a vector: for what is not to be read soon. flushStreams() ends a series of them.
inline void stream(float *to, Vector v)
{
#if defined(__AVX512F__)
    _mm512_stream_ps(to, v);
#elif defined(__AVX__)
    _mm256_stream_ps(to, v);
#elif defined(__SSE__)
    _mm_stream_ps(to, v);
#else
    store(to, v);
#endif
}

/// Makes what was streamed visible to other threads before what is written from now on.
inline void flushStreams()
{
#if defined(__SSE__)
    _mm_sfence();
#endif
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

/// The same of kWidth vectors at a time, in less than half as many steps: lane i is that of v[i].
template <class Function, int distance = kWidth / 2>
Vector reducedEach(Vector (&v)[kWidth], const Function &function)
{
    const auto merged = []<int... lane>(Vector a, Vector b, const Function &f, std::integer_sequence<int, lane...>)
    {
        // Where the lane's bit is clear a's halves meet, elsewhere b's.
        return f(__builtin_shufflevector(a, b, (lane & distance ? kWidth + lane : lane)...),
                 __builtin_shufflevector(a, b, ((lane & distance ? kWidth + lane : lane) ^ distance)...));
    };
#pragma GCC unroll 8
    for (int i = 0; i < distance; ++i)
        v[i] = merged(v[i], v[i + distance], function, std::make_integer_sequence<int, kWidth>());
    if constexpr (distance > 1)
        return reducedEach<Function, distance / 2>(v, function);
    else
        return v[0];
}

} // namespace attn::kernels
