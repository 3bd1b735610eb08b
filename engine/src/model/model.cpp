// SPDX-License-Identifier: GPL-3.0-or-later
#include "attn/model.h"

#include <algorithm>
#include <chrono>

#include "io/model_folder.h"
#include "kernels/parallel.h"
#include "model/decoding.h"
#include "model/random_model.h"
#include "model/request.h"
#include "model/stack.h"

namespace attn {

struct Model::Private {
    explicit Private(ModelFolder loaded)
        : folder(std::move(loaded)), weights(folder.config, folder.parameters),
          encoder(folder.config, weights.encoder, Block::Encoder),
          decoder(folder.config, weights.decoder, Block::Decoder),
          requests(folder.config, folder.source.get(), folder.target.get())
    {
    }

    const ModelConfig &config() const { return folder.config; }
    const Stack &stack(Block block) const { return block == Block::Encoder ? encoder : decoder; }
    Tensor logits(const Tensor &normed, const Settings &settings) const;
    std::vector<Token> decode(const Token &start, const Memory &memory, int beams, const Settings &settings,
                              const std::function<void(double)> &done) const;
    std::vector<Token> produced(const Trace &trace) const;
    int mostThreads(const Trace &trace, int asked) const;

    const ModelFolder folder;
    const ModelWeights weights;
    const Stack encoder;
    const Stack decoder;
    const RequestReader requests;
};

Model::Model(std::unique_ptr<Private> p) : d(std::move(p)) {}
Model::~Model() = default;

std::shared_ptr<const Model> Model::load(const std::filesystem::path &folder, const Progress &progress)
{
    return std::shared_ptr<const Model>(new Model(std::make_unique<Private>(readModelFolder(folder, progress))));
}

std::shared_ptr<const Model> Model::random(const ModelConfig &config, std::uint32_t seed)
{
    return std::shared_ptr<const Model>(new Model(std::make_unique<Private>(randomModel(config, seed))));
}

const ModelConfig &Model::config() const
{
    return d->config();
}

const std::filesystem::path &Model::folder() const
{
    return d->folder.path;
}

const std::string &Model::sha256() const
{
    return d->folder.sha256;
}

Index Model::parameterCount() const
{
    Index count = 0;
    for (const auto &[name, tensor] : d->folder.parameters)
        count += tensor.size();
    return count;
}

const Tokenizer &Model::sourceTokenizer() const
{
    assert(d->folder.source);
    return *d->folder.source;
}

const Tokenizer &Model::targetTokenizer() const
{
    assert(d->folder.target);
    return *d->folder.target;
}

std::vector<Token> Model::tokenize(const RunRequest &request) const
{
    return d->requests.textTokens(request);
}

std::vector<AttentionPlace> Model::places() const
{
    std::vector<AttentionPlace> places;
    for (Block block : {Block::Encoder, Block::Decoder}) {
        for (Index l = 0; l < d->config().layers(block); ++l) {
            places.push_back({block, LayerIndex(l), AttentionKind::Self});
            if (block == Block::Decoder && d->config().hasEncoder())
                places.push_back({block, LayerIndex(l), AttentionKind::Cross});
        }
    }
    return places;
}

const Tensor *Model::parameter(std::string_view name) const
{
    const auto found = d->folder.parameters.find(name);
    return found == d->folder.parameters.end() ? nullptr : &found->second;
}

std::vector<std::string> Model::parameterNames() const
{
    std::vector<std::string> names;
    for (const auto &[name, tensor] : d->folder.parameters)
        names.push_back(name);
    return names;
}

/// An encoder's logits come from its first row; without classes it has none.
Tensor Model::Private::logits(const Tensor &normed, const Settings &settings) const
{
    if (weights.output.empty())
        return {};
    const Index rows = config().hasDecoder() ? normed.shape()[0] : 1;
    const ConstMatrixView x{normed.data(), rows, config().d_model};
    Tensor result{rows, weights.output.out()};
    weights.output.apply(x, result.matrix(), settings.threads, settings.progress);
    return result;
}

/// The start token and what the model writes after it, without the end token.
std::vector<Token> Model::Private::decode(const Token &start, const Memory &memory, int beams, const Settings &settings,
                                          const std::function<void(double)> &done) const
{
    const Search search{.decoder = decoder,
                        .memory = &memory,
                        .logits = [&](const Tensor &normed) { return logits(normed, settings); },
                        .start_id = start.id,
                        .eos_id = config().eos_id,
                        .max_positions = config().max_positions,
                        .keeps_earlier_rows = selfMask(Block::Decoder, settings.mask).causal};
    const Hypothesis best =
        beams == 1 ? greedySearch(search, settings, done) : beamSearch(search, beams, settings, done);
    std::vector<Token> fed{start};
    for (std::size_t i = 0; i + (best.ended ? 1 : 0) < best.produced.size(); ++i)
        fed.push_back(folder.target->token(best.produced[i]));
    return fed;
}

std::vector<Token> Model::Private::produced(const Trace &trace) const
{
    const std::vector<Token> &fed = trace.decoder->tokens;
    std::vector<Token> next(fed.begin() + 1, fed.end());
    const auto last = trace.logits.matrix().row(std::ssize(fed) - 1);
    next.push_back(folder.target->token(static_cast<std::int32_t>(std::ranges::max_element(last) - last.begin())));
    return next;
}

/// Threads that the largest step used.
int Model::Private::mostThreads(const Trace &trace, int asked) const
{
    double largest = 0;
    for (const std::optional<StackTrace> *stack : {&trace.encoder, &trace.decoder}) {
        if (!*stack)
            continue;
        const double n = static_cast<double>((*stack)->tokens.size());
        const Index width = std::max({config().d_ff, config().heads * config().d_k, config().heads * config().d_v,
                                      trace.decoder ? config().target_vocabulary : 0});
        largest = std::max({largest, n * static_cast<double>(config().d_model * width),
                            n * n * static_cast<double>(config().heads * (config().d_k + config().d_v))});
    }
    return kernels::threadsFor(asked, largest, kernels::kMostThreads);
}

std::shared_ptr<const Trace> Model::run(const RunRequest &request, const Progress &progress,
                                        const WeightsFor &weights_for) const
{
    Input input = d->requests.read(request);
    const auto begin = std::chrono::steady_clock::now();
    const Settings settings{chosenScale(d->config(), request.scale), request.mask, request.threads, progress, {}};
    Settings kept = settings; // of the passes that the trace is made of, not of those that decode
    kept.weights_for = weights_for;
    // The share of the time at which a part begins, and how much of it the part takes.
    const auto part = [&progress](double from, double share) {
        return [&progress, from, share](double done) { progress.at(from + share * done); };
    };
    auto trace = std::make_shared<Trace>();
    trace->text = request.token_ids.empty() ? request.text : std::string();
    trace->scale = settings.scale;
    trace->scale_choice = request.scale;
    trace->mask_choice = request.mask;
    Memory memory;
    if (d->config().hasEncoder()) {
        trace->encoder = d->encoder.trace(std::move(input.source), nullptr, kept, part(0.0, 0.2));
        if (d->config().hasDecoder())
            memory = d->decoder.remember(*trace->encoder, settings);
    }
    if (d->config().hasDecoder()) {
        if (input.decodes)
            input.fed = d->decode(input.fed.front(), memory, request.beams, settings, part(0.2, 0.6));
        trace->decoder = d->decoder.trace(std::move(input.fed), &memory, kept, part(0.8, 0.15));
    }
    trace->logits = d->logits((trace->decoder ? trace->decoder : trace->encoder)->normed, settings);
    if (trace->decoder)
        trace->produced = d->produced(*trace);
    trace->threads = d->mostThreads(*trace, request.threads);
    const std::chrono::duration<double, std::micro> taken = std::chrono::steady_clock::now() - begin;
    trace->microseconds = taken.count();
    progress.at(1.0);
    return trace;
}

namespace {

/// Threads change no bit; a run on one stays on one.
Settings settingsOf(const Trace &trace, const Progress &progress)
{
    return {trace.scale, trace.mask_choice, trace.threads == 1 ? 1 : 0, progress, {}};
}

} // namespace

std::shared_ptr<const LayerTrace> Model::layer(const Trace &trace, const AttentionPlace &place,
                                               const Progress &progress) const
{
    const std::vector<AttentionPlace> known = places();
    if (std::ranges::find(known, place) == known.end())
        throw Error("the model has no attention \"" + std::string(name(place.block)) + "." +
                        std::to_string(value(place.layer)) + "." + std::string(name(place.kind)) + "\"",
                    "", "choose one of those that info lists");
    const StackTrace *encoder = trace.encoder ? &*trace.encoder : nullptr;
    auto layer = std::make_shared<LayerTrace>(
        d->stack(place.block).recompute(place, trace.stack(place.block), encoder, settingsOf(trace, progress)));
    progress.at(1.0);
    return layer;
}

std::shared_ptr<const LayerFlow> Model::flow(const Trace &trace, Block block, LayerIndex layer,
                                             const Progress &progress) const
{
    assert(value(layer) >= 0 && value(layer) < d->config().layers(block));
    const StackTrace *encoder = trace.encoder ? &*trace.encoder : nullptr;
    return std::make_shared<LayerFlow>(
        d->stack(block).flow(layer, trace.stack(block), encoder, settingsOf(trace, progress)));
}

EmbeddingParts Model::embeddingParts(const Trace &trace, Block block) const
{
    return d->stack(block).embeddingParts(trace.stack(block).tokens);
}

PositionBias Model::positionBias(Block block, const ScorePlaces &places) const
{
    return d->stack(block).positionBias(places);
}

} // namespace attn
