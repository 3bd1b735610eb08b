// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "attn/export.h"
#include "attn/operations.h"
#include "attn/position_bias.h"
#include "attn/tensor.h"

namespace attn {

enum class Architecture { Encoder, Decoder, EncoderDecoder };
enum class NormPlace { Pre, Post };
/// How a model knows where a word stands: a vector that is added to the embedding, or a bias on the scores of
/// self-attention (attn/position_bias.h).
enum class Positions { Sinusoidal, Learned, Alibi, Relative };
enum class Block { Encoder, Decoder };
enum class AttentionKind { Self, Cross };

/// "encoder" or "decoder"; "self" or "cross": as tensors are named.
ATTN_API std::string_view name(Block block);
ATTN_API std::string_view name(AttentionKind kind);
ATTN_API std::string_view name(Architecture architecture);
/// As config.json has it: "sinusoidal".
ATTN_API std::string_view name(Positions positions);

/// Distinct types, so that a layer can't be passed for a head. All count from 0.
enum class LayerIndex : std::int32_t {};
enum class HeadIndex : std::int32_t {};
enum class QueryIndex : std::int32_t {};
enum class KeyIndex : std::int32_t {};
template <class E>
constexpr Index value(E index)
{
    return static_cast<Index>(index);
}

/// One attention sub-layer of a model.
struct AttentionPlace {
    Block block = Block::Encoder;
    LayerIndex layer{};
    AttentionKind kind = AttentionKind::Self;
    bool operator==(const AttentionPlace &) const = default;
    auto operator<=>(const AttentionPlace &) const = default; // NOLINT(modernize-use-nullptr): clang-tidy 14 errs
};

/// A head that was trained to do something besides the model's task.
struct SupervisedHead {
    AttentionPlace place;
    HeadIndex head{};
    std::string trained_on; ///< "word alignments", "coreference"
};

/// config.json of a model folder in format 1. Every size is positive unless said otherwise.
struct ModelConfig {
    std::string id; ///< the folder's name
    std::string title;
    Architecture architecture = Architecture::Encoder;
    Index d_model = 0, heads = 0, kv_heads = 0, d_k = 0, d_v = 0, d_ff = 0;
    Index encoder_layers = 0, decoder_layers = 0;       ///< 0 where the architecture has none
    Index source_vocabulary = 0, target_vocabulary = 0; ///< likewise
    Index classes = 0;                                  ///< 0: no classifier
    Index max_positions = 0;
    NormPlace norm = NormPlace::Pre;
    bool final_norm = false;
    float norm_eps = 1e-5f;
    Activation activation = Activation::Relu;
    Positions positions = Positions::Sinusoidal;
    Index relative_buckets = 0, relative_max_distance = 0; ///< of Positions::Relative, else 0
    float embedding_scale = 1.0f; ///< what an embedding row is multiplied by before positions are added
    float scale = 1.0f;           ///< what q·k is multiplied by
    bool tie_output = false;      ///< logits = final · (decoder embedding)ᵀ
    std::int32_t pad_id = -1, unk_id = -1, eos_id = -1, cls_id = -1, sep_id = -1; ///< -1: none
    std::map<std::string, std::int32_t> start_ids; ///< language ("fr", "zh"; "" where there is one only) to start token
    std::map<std::string, std::string> source_languages; ///< language of start_ids to the one it is translated from
    std::vector<SupervisedHead> supervised_heads;
    std::string licence;

    bool hasEncoder() const { return architecture != Architecture::Decoder; }
    bool hasDecoder() const { return architecture != Architecture::Encoder; }
    bool addsPositionVectors() const { return positions == Positions::Sinusoidal || positions == Positions::Learned; }
    /// Of Positions::Relative: the encoder's has a side before and one after the query.
    RelativeBuckets relativeBuckets(Block block) const
    {
        return {relative_buckets, relative_max_distance, block == Block::Encoder};
    }
    Index layers(Block block) const { return block == Block::Encoder ? encoder_layers : decoder_layers; }
    Index vocabulary(Block block) const { return block == Block::Encoder ? source_vocabulary : target_vocabulary; }
};

/// Reads the text of a config.json; `name` stands for the file in messages. The id stays empty. Throws Error that names
/// the key: missing, of the wrong type, out of range, at odds with another. Keys that format 1 doesn't know are
/// ignored.
ATTN_API ModelConfig parseConfig(std::string_view json, const std::string &name);

} // namespace attn
