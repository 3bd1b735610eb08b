// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/config_reader.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

#include "attn/error.h"
#include "io/config_fields.h"
#include "io/input_file.h"
#include "io/quote.h"

namespace attn {

namespace {

constexpr std::size_t kLongestFile = 1 << 20;
constexpr Index kLargestSize = 1 << 20;
constexpr Index kMostLayers = 1024;

void checkFormat(const ConfigFields &fields)
{
    if (!fields.has("format") && (fields.has("model_type") || fields.has("architectures")))
        fields.fail("format", "this is a Hugging Face model, which this version does not support yet",
                    "give a model in the format attention-lab-model");
    if (fields.string("format") != "attention-lab-model")
        fields.fail("format", "it is " + inQuotes(fields.string("format")) + ", which is not supported",
                    "give a model in the format attention-lab-model");
    const Index version = fields.wholeNumber("format_version", 0, std::numeric_limits<Index>::max());
    if (version != 1)
        fields.fail("format_version", "it is " + std::to_string(version) + ", but this program reads version 1 only",
                    "get a newer AttentionLab or the model in version 1");
}

Architecture readArchitecture(const ConfigFields &fields)
{
    if (fields.string("architecture") == "vision")
        fields.fail("architecture", "image models are not supported by this version yet", "choose a model of text");
    return fields.choice<Architecture>("architecture", {{"encoder", Architecture::Encoder},
                                                        {"decoder", Architecture::Decoder},
                                                        {"encoder-decoder", Architecture::EncoderDecoder}});
}

/// A size of a stack: needed where the architecture has it, and 0 or absent where not.
Index stackSize(const ConfigFields &fields, const std::string &key, bool there, Index largest)
{
    return there ? fields.wholeNumber(key, 1, largest) : fields.wholeNumber(key, 0, 0, 0);
}

void readSizes(const ConfigFields &fields, ModelConfig &config)
{
    const auto size = [&](const char *key) { return fields.wholeNumber(key, 1, kLargestSize); };
    config.d_model = size("d_model");
    config.heads = size("heads");
    config.kv_heads = fields.wholeNumber("kv_heads", 1, kLargestSize, config.heads);
    if (config.heads % config.kv_heads != 0)
        fields.fail("kv_heads", "it is " + std::to_string(config.kv_heads) + ", which does not divide heads, " +
                                    std::to_string(config.heads));
    config.d_k = size("d_k");
    config.d_v = fields.wholeNumber("d_v", 1, kLargestSize, config.d_k);
    config.d_ff = size("d_ff");
    config.max_positions = size("max_positions");
    config.encoder_layers = stackSize(fields, "encoder_layers", config.hasEncoder(), kMostLayers);
    config.decoder_layers = stackSize(fields, "decoder_layers", config.hasDecoder(), kMostLayers);
    config.source_vocabulary = stackSize(fields, "source_vocabulary", config.hasEncoder(), kLargestSize);
    config.target_vocabulary = stackSize(fields, "target_vocabulary", config.hasDecoder(), kLargestSize);
    config.classes = fields.wholeNumber("classes", 0, config.hasDecoder() ? 0 : kLargestSize, 0);
}

float readEmbeddingScale(const ConfigFields &fields, Index d_model)
{
    const auto &value = fields.value("embedding_scale");
    const float root = std::sqrt(static_cast<float>(d_model));
    if (value.is_boolean())
        return value.get<bool>() ? root : 1.0f;
    if (value.is_string())
        return fields.choice<float>("embedding_scale", {{"sqrt_d_model", root}, {"none", 1.0f}});
    return fields.number("embedding_scale");
}

float readScale(const ConfigFields &fields, Index d_k)
{
    if (fields.value("scale").is_string())
        return fields.choice<float>("scale", {{"sqrt_dk", 1.0f / std::sqrt(static_cast<float>(d_k))}, {"none", 1.0f}});
    return fields.number("scale");
}

/// Of the stacks that the model has, the one whose side has fewest buckets asks for most of them, and the one whose
/// side has most for the greatest distance.
void readRelativeBuckets(const ConfigFields &fields, ModelConfig &config)
{
    const bool two_sided = config.hasEncoder();
    config.relative_buckets = fields.wholeNumber("relative_buckets", two_sided ? 4 : 2, kLargestSize);
    if (two_sided && config.relative_buckets % 2 != 0)
        fields.fail("relative_buckets", "it is " + std::to_string(config.relative_buckets) +
                                            ", but an encoder's buckets are half for each side, so they must be even");
    const Index exact = config.relativeBuckets(config.hasDecoder() ? Block::Decoder : Block::Encoder).exact();
    config.relative_max_distance = fields.wholeNumber("relative_max_distance", exact + 1, kLargestSize);
}

void readPositions(const ConfigFields &fields, ModelConfig &config)
{
    std::initializer_list<std::pair<std::string_view, Positions>> words{
        {name(Positions::Sinusoidal), Positions::Sinusoidal},
        {name(Positions::Learned), Positions::Learned},
        {name(Positions::Alibi), Positions::Alibi},
        {name(Positions::Relative), Positions::Relative}};
    config.positions = fields.choice<Positions>("positions", words);
    if (config.positions == Positions::Relative)
        readRelativeBuckets(fields, config);
    else
        for (const char *key : {"relative_buckets", "relative_max_distance"})
            if (fields.has(key))
                fields.fail(key, "positions is " + inQuotes(fields.string("positions")) +
                                     "; only relative positions have buckets");
}

/// None of these has a value that could be guessed: another one gives other numbers, not an error.
void readComputation(const ConfigFields &fields, ModelConfig &config)
{
    config.norm = fields.choice<NormPlace>("norm", {{"pre", NormPlace::Pre}, {"post", NormPlace::Post}});
    config.final_norm = fields.boolean("final_norm");
    config.norm_eps = fields.number("norm_eps");
    if (!(config.norm_eps > 0.0f))
        fields.fail("norm_eps", "it is " + fields.value("norm_eps").dump() + ", not above 0");
    config.activation = fields.choice<Activation>(
        "activation", {{"relu", Activation::Relu}, {"gelu", Activation::Gelu}, {"gelu_tanh", Activation::GeluTanh}});
    readPositions(fields, config);
    config.embedding_scale = readEmbeddingScale(fields, config.d_model);
    config.scale = readScale(fields, config.d_k);
    config.tie_output = config.hasDecoder() && fields.boolean("tie_output");
}

bool isLanguage(std::string_view code)
{
    return code.size() >= 2 && code.size() <= 3 &&
           std::ranges::all_of(code, [](char c) { return c >= 'a' && c <= 'z'; });
}

void readSourceLanguages(const ConfigFields &fields, ModelConfig &config)
{
    for (const auto &[language, id] : config.start_ids) {
        const std::string key = "source_language_" + language;
        if (language.empty() || !fields.has(key))
            continue;
        if (!isLanguage(fields.string(key)))
            fields.fail(key, inQuotes(fields.string(key)) + " is no code of a language such as en");
        config.source_languages[language] = fields.string(key);
    }
}

void readIds(const ConfigFields &fields, ModelConfig &config)
{
    // What both vocabularies share has to be in both.
    const Index source = config.hasEncoder() ? config.source_vocabulary : config.target_vocabulary;
    const Index target = config.hasDecoder() ? config.target_vocabulary : config.source_vocabulary;
    const auto id = [&](const std::string &key, Index vocabulary) {
        return static_cast<std::int32_t>(fields.wholeNumber(key, -1, vocabulary - 1, -1));
    };
    config.pad_id = id("pad_id", std::min(source, target));
    config.unk_id = id("unk_id", std::min(source, target));
    if (config.unk_id < 0)
        fields.fail("unk_id", "there is no token for unknown words");
    config.eos_id = id("eos_id", target);
    config.cls_id = id("cls_id", source);
    config.sep_id = id("sep_id", source);
    if (!config.hasDecoder())
        return;
    for (const std::string &key : fields.keysWith("start")) {
        const std::string language = key.size() > 6 ? key.substr(6) : "";
        const bool named = key.size() > 5 && key[5] == '_' && isLanguage(language);
        if ((key == "start" || named) && fields.has(key))
            config.start_ids[language] = static_cast<std::int32_t>(fields.wholeNumber(key, 0, target - 1));
    }
    readSourceLanguages(fields, config);
    if (config.start_ids.empty() && config.hasEncoder())
        fields.fail("start", "there is no start token for the decoder, neither here nor as start_fr and the like");
}

/// "BLOCK.L.KIND.H", then perhaps a space and what the head was trained on.
std::optional<SupervisedHead> parseHead(std::string_view text)
{
    SupervisedHead head;
    const auto take = [&](std::string_view word) {
        if (!text.starts_with(word))
            return false;
        text.remove_prefix(word.size());
        return true;
    };
    const auto number = [&](auto &index) {
        std::int32_t found = 0;
        const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), found);
        if (fault != std::errc() || found < 0)
            return false;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        index = std::remove_reference_t<decltype(index)>(found);
        return true;
    };
    const bool encoder = take("encoder.");
    if (!encoder && !take("decoder."))
        return {};
    head.place.block = encoder ? Block::Encoder : Block::Decoder;
    if (!number(head.place.layer) || !take("."))
        return {};
    const bool self = take("self.");
    if (!self && !take("cross."))
        return {};
    head.place.kind = self ? AttentionKind::Self : AttentionKind::Cross;
    if (!number(head.head) || (!text.empty() && !take(" ")))
        return {};
    head.trained_on = text;
    return head;
}

void readSupervisedHeads(const ConfigFields &fields, ModelConfig &config)
{
    for (const std::string &text : fields.strings("supervised_heads")) {
        const std::optional<SupervisedHead> head = parseHead(text);
        if (!head)
            fields.fail("supervised_heads", inQuotes(text) + " does not begin like decoder.1.cross.0");
        const bool kind = head->place.kind == AttentionKind::Self ||
                          (config.architecture == Architecture::EncoderDecoder && head->place.block == Block::Decoder);
        if (!kind || value(head->place.layer) >= config.layers(head->place.block) || value(head->head) >= config.heads)
            fields.fail("supervised_heads", "the model has no head " + inQuotes(text.substr(0, text.find(' '))));
        config.supervised_heads.push_back(*head);
    }
}

} // namespace

ModelConfig parseConfig(std::string_view json, const std::string &name)
{
    if (json.size() > kLongestFile)
        throw Error("the file has more than " + std::to_string(kLongestFile) + " bytes", name,
                    "check that this is the right file");
    const ConfigFields fields(json, name);
    checkFormat(fields);
    ModelConfig config;
    config.architecture = readArchitecture(fields);
    config.title = fields.string("title", "");
    config.licence = fields.string("licence", "");
    readSizes(fields, config);
    readComputation(fields, config);
    readIds(fields, config);
    readSupervisedHeads(fields, config);
    return config;
}

ModelConfig readConfig(const std::filesystem::path &file)
{
    return parseConfig(readWhole(file, kLongestFile), file.string());
}

} // namespace attn
