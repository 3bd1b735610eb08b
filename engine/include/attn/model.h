// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "attn/config.h"
#include "attn/progress.h"
#include "attn/tokenizer.h"
#include "attn/trace.h"

namespace attn {

/// What to compute. Either a text or ids; ids are taken as they are, nothing is added.
struct RunRequest {
    std::string text;
    std::string pair;                           ///< an encoder's second sentence; empty: none
    std::vector<std::int32_t> token_ids;        ///< used instead of text where not empty
    std::optional<std::string> target;          ///< fed as start token + target; none: the model decodes its own
    std::vector<std::int32_t> target_token_ids; ///< used instead of target where not empty, start token included
    std::string translate_to;                   ///< key of config.start_ids; empty: languageFor() the text
    int beams = 1;    ///< 1: greedy; more: beam search for the largest Σ ln p / tokens, at least as large as greedy's
    bool cut = false; ///< cut what is longer than max_positions instead of throwing
    ScaleChoice scale;
    MaskChoice mask;
    int threads = 0; ///< 0: as many as the machine has and the work deserves

    bool operator==(const RunRequest &) const = default;
};

/// Where the attention weights of a place, [heads, n_q, n_k], are to be written; an empty view: they are not wanted.
using WeightsFor = std::function<HeadsView(const AttentionPlace &place, Index n_q, Index n_k)>;

/// A model folder, loaded. Immutable and safe to share between threads.
class ATTN_API Model {
public:
    /// Throws Error (missing or broken file, unsupported format_version, missing tensor, wrong shape …) and Cancelled.
    static std::shared_ptr<const Model> load(const std::filesystem::path &folder, const Progress &progress = {});
    /// A model of this shape with seeded random parameters, N(0, 1/rows) as they come from training's start, gains 1
    /// and biases 0; its vocabulary are the numbers from 0. For measuring without a folder.
    static std::shared_ptr<const Model> random(const ModelConfig &config, std::uint32_t seed);
    ~Model();

    const ModelConfig &config() const;
    const std::filesystem::path &folder() const;
    /// Of model.safetensors, lower-case hexadecimal.
    const std::string &sha256() const;
    Index parameterCount() const;
    const Tokenizer &sourceTokenizer() const; ///< of the encoder
    const Tokenizer &targetTokenizer() const; ///< of the decoder

    /// The tokens that a request's text gives, specials added; what run() would compute on, without the limit. For
    /// chips while typing.
    std::vector<Token> tokenize(const RunRequest &request) const;

    /// Throws Error (empty input, too long: names max_positions, unknown language or one that the text's is not
    /// translated to, id outside the vocabulary, no decoder …), Cancelled.
    /// Where `weights_for` is given the weights of every place are written on the way, the same to the bit as layer()
    /// gives them.
    std::shared_ptr<const Trace> run(const RunRequest &request, const Progress &progress = {},
                                     const WeightsFor &weights_for = {}) const;

    /// Recomputes one attention sub-layer of a run, to the same bits. Throws Cancelled.
    std::shared_ptr<const LayerTrace> layer(const Trace &trace, const AttentionPlace &place,
                                            const Progress &progress = {}) const;

    /// Recomputes the stream of one layer of a run, to the same bits. A layer that the model doesn't have is our own
    /// mistake (assert). Throws Cancelled.
    std::shared_ptr<const LayerFlow> flow(const Trace &trace, Block block, LayerIndex layer,
                                          const Progress &progress = {}) const;
    /// Likewise what a stack's first layer received, before it was added up.
    EmbeddingParts embeddingParts(const Trace &trace, Block block) const;
    /// What a stack adds to the scores of its self-attention, in every layer; nothing where positions are vectors.
    PositionBias positionBias(Block block, const ScorePlaces &places) const;

    /// The attention sub-layers there are, encoder first, then for each decoder layer self, cross.
    std::vector<AttentionPlace> places() const;

    /// A parameter by its name in the folder ("decoder.1.cross.w_q"), or nullptr.
    const Tensor *parameter(std::string_view name) const;
    std::vector<std::string> parameterNames() const;

private:
    struct Private;
    explicit Model(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

/// The instruction set this build of the engine was compiled for: "x86-64", "x86-64-v3", "x86-64-v4", or the
/// processor's name.
ATTN_API const char *instructionSet();
ATTN_API const char *version();

} // namespace attn
