// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/run_tensors.h"

#include <algorithm>

#include "attn/error.h"
#include "session/request_words.h"
#include "session/spelling.h"

namespace lab {

namespace {

QStringList texts(const std::vector<attn::Token> &tokens)
{
    QStringList list;
    for (const attn::Token &token : tokens)
        list << QString::fromStdString(token.text);
    return list;
}

} // namespace

std::string placeKey(const attn::AttentionPlace &place)
{
    return placeWord(place).toStdString();
}

attn::Index storedHead(const attn::Tensor &tensor, attn::HeadIndex head, const attn::ModelConfig &config)
{
    return attn::value(head) * tensor.shape()[0] / config.heads;
}

RunTensors::RunTensors(RunPtr run, bool withParameters) : m_run(std::move(run))
{
    if (m_run->trace->encoder)
        addStack(attn::Block::Encoder);
    if (m_run->trace->decoder)
        addStack(attn::Block::Decoder);
    addLogits();
    if (withParameters)
        addParameters();
}

void RunTensors::addStack(attn::Block block)
{
    const attn::StackTrace &stack = m_run->trace->stack(block);
    const std::string prefix = std::string(attn::name(block)) + ".";
    const auto add = [&](const std::string &name, const attn::Tensor &tensor) {
        m_entries.push_back({.name = prefix + name,
                             .place = {.block = block},
                             .tensor = TensorPtr(m_run->trace, &tensor),
                             .rows = Axis::Queries});
    };
    add("embedding", stack.embedding);
    for (std::size_t l = 0; l < stack.hidden.size(); ++l) {
        for (const attn::AttentionPlace &place : m_run->model->places()) {
            if (place.block == block && place.layer == attn::LayerIndex{static_cast<std::int32_t>(l)})
                addAttention(place);
        }
        add(std::to_string(l) + ".hidden", stack.hidden[l]);
    }
    add("final", stack.normed);
}

void RunTensors::addAttention(const attn::AttentionPlace &place)
{
    using Layer = attn::LayerTrace;
    const auto add = [&](const char *part, attn::Tensor Layer::*member, Axis rows, Axis columns) {
        m_entries.push_back(
            {.name = placeKey(place) + "." + part, .place = place, .member = member, .rows = rows, .columns = columns});
    };
    add("input", &Layer::input, Axis::Queries, Axis::Dimensions);
    if (place.kind == attn::AttentionKind::Cross)
        add("input_kv", &Layer::input_kv, Axis::Keys, Axis::Dimensions);
    add("q", &Layer::q, Axis::Queries, Axis::Dimensions);
    add("k", &Layer::k, Axis::Keys, Axis::Dimensions);
    add("v", &Layer::v, Axis::Keys, Axis::Dimensions);
    add("scores", &Layer::scores, Axis::Queries, Axis::Keys);
    if (place.kind == attn::AttentionKind::Self && !m_run->model->config().addsPositionVectors())
        add("bias", &Layer::bias, Axis::Queries, Axis::Keys);
    add("weights", &Layer::weights, Axis::Queries, Axis::Keys);
    add("context", &Layer::context, Axis::Queries, Axis::Dimensions);
    add("output", &Layer::output, Axis::Queries, Axis::Dimensions);
}

void RunTensors::addLogits()
{
    const attn::Trace &trace = *m_run->trace;
    if (trace.logits.empty())
        return;
    Entry entry{.name = "logits", .tensor = TensorPtr(m_run->trace, &trace.logits)};
    if (trace.decoder) { // a classifier's single row and its classes have no tokens
        entry.place.block = attn::Block::Decoder;
        entry.rows = Axis::Queries;
        entry.columns = Axis::Vocabulary;
    }
    m_entries.push_back(std::move(entry));
}

void RunTensors::addParameters()
{
    for (const attn::Block block : {attn::Block::Encoder, attn::Block::Decoder}) {
        const std::string name = std::string(attn::name(block)) + ".relative_bias.weight";
        if (const attn::Tensor *parameter = m_run->model->parameter(name))
            m_entries.push_back(
                {.name = name, .place = {.block = block}, .tensor = TensorPtr(m_run->model, parameter)});
    }
    for (const attn::AttentionPlace &place : m_run->model->places()) {
        for (const char *part : {"w_q", "b_q", "w_k", "b_k", "w_v", "b_v", "w_o", "b_o"}) {
            const std::string name = placeKey(place) + "." + part;
            if (const attn::Tensor *parameter = m_run->model->parameter(name))
                m_entries.push_back({.name = name, .place = place, .tensor = TensorPtr(m_run->model, parameter)});
        }
    }
}

const RunTensors::Entry &RunTensors::find(const std::string &name) const
{
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &entry) { return entry.name == name; });
    if (found != m_entries.end())
        return *found;
    QStringList there;
    for (const Entry &entry : m_entries)
        there << QString::fromStdString(entry.name);
    const QString nearest = listed(nearestFirst(QString::fromStdString(name), there));
    throw attn::Error("the run has no tensor of this name", name, "choose one of: " + nearest.toStdString());
}

TensorPtr RunTensors::read(const Entry &entry, const attn::Progress &progress)
{
    if (entry.tensor)
        return entry.tensor;
    const LayerTracePtr &computed = layer(entry.place, progress);
    return TensorPtr(computed, &(computed.get()->*entry.member));
}

const LayerTracePtr &RunTensors::layer(const attn::AttentionPlace &place, const attn::Progress &progress)
{
    LayerTracePtr &kept = m_layers[place];
    if (!kept) {
        attn::Progress quiet;
        quiet.stop = progress.stop;
        kept = m_run->model->layer(*m_run->trace, place, quiet);
    }
    return kept;
}

TensorPtr RunTensors::tensor(const std::string &name, const attn::Progress &progress)
{
    return read(find(name), progress);
}

std::vector<std::pair<std::string, TensorPtr>> RunTensors::all(const attn::Progress &progress)
{
    std::vector<std::pair<std::string, TensorPtr>> tensors;
    for (const Entry &entry : m_entries) {
        progress.at(static_cast<double>(tensors.size()) / static_cast<double>(m_entries.size()));
        tensors.emplace_back(entry.name, read(entry, progress));
    }
    return tensors;
}

QStringList RunTensors::labels(const Entry &entry, Axis axis) const
{
    const attn::Trace &trace = *m_run->trace;
    switch (axis) {
    case Axis::Queries:
        return texts(trace.queryTokens(entry.place));
    case Axis::Keys:
        return texts(trace.keyTokens(entry.place));
    case Axis::Vocabulary: {
        const attn::Tokenizer &tokenizer = m_run->model->targetTokenizer();
        QStringList pieces;
        for (std::int32_t id = 0; id < tokenizer.vocabularySize(); ++id) {
            const std::string_view piece = tokenizer.piece(id);
            pieces << QString::fromUtf8(piece.data(), static_cast<qsizetype>(piece.size()));
        }
        return pieces;
    }
    case Axis::Dimensions:
        break;
    }
    return {};
}

RunTensors::Axes RunTensors::axes(const std::string &name) const
{
    const Entry &entry = find(name);
    return {labels(entry, entry.rows), labels(entry, entry.columns)};
}

std::map<std::string, std::vector<attn::Index>> RunTensors::maskedRows(const attn::Progress &progress)
{
    std::map<std::string, std::vector<attn::Index>> masked;
    for (const attn::AttentionPlace &place : m_run->model->places()) {
        const LayerTracePtr &computed = layer(place, progress);
        if (!computed->masked_rows.empty())
            masked[placeKey(place)] = computed->masked_rows;
    }
    return masked;
}

} // namespace lab
