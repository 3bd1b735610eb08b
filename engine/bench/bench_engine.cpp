// SPDX-License-Identifier: GPL-3.0-or-later
// Medians of the engine's main steps: attention with all weights, the teaching model's layer, and what a keystroke
// costs.
//   bench_engine MODEL_FOLDER [THREADS]
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>

#include "attn/attention.h"
#include "attn/model.h"

using namespace attn;

namespace {

/// Microseconds: the median of at least 11 rounds, each long enough for the clock.
template <class Function>
double median(const Function &function)
{
    using Clock = std::chrono::steady_clock;
    const auto microseconds = [&function](int repetitions) {
        const auto begin = Clock::now();
        for (int i = 0; i < repetitions; ++i)
            function();
        return std::chrono::duration<double, std::micro>(Clock::now() - begin).count() / repetitions;
    };
    const int repetitions = std::max(1, static_cast<int>(5000 / std::max(microseconds(1), 0.1)));
    std::vector<double> rounds(11);
    std::ranges::generate(rounds, [&] { return microseconds(repetitions); });
    std::ranges::nth_element(rounds, rounds.begin() + 5);
    return rounds[5];
}

Tensor random(std::vector<Index> shape)
{
    static std::mt19937 engine(1);
    std::normal_distribution<float> normal;
    Tensor tensor(std::move(shape));
    std::ranges::generate(tensor.values(), [&] { return normal(engine); });
    return tensor;
}

void benchAttention(Index heads, Index n, Index d_k, int threads)
{
    const Tensor q = random({heads, n, d_k}), k = random({heads, n, d_k}), v = random({heads, n, d_k});
    Tensor context{heads, n, d_k}, weights{heads, n, n};
    AttentionInput input{q.heads(), k.heads(), v.heads()};
    input.scale = 0.125f;
    std::vector<std::byte> workspace(attentionWorkspace(input, threads));
    const double operations = 4.0 * static_cast<double>(heads * n * n * d_k);
    const auto print = [&](const char *what, double time) {
        std::printf("attention %2td x %4td x %td %-8s %10.1f us  %6.1f GFLOP/s\n", heads, n, d_k, what, time,
                    operations / time / 1000);
    };
    print("weights", median([&] { attention(input, {context.heads(), weights.heads()}, workspace, threads); }));
    print("context", median([&] { attention(input, {context.heads()}, workspace, threads); }));
}

void benchModel(const char *folder, int threads)
{
    const auto model = Model::load(folder);
    RunRequest request;
    request.text = "The animal did not cross the street because it was too tired.";
    request.threads = threads;
    const auto trace = model->run(request);
    std::printf("run, %zu tokens to %zu %27.1f us\n", trace->stack(model->places().front().block).tokens.size(),
                trace->decoder ? trace->decoder->tokens.size() : 0, median([&] { model->run(request); }));
    for (const AttentionPlace &place : model->places())
        std::printf("layer %s.%td.%s %27.1f us\n", name(place.block).data(), value(place.layer),
                    name(place.kind).data(), median([&] { model->layer(*trace, place); }));
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_engine MODEL_FOLDER [THREADS]\n");
        return 2;
    }
    const int threads = argc > 2 ? std::atoi(argv[2]) : 1;
    std::printf("instruction set %s, %d threads\n", instructionSet(), threads);
    for (Index n : {16, 64, 128, 256, 512, 1024})
        benchAttention(12, n, 64, threads);
    benchAttention(4, 12, 24, threads);
    benchModel(argv[1], threads);
    return 0;
}
