// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decoding.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace attn {

namespace {

/// A hypothesis and what the decoder remembers of it.
struct Beam {
    Hypothesis hypothesis;
    StackState state;
};

/// One token more for one of the beams.
struct Extension {
    std::size_t beam;
    std::int32_t token;
    double log_probability; ///< of the whole hypothesis
};

/// Logits of the token that follows.
Tensor nextLogits(const Search &search, Beam &beam, const Settings &settings)
{
    if (!search.keeps_earlier_rows)
        beam.state = {};
    std::vector<std::int32_t> fed{search.start_id};
    fed.insert(fed.end(), beam.hypothesis.produced.begin(), beam.hypothesis.produced.end());
    const Tensor rows = search.decoder.feed(std::span(fed).subspan(static_cast<std::size_t>(beam.state.length)),
                                            beam.state, search.memory, settings);
    Tensor last{1, rows.shape()[1]};
    std::ranges::copy(rows.matrix().row(rows.shape()[0] - 1), last.data());
    Tensor logits = search.logits(last);
    if (!std::ranges::all_of(logits.values(), [](float logit) { return std::isfinite(logit); }))
        throw Error("the numbers grow beyond what floats hold, so there is no most probable token", "",
                    "choose a smaller scale");
    return logits;
}

/// ln of the softmax's denominator: max + ln Σ e^(l − max).
double logSum(std::span<const float> logits)
{
    const double maximum = static_cast<double>(std::ranges::max(logits));
    const double sum = std::accumulate(logits.begin(), logits.end(), 0.0, [maximum](double before, float logit) {
        return before + std::exp(static_cast<double>(logit) - maximum);
    });
    return maximum + std::log(sum);
}

/// The ids of the `count` largest logits, largest first; of equals the lower id first.
std::vector<std::int32_t> largest(std::span<const float> logits, std::size_t count)
{
    std::vector<std::int32_t> ids(logits.size());
    std::iota(ids.begin(), ids.end(), 0);
    const auto end = ids.begin() + static_cast<std::ptrdiff_t>(std::min(count, ids.size()));
    std::partial_sort(ids.begin(), end, ids.end(), [logits](std::int32_t a, std::int32_t b) {
        const float left = logits[static_cast<std::size_t>(a)], right = logits[static_cast<std::size_t>(b)];
        return left != right ? left > right : a < b;
    });
    ids.erase(end, ids.end());
    return ids;
}

/// The best ways to go on, best first: as many of each beam as could be needed when every one of the best ends.
std::vector<Extension> extensions(const Search &search, std::vector<Beam> &beams, std::size_t width,
                                  const Settings &settings)
{
    std::vector<Extension> found;
    for (std::size_t b = 0; b < beams.size(); ++b) {
        const Tensor logits = nextLogits(search, beams[b], settings);
        const double normaliser = logSum(logits.values());
        for (std::int32_t token : largest(logits.values(), 2 * width)) {
            const double logit = static_cast<double>(logits.values()[static_cast<std::size_t>(token)]);
            found.push_back({b, token, beams[b].hypothesis.log_probability + logit - normaliser});
        }
    }
    std::ranges::stable_sort(found, std::ranges::greater(), &Extension::log_probability);
    return found;
}

Hypothesis extended(const Hypothesis &hypothesis, const Extension &extension, std::int32_t eos_id)
{
    Hypothesis longer = hypothesis;
    longer.produced.push_back(extension.token);
    longer.log_probability = extension.log_probability;
    longer.ended = extension.token == eos_id;
    return longer;
}

/// Appends to `ended` the hypotheses that end now, and returns those that go on.
std::vector<Beam> advanced(std::vector<Beam> beams, const std::vector<Extension> &found, std::size_t width,
                           std::int32_t eos_id, std::vector<Hypothesis> &ended)
{
    std::vector<Beam> next;
    std::vector<std::size_t> last_user(beams.size()); // of a beam's state, which moves to it instead of being copied
    std::vector<std::size_t> parents;
    for (std::size_t rank = 0; rank < found.size() && next.size() < width; ++rank) {
        const std::size_t parent = found[rank].beam;
        Hypothesis longer = extended(beams[parent].hypothesis, found[rank], eos_id);
        if (!longer.ended) {
            last_user[parent] = next.size();
            parents.push_back(parent);
            next.push_back({std::move(longer), {}});
        } else if (rank < width) { // an end that is not among the best does not end the search before them
            ended.push_back(std::move(longer));
        }
    }
    for (std::size_t i = 0; i < next.size(); ++i) {
        StackState &state = beams[parents[i]].state;
        next[i].state = last_user[parents[i]] == i ? std::move(state) : state;
    }
    return next;
}

std::vector<Hypothesis> search(const Search &space, std::size_t width, const Settings &settings,
                               const std::function<void(double)> &done)
{
    std::vector<Hypothesis> ended;
    std::vector<Beam> beams(1);
    for (Index fed = 1; fed < space.max_positions && ended.size() < width && !beams.empty(); ++fed) {
        const std::vector<Extension> found = extensions(space, beams, width, settings);
        beams = advanced(std::move(beams), found, width, space.eos_id, ended);
        done(static_cast<double>(fed) / static_cast<double>(space.max_positions));
    }
    if (ended.size() < width) // the limit cut them off
        for (Beam &beam : beams)
            ended.push_back(std::move(beam.hypothesis));
    return ended;
}

} // namespace

Hypothesis greedySearch(const Search &space, const Settings &settings, const std::function<void(double)> &done)
{
    return search(space, 1, settings, done).front();
}

Hypothesis beamSearch(const Search &space, int beams, const Settings &settings, const std::function<void(double)> &done)
{
    const auto half = [&done](double from) { return [&done, from](double share) { done(from + share / 2); }; };
    std::vector<Hypothesis> found{greedySearch(space, settings, half(0.0))};
    std::ranges::move(search(space, static_cast<std::size_t>(beams), settings, half(0.5)), std::back_inserter(found));
    return *std::ranges::max_element(found, std::less<>(), &Hypothesis::score);
}

} // namespace attn
