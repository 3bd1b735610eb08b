// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/run_metadata.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <charconv>
#include <cmath>

#include "export/run_tensors.h"
#include "session/request_words.h"

namespace lab {

namespace {

std::string json(const QJsonArray &array)
{
    return QJsonDocument(array).toJson(QJsonDocument::Compact).toStdString();
}

std::string tokenTexts(const std::vector<attn::Token> &tokens)
{
    QJsonArray array;
    for (const attn::Token &token : tokens)
        array.append(QString::fromStdString(token.text));
    return json(array);
}

std::string tokenIds(const std::vector<attn::Token> &tokens)
{
    QJsonArray array;
    for (const attn::Token &token : tokens)
        array.append(token.id);
    return json(array);
}

/// For each byte of UTF-8 how many characters (code points) begin before it; right at every border of characters.
std::vector<int> charactersBefore(const std::string &text)
{
    std::vector<int> characters(text.size() + 1, 0);
    for (std::size_t i = 0; i < text.size(); ++i)
        characters[i + 1] = characters[i] + ((static_cast<unsigned char>(text[i]) & 0xC0) == 0x80 ? 0 : 1);
    return characters;
}

/// The engine counts bytes; readers of the file count characters. A second sentence's tokens, which follow the first
/// separator, count in that sentence.
std::string offsets(const Run &run, const std::vector<attn::Token> &tokens)
{
    std::vector<int> characters = charactersBefore(run.trace->text);
    bool first = true;
    QJsonArray array;
    for (const attn::Token &token : tokens) {
        const auto at = [&](std::size_t byte) { return byte < characters.size() ? characters[byte] : 0; };
        array.append(QJsonArray{at(token.begin), at(token.end)});
        if (first && token.special && token.id == run.model->config().sep_id) {
            characters = charactersBefore(run.experiment.request.pair);
            first = false;
        }
    }
    return json(array);
}

std::string number(float value)
{
    char text[32];
    return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

std::string scaleName(const attn::ScaleChoice &choice, const attn::ModelConfig &config)
{
    using Kind = attn::ScaleChoice::Kind;
    const float scale = choice.kind == Kind::Number ? choice.number : config.scale;
    if (choice.kind == Kind::SqrtDk)
        return "sqrt_dk";
    if (choice.kind == Kind::None || (choice.kind == Kind::Model && scale == 1.0f))
        return "none";
    const float sqrtDk = 1.0f / std::sqrt(static_cast<float>(config.d_k));
    if (choice.kind == Kind::Model && std::abs(scale - sqrtDk) <= 1e-6f * sqrtDk)
        return "sqrt_dk";
    return number(scale);
}

std::string supervisedHeads(const attn::ModelConfig &config)
{
    QJsonArray array;
    for (const attn::SupervisedHead &head : config.supervised_heads) {
        array.append(QString::fromStdString(placeKey(head.place) + "." + std::to_string(attn::value(head.head)) + " " +
                                            head.trained_on));
    }
    return json(array);
}

} // namespace

RunMetadata runMetadata(const Run &run, const std::string &command)
{
    const attn::Trace &trace = *run.trace;
    const attn::ModelConfig &config = run.model->config();
    const std::vector<attn::Token> &tokens = trace.encoder ? trace.encoder->tokens : trace.decoder->tokens;
    RunMetadata metadata{
        {"tokens", tokenTexts(tokens)},
        {"token_ids", tokenIds(tokens)},
        {"offsets", offsets(run, tokens)},
        {"model", config.id},
        {"model_sha256", run.model->sha256()},
        {"scale", scaleName(trace.scale_choice, config)},
        {"mask", maskWord(trace.mask_choice).toStdString()},
        {"isa", attn::instructionSet()},
        {"threads", std::to_string(trace.threads)},
        {"supervised_heads", supervisedHeads(config)},
        {"version", attn::version()},
        {"command", command},
    };
    if (trace.encoder && trace.decoder) {
        metadata["target_tokens"] = tokenTexts(trace.decoder->tokens);
        metadata["target_token_ids"] = tokenIds(trace.decoder->tokens);
    }
    if (trace.decoder)
        metadata["produced_tokens"] = tokenTexts(trace.produced);
    return metadata;
}

std::string maskedRowsJson(const std::map<std::string, std::vector<attn::Index>> &rows)
{
    QJsonObject object;
    for (const auto &[place, indices] : rows) {
        QJsonArray array;
        for (attn::Index row : indices)
            array.append(static_cast<qint64>(row));
        object.insert(QString::fromStdString(place), array);
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

RunMetadata pictureMetadata(const Run &run, const std::string &command, const std::string &viewOptions)
{
    RunMetadata metadata = runMetadata(run, command);
    const attn::RunRequest &request = run.experiment.request;
    metadata["input"] = request.token_ids.empty() ? request.text : metadata["token_ids"];
    std::string options = "--scale " + metadata["scale"] + " --mask " + metadata["mask"];
    if (!request.translate_to.empty())
        options = "--translate-to " + request.translate_to + " " + options;
    if (request.beams > 1)
        options += " --beam " + std::to_string(request.beams);
    if (request.cut)
        options += " --cut";
    metadata["options"] = options + " " + viewOptions;
    if (!request.pair.empty())
        metadata["pair"] = request.pair;
    if (request.target)
        metadata["target"] = *request.target;
    return metadata;
}

} // namespace lab
