// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/walk_arguments.h"

#include "attn/error.h"

namespace lab {

namespace {

/// A position from 0 that the run must have.
void take(attn::Index &position, std::optional<int> asked, std::size_t count, const char *what)
{
    if (!asked)
        return;
    if (static_cast<std::size_t>(*asked) >= count)
        throw attn::Error("there is no " + std::string(what) + " " + std::to_string(*asked) + "; the run has " +
                              std::to_string(count),
                          std::string("--") + what, "choose one from 0 to " + std::to_string(count - 1));
    position = *asked;
}

} // namespace

WalkArguments::WalkArguments(const Arguments &arguments)
    : step(arguments.number("step", 0)), query(arguments.number("query", 0)),
      key(arguments.number("key", 0)), style{arguments.number("digits", 2, 6).value_or(NumberStyle().digits)},
      shapes(arguments.has("shapes")), keysAreQueries(arguments.has("keys-are-queries"))
{
}

Walkthrough WalkArguments::walkIn(const RunValuesPtr &values, const attn::AttentionPlace &place,
                                  attn::HeadIndex head) const
{
    attn::Index row = 0;
    take(row, query, values->trace().queryTokens(place).size(), "query");
    WalkPlace chosen =
        Walkthrough::chosenCell(*values, place, head, query ? std::optional<attn::Index>(row) : std::nullopt);
    take(chosen.key, key, values->trace().keyTokens(place).size(), "key");
    chosen.keysAreQueries = keysAreQueries;
    if (keysAreQueries && !Walkthrough::canTryKeysAsQueries(values->config(), place))
        throw attn::Error("keys can't be the queries here: each head needs queries and keys of its own, from the same "
                          "text",
                          "--keys-are-queries", "choose a self-attention with --attention encoder or decoder");
    return {values, chosen, style};
}

QList<Step> WalkArguments::stepsOf(const Walkthrough &walk) const
{
    if (!step)
        return walk.steps();
    if (*step >= walk.count()) {
        throw attn::Error("there is no step " + std::to_string(*step) + "; this model's walkthrough has " +
                              std::to_string(walk.count()),
                          walk.values().config().id, "choose one from 0 to " + std::to_string(walk.count() - 1));
    }
    return {walk.step(*step)};
}

} // namespace lab
