// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <algorithm>
#include <cmath>
#include <deque>
#include <filesystem>

#include "attn/safetensors.h"
#include "support/files.h"
#include "support/random_tensor.h"

namespace lab::test {

/// The words that a random model knows.
inline const QStringList &randomWords()
{
    static const QStringList words{"the", "animal", "did", "not",   "cross", "street", "because", "it",
                                   "was", "much",   "too", "tired", "and",   "we",     "think",   "internationally"};
    return words;
}

/// A text of so many of these words.
inline QString randomText(int words)
{
    QStringList text;
    for (int i = 0; i < words; ++i)
        text << randomWords().at(i % randomWords().size());
    return text.join(u' ');
}

/// Writes an encoder with random parameters into a folder: what no model that ships has, many heads and long texts.
class RandomEncoder {
public:
    static constexpr attn::Index kHeadSize = 16;

    static void write(const std::filesystem::path &folder, attn::Index layers, attn::Index heads, attn::Index positions)
    {
        RandomEncoder encoder(heads * kHeadSize);
        const std::string vocabulary = "<pad>\n<unk>\n" + (randomWords().join(u'\n') + u'\n').toStdString();
        const auto known = static_cast<attn::Index>(std::ranges::count(vocabulary, '\n'));
        encoder.add("encoder.embedding.weight", {known, encoder.m_width});
        for (attn::Index layer = 0; layer < layers; ++layer)
            encoder.addLayer("encoder." + std::to_string(layer) + ".");
        std::vector<attn::NamedTensor> named;
        for (const auto &[name, tensor] : encoder.m_tensors)
            named.push_back({name, tensor.shape(), tensor.values()});
        attn::writeSafetensors(folder / "model.safetensors", named, {});
        support::writeFile(folder / "source.txt", vocabulary);
        const auto field = [](const char *name, attn::Index value) {
            return ", \"" + std::string(name) + "\": " + std::to_string(value);
        };
        support::writeFile(
            folder / "config.json",
            R"({"format": "attention-lab-model", "format_version": 1, "architecture": "encoder", "norm": "post",
"final_norm": false, "norm_eps": 1e-05, "activation": "relu", "positions": "sinusoidal", "embedding_scale": 1.0,
"scale": "sqrt_dk", "tie_output": false, "pad_id": 0, "unk_id": 1)" +
                field("d_model", encoder.m_width) + field("heads", heads) + field("d_k", kHeadSize) +
                field("d_ff", encoder.m_width) + field("encoder_layers", layers) + field("source_vocabulary", known) +
                field("max_positions", positions) + "}");
    }

private:
    explicit RandomEncoder(attn::Index width) : m_width(width) {}
    void add(const std::string &name, std::vector<attn::Index> shape)
    {
        const float deviation = 1.5f / std::sqrt(static_cast<float>(shape.front()));
        m_tensors.emplace_back(name, m_random.tensor(std::move(shape), deviation));
    }
    void addLinear(const std::string &weight, const std::string &bias)
    {
        add(weight, {m_width, m_width});
        add(bias, {m_width});
    }
    void addLayer(const std::string &prefix)
    {
        for (const char *part : {"q", "k", "v", "o"})
            addLinear(prefix + "self.w_" + part, prefix + "self.b_" + part);
        addLinear(prefix + "ff.w_1", prefix + "ff.b_1");
        addLinear(prefix + "ff.w_2", prefix + "ff.b_2");
        for (const char *norm : {"norm_self", "norm_ff"}) {
            attn::Tensor gain({m_width});
            std::ranges::fill(gain.values(), 1.0f);
            m_tensors.emplace_back(prefix + norm + ".gain", std::move(gain));
            add(prefix + norm + ".bias", {m_width});
        }
    }

    attn::Index m_width;
    support::Random m_random{1};
    std::deque<std::pair<std::string, attn::Tensor>> m_tensors;
};

} // namespace lab::test
