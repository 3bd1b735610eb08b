// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "attn/model.h"

/// The models that tests run, and what a run gives.
namespace support {

inline const std::filesystem::path kGoldens = std::filesystem::path(LAB_SOURCE_DIR) / "tests/golden";

/// One of the small random models that take every choice the format offers.
inline std::shared_ptr<const attn::Model> tinyModel(const std::string &name)
{
    return attn::Model::load(kGoldens / "models" / name);
}

inline std::string tensorName(const attn::AttentionPlace &place, const std::string &what)
{
    return std::string(attn::name(place.block)) + "." + std::to_string(attn::value(place.layer)) + "." +
           std::string(attn::name(place.kind)) + "." + what;
}

/// Every tensor of a run under the name that the command line gives it.
inline std::map<std::string, attn::Tensor> allTensors(const attn::Model &model, const attn::Trace &trace)
{
    std::map<std::string, attn::Tensor> tensors;
    const auto add = [&tensors](const std::string &name, const attn::Tensor &tensor) {
        if (!tensor.empty())
            tensors[name] = tensor;
    };
    for (attn::Block block : {attn::Block::Encoder, attn::Block::Decoder}) {
        if (model.config().layers(block) == 0)
            continue;
        const attn::StackTrace &stack = trace.stack(block);
        const std::string prefix = std::string(attn::name(block)) + ".";
        add(prefix + "embedding", stack.embedding);
        add(prefix + "final", stack.normed);
        for (std::size_t l = 0; l < stack.hidden.size(); ++l)
            add(prefix + std::to_string(l) + ".hidden", stack.hidden[l]);
    }
    for (const attn::AttentionPlace &place : model.places()) {
        const auto layer = model.layer(trace, place);
        add(tensorName(place, "input"), layer->input);
        add(tensorName(place, "input_kv"), layer->input_kv);
        add(tensorName(place, "q"), layer->q);
        add(tensorName(place, "k"), layer->k);
        add(tensorName(place, "v"), layer->v);
        add(tensorName(place, "scores"), layer->scores);
        add(tensorName(place, "bias"), layer->bias);
        add(tensorName(place, "weights"), layer->weights);
        add(tensorName(place, "context"), layer->context);
        add(tensorName(place, "output"), layer->output);
    }
    add("logits", trace.logits);
    return tensors;
}

} // namespace support
