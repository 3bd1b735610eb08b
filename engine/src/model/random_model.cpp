// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/random_model.h"

#include <algorithm>
#include <cmath>
#include <random>

#include "io/parameter_shapes.h"

namespace attn {

namespace {

Tensor randomTensor(const ParameterShape &parameter, std::mt19937 &random)
{
    Tensor tensor(parameter.shape);
    if (tensor.rank() == 1) {
        std::ranges::fill(tensor.values(), parameter.name.ends_with(".gain") ? 1.0f : 0.0f);
        return tensor;
    }
    std::normal_distribution<float> normal(0.0f, 1.0f / std::sqrt(static_cast<float>(tensor.shape()[0])));
    std::ranges::generate(tensor.values(), [&] { return normal(random); });
    return tensor;
}

/// "0", "1", …
std::unique_ptr<Tokenizer> numbers(Index count)
{
    std::vector<std::string> words(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < words.size(); ++i)
        words[i] = std::to_string(i);
    return makeWordTokenizer(std::move(words), 0);
}

} // namespace

ModelFolder randomModel(const ModelConfig &config, std::uint32_t seed)
{
    ModelFolder folder;
    folder.config = config;
    std::mt19937 random(seed);
    for (const ParameterShape &parameter : parameterShapes(config))
        folder.parameters.emplace(parameter.name, randomTensor(parameter, random));
    if (config.hasEncoder())
        folder.source = numbers(config.source_vocabulary);
    if (config.hasDecoder())
        folder.target = numbers(config.target_vocabulary);
    return folder;
}

} // namespace attn
