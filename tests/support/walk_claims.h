// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRegularExpression>
#include <QStringList>

#include "support/walk_facts.h"
#include "walkthrough/worksheet.h"

namespace lab::test {

/// A piece of a text of a step, as it stands in the source, and whether that step must say it.
struct Claim {
    const char *step;
    const char *text;
    bool holds;
    QString tells{}; ///< what the step's sentence must contain, where it says it
};

inline QList<Claim> claimsOfWords(const Facts &f)
{
    const int keys = f.head.keys();
    const bool masked = f.head.isMasked(f.row, 0), order = f.knowsOrder();
    const bool learned = f.config.positions == attn::Positions::Learned;
    const bool waves = f.config.positions == attn::Positions::Sinusoidal;
    const bool slope = f.config.positions == attn::Positions::Alibi;
    const bool buckets = f.config.positions == attn::Positions::Relative;
    const bool added = learned || waves, first = !f.isCross() && attn::value(f.place.layer) == 0;
    return {
        {"why", "Without attention each", keys > 1, QStringLiteral("each of the %1 words").arg(keys)},
        {"why", "and here the mask hides it", keys == 1 && masked},
        {"why", "its share is 1 in any case", keys == 1 && !masked},
        {"tokens", "The text is cut into tokens", true},
        {"tokens", "The model doesn't know", f.hasUnknown()},
        {"tokens", "is fed the start token", f.startsWithStart()},
        {"tokens", "is fed %1 tokens", f.hasBoth() && !f.startsWithStart()},
        {"tokens", "as fed to the decoder", f.hasBoth()},
        {"embedding", "row of a learned table", true, QStringLiteral("%1 numbers").arg(f.config.d_model)},
        {"embedding", "This model multiplies it", f.config.embedding_scale != 1},
        {"positions", "A learned row", learned},
        {"positions", "Waves of different length", waves},
        {"positions", "%1, learned (the document", learned},
        {"positions", "%1 (the document, 2.1, adds positions without", waves},
        {"positions", "adds no vector for a position", !added},
        {"positions", "%1 (the document, 2.1, adds positions)", !added},
        {"positions", "for each position between query and key", slope},
        {"positions", "a learned number for its distance", buckets},
        {"positions", "keys before the query", buckets},
        {"positions", "keys after the query", buckets && !f.isDecoder()},
        {"positions", "Where does the order", true},
        {"positions", "Only here: every later step", added && !order},
        {"positions", "Here, and in the mask", added && order},
        {"positions", "Not here: only at step 9", !added && !order},
        {"positions", "Not here: at step 9", !added && order},
        {"positions", "What without positions", added},
        {"positions", "What without that bias", !added},
        {"positions", "The same words in another order", !order},
        {"positions", "Only the mask would tell", order},
        {"input", "what this layer's self-attention left", f.isCross()},
        {"input", "the embeddings with their positions", first && added},
        {"input", "adds no positions to them", first && !added},
        {"input", "receives what layer %2 made", !f.isCross() && attn::value(f.place.layer) > 0},
        {"input", "before the attention reads it (pre-norm)", f.isPre()},
        {"input", "so nothing is done to it here (post-norm)", !f.isPre()},
        {"input", "what Q, K and V are made of", !f.isCross()},
        {"input", "what queries are made of", f.isCross()},
        {"input", "the encoder's end: what keys", f.isCross()},
    };
}

inline QList<Claim> claimsOfVectors(const Facts &f)
{
    const int queries = f.head.queries(), n = int(f.config.heads);
    const bool self = !f.isCross(), tried = f.walk.keysAreQueries;
    return {
        {"projections", "Head %1 owns one column", f.config.d_k == f.config.d_v && f.config.d_k == 1,
         QStringLiteral("owns one column of each learned matrix of %1").arg(f.config.d_model)},
        {"projections", "Head %1 owns %2 columns", f.config.d_k == f.config.d_v && f.config.d_k > 1,
         QStringLiteral("owns %1 columns of each learned matrix of %2").arg(f.config.d_k).arg(f.config.d_model)},
        {"projections", "Of learned matrices of %4 rows", f.config.d_k != f.config.d_v,
         QStringLiteral("owns %1 columns for queries and keys and %2").arg(f.config.d_k).arg(f.config.d_v)},
        {"projections", "They were found in training", true},
        {"projections", "shared with other heads", f.layer.k.shape()[0] != n},
        {"qkv", "each produced word asks the source", !self},
        {"qkv", "Each word becomes three vectors", self && !tried},
        {"qkv", "is found by the same vector", tried},
        {"qkv", "the queries, as keys", tried},
        {"qkv", "from the decoder", !self},
        {"qkv", "from the encoder's end", !self},
        {"qkv", "what this attention receives", self},
        {"qkv", "two sources: %1", !self},
        {"qkv", "Which word made query", true},
        {"qkv", "in order to produce", f.isDecoder()},
        {"qkv", "Row %1 of x, that of", !f.isDecoder()},
        {"qkv", "An earlier attention may already", f.couldBeMixed()},
        {"qkv", "Why are queries and keys different", true},
        {"qkv", "of different rows by different matrices", !self},
        {"qkv", "of the same rows, but by different matrices", self},
        {"qkv", "the other way round it is", self && f.row != f.key},
        {"qkv", "What if the queries were used as keys", self && queries > 1},
        {"qkv", "A dot product doesn't care", self && queries > 1},
        {"qkv", "any two words would score", self && queries > 1},
        {"qkv", "nothing would change", self && queries > 1},
        {"qkv", "every score would be the same", self && queries > 1},
    };
}

inline QList<Claim> claimsOfScores(const Facts &f)
{
    const bool unscaled = f.trace.scale == 1, one = f.config.d_k == 1, root = f.hasRootScale();
    const bool tried = f.walk.keysAreQueries, alone = f.head.queries() == 1;
    const bool most = f.head.keys() > 1 && Facts::soleLargest(f.weights) >= 0;
    return {
        {"scores", "A score is a dot product", !one && !tried, QStringLiteral("the %1 products").arg(f.config.d_k)},
        {"scores", "the product of two numbers", one && !tried},
        {"scores", "the queries, as keys", tried},
        {"scores", "scores if K were Q", tried},
        {"scores", "no other to compare it with", tried && alone},
        {"scores", "any two words score each other alike", tried && !alone},
        {"scores", "queries and keys from different texts", f.isCross()},
        {"scores", "What is a row, what a column", true},
        {"scores", "has the scores of one query", true},
        {"scores", "What if two keys, or two queries", true},
        {"scores", "Equal keys have equal columns", true},
        {"scores", "Which word will get the largest weight", most},
        {"scores", "is the largest that the mask leaves", most && !f.hasBias()},
        {"scores", "together %1, are the largest that the mask leaves", most && f.hasBias()},
        {"scores", "“%1” (position %2)", most},
        {"scale", "Nothing is done", unscaled},
        {"scale", "with one dimension there is no sum", !unscaled && one},
        {"scale", "takes that back", !unscaled && !one && root},
        {"scale", "the larger the factor", !unscaled && !one && !root},
        {"mask", "makes a score the smaller", f.hasBias() && f.config.positions == attn::Positions::Alibi},
        {"mask", "has learned for the distance", f.hasBias() && f.config.positions == attn::Positions::Relative},
        {"mask", "Between the words of two texts", f.isCross() && !f.addsPositionVectors()},
        {"mask", "bias: %1; mask: %2", f.hasBias()},
        {"mask", "hides nothing", f.hidden == 0},
        {"mask", "The mask hides %1", f.hidden > 0,
         QStringLiteral(": %1 of %2 scores").arg(f.hidden).arg(f.head.queries() * f.head.keys())},
        {"mask", "give the answer away", f.later && f.isDecoder()},
        {"mask", "what stands later", f.later && !f.isDecoder()},
        {"mask", "further away", f.far},
        {"mask", "padding, which is no word", f.padding},
        {"mask", "key j is no padding", f.padding},
        {"mask", "Rows that see no key", f.blindRows > 0, QStringLiteral("will all be 0: %1.").arg(f.blindRows)},
        {"mask", "What does a mask remove", true},
        {"mask", "In the self-attention of a decoder what comes later", true},
        {"mask", "accepts a mask and never uses it", true},
    };
}

inline QList<Claim> claimsOfWeights(const Facts &f)
{
    const bool self = !f.isCross(), blind = f.isBlind(), empty = f.head.weightSum(f.row) == 0;
    const bool cell = !empty && !f.head.isMasked(f.row, f.key);
    const bool own = self && !f.head.isMasked(f.row, f.row);
    const int heaviest = Facts::soleLargest(f.weights), longest = Facts::soleLargest(f.lengths);
    const bool both = heaviest >= 0 && longest >= 0, asked = both && f.head.keys() > 1;
    return {
        {"softmax", "no key: its weights are all 0", blind},
        {"softmax", "Each row becomes shares", !blind && f.blindRows == 0},
        {"softmax", "Each row that sees a key", !blind && f.blindRows > 0},
        {"softmax", "A score one point higher", !blind},
        {"softmax", "Why does a row add up", true},
        {"softmax", "This one doesn't", empty},
        {"softmax", "parts of a whole", !empty},
        {"softmax", "Does a column add up", true},
        {"softmax", "many queries may look at the same key", true},
        {"softmax", "That of “%1” (position %2) adds up to", f.addsUpOnlyHere()},
        {"softmax", "Does a word attend to itself", true},
        {"softmax", "Not here: the keys are words of the other", !self},
        {"softmax", "Not “%1” here", self && !own},
        {"softmax", "gives itself %2", own},
        {"softmax", "What does one point more", cell},
        {"softmax", "the only key that this row sees", cell && f.seen == 1},
        {"softmax", "32 bits hold no single point", cell && f.seen > 1 && !f.holdsOneMore()},
        {"softmax", "smaller by one factor for all", cell && f.seen > 1 && f.holdsOneMore() && f.showsOneMore()},
        {"softmax", "less than is seen here", cell && f.seen > 1 && f.holdsOneMore() && !f.showsOneMore()},
        {"softmax", "And eight points more", cell},
        {"softmax", "Nothing: every exponential", cell},
        {"softmax", "What do the weights of “%1” add up to", true},
        {"softmax", "it depends on the scores", true},
        {"softmax", "The row's scores are all −∞", empty},
        {"softmax", "Each e^… is divided", !empty},
        {"softmax", "What if every score of the row rose", !empty},
        {"softmax", "the weights stay as they are", !empty},
        {"softmax", "every weight grows", !empty},
        {"softmax", "the weights become more alike", !empty},
        {"softmax", "Every e^… would be", !empty},
        {"context", "no key, so nothing is mixed", blind},
        {"context", "is the mean of all values", !blind},
        {"context", "What shape has Z", true},
        {"context", "a row for each query, whatever", true},
        {"context", "Is a weight importance", true},
        {"context", "a share of the mixture, not of the cause", true},
        {"context", "has both the largest weight", both && heaviest == longest},
        {"context", "has the largest weight, but", both && heaviest != longest},
        {"context", "Which word brings the most", asked},
        {"context", "times its value is a vector of length", asked},
        {"context", "It has the largest weight, too", asked && heaviest == longest},
        {"context", "It does not have the largest weight", asked && heaviest != longest},
        {"context", "“%1” (position %2)", asked},
    };
}

/// Of a draw in which so many of so many weights above 0 were dropped.
inline QList<Claim> claimsOfDropout(int dropped, int above)
{
    return {
        {"dropout", "Only training does this", true},
        {"dropout", "nothing to drop", above == 0},
        {"dropout", "none of %1 weights", above > 0 && dropped == 0, QStringLiteral("none of %1").arg(above)},
        {"dropout", "every weight above 0", above > 0 && dropped == above},
        {"dropout", "and the others grew", dropped > 0 && dropped < above,
         QStringLiteral("%1 of %2 weights").arg(dropped).arg(above)},
    };
}

inline QList<Claim> claimsOfLayer(const Facts &f)
{
    const bool encoderOfTwo = !f.isDecoder() && f.config.hasDecoder(), several = f.config.heads > 1;
    const bool answers = !f.trace.logits.empty(), last = f.isLast();
    return {
        {"concatenate", "Each of the %1 heads made", several,
         QStringLiteral("= %1 columns").arg(f.config.heads * f.config.d_v)},
        {"concatenate", "This model has a single head", !several},
        {"concatenate", "Do %1 heads cost", several},
        {"concatenate", "No: each is narrow", several},
        {"output", "The output matrix mixes", true},
        {"activation", "neither has this model", true},
        {"residual", "The attention only adds", true},
        {"residual", "before the next sub-layer (pre-norm)", f.isPre()},
        {"residual", "are applied (post-norm)", !f.isPre()},
        {"feed-forward", "Each position by itself goes", true, QStringLiteral("%1 hidden numbers").arg(f.config.d_ff)},
        {"feed-forward", "the stream normalised", f.isPre()},
        {"feed-forward", "stands the layer's cross-attention", f.hasBoth() && f.isDecoder() && !f.isCross()},
        {"next", "is done. Layer", !last},
        {"next", "was the encoder's last", last && encoderOfTwo},
        {"next", "is what this model gives", last && !encoderOfTwo && !answers},
        {"next", "the answer is read off", last && !encoderOfTwo && answers},
    };
}

inline QList<Claim> claimsOfAnswer(const Facts &f)
{
    const attn::Index row = f.isDecoder() ? f.row : 0;
    const auto logits = f.trace.logits.matrix().row(row);
    const auto best = std::max_element(logits.begin(), logits.end()) - logits.begin();
    const bool decodes = f.trace.decoder.has_value();
    const auto count = decodes ? static_cast<attn::Index>(f.trace.decoder->tokens.size()) : 0;
    const bool last = decodes && row + 1 >= count;
    const bool next = decodes && !last && f.trace.decoder->tokens.at(std::size_t(row) + 1).id == best;
    return {{"logits", "At position %1 the largest probability", decodes},
            {"logits", "The largest probability, %1", !decodes},
            {"logits", "the last position", last},
            {"logits", "It is what is fed next", next},
            {"logits", "another word", decodes && !last && !next},
            {"logits", "class %1", !decodes},
            {"logits", "the embedding table, used again", f.config.tie_output}};
}

/// The row that a worksheet's fourth exercise, "w_{i,j} = …", is about.
inline attn::Index rowOfSheet(const QList<Exercise> &sheet)
{
    static const QRegularExpression indices(QStringLiteral("(\\d+), *(\\d+)"));
    return indices.match(sheet.at(3).latex).captured(1).toInt() - 1;
}

/// Of a worksheet: it leaves out what the run has no numbers for, and what nobody works out by hand.
inline QList<Claim> claimsOfSheet(const Facts &f, const QList<Exercise> &sheet)
{
    const attn::ConstMatrixView all = f.layer.weights.head(attn::value(f.walk.head));
    bool any = false; // a row whose weights are numbers, and shares of 1
    for (attn::Index i = 0; i < all.rows; ++i)
        any = any || std::ranges::max(all.row(i)) > 0;
    const auto counts = [](float weight) {
        return numberText(weight, NumberStyle().digits).startsWith('<') ? 0 : weight;
    };
    const attn::Index seen = any ? std::ranges::count_if(all.row(rowOfSheet(sheet)), counts) : 0;
    const bool mixed = seen > 0 && seen <= 8;
    const bool largest =
        any && f.head.keys() > 1 && sheet.size() == 5 + mixed; // a tie of the shown scores has no answer
    return {{"sheet", "Q has %1 × %2 numbers", true},
            {"sheet", "have the dot product %3", true},
            {"sheet", "the exponential of “%2” and the sum", any},
            {"sheet", "What is left for “%3”", any},
            {"sheet", "Which word gets the largest weight", largest},
            {"sheet", "scaled and with their bias", largest && f.hasBias()},
            {"sheet", "Mix entry %1 of the values", mixed},
            {"sheet", "without those that round to 0", mixed && seen < f.head.keys()}};
}

/// Names of things: what says nothing that could be untrue of a run.
inline const QStringList &plainNames()
{
    static const QStringList names{"document %1",
                                   "; ",
                                   ", ",
                                   "Rounded to %1 digits here; computed with all of them.",
                                   "source",
                                   "fed",
                                   "token ids",
                                   "values",
                                   "the same share for every word",
                                   "the mean of the values",
                                   "embeddings",
                                   "position, from 0",
                                   "column %1",
                                   "the words' rows of the embedding table",
                                   "what each position adds",
                                   "what layer 0 receives",
                                   "the stream so far",
                                   "gain",
                                   "bias",
                                   "learned",
                                   "learned, of this head",
                                   "learned, of all heads",
                                   "queries",
                                   "keys",
                                   "biases: document 5.2",
                                   "scores, unscaled",
                                   "scores, scaled",
                                   "scores, masked",
                                   "scores, with bias and mask",
                                   "position bias",
                                   "slopes of the heads",
                                   "the bucket of each distance",
                                   "distance of key and query",
                                   "before",
                                   "after",
                                   "after the query",
                                   "otherwise",
                                   " and ",
                                   "less the row's largest",
                                   "e to that power",
                                   "attention weights",
                                   "one draw, seed %1",
                                   "with probability p",
                                   "context: the values, mixed",
                                   "all heads' contexts",
                                   "context of head %1",
                                   "output of the attention",
                                   "bias: document 5.2",
                                   "off, as in this model",
                                   "in prose only, as its step 5",
                                   "off",
                                   "their sum",
                                   "the stream after the attention",
                                   "what the feed-forward receives",
                                   "the hidden layer",
                                   "after the activation",
                                   "what the feed-forward adds",
                                   "the stream before the feed-forward",
                                   "the layer's output",
                                   "after the final norm",
                                   "the last layer's end",
                                   "the largest logits",
                                   "probabilities"};
    return names;
}

/// What pages, handouts and worksheets say beside the steps (src/export); and the note that tst_extremes is about.
inline const QStringList &wordsOfPages()
{
    static const QStringList words{
        "layer %1",
        "Attention, step by step",
        "Steps",
        "Formula",
        "With this run's shapes",
        "With this cell's numbers",
        "Predict first",
        "Right.",
        "Not quite.",
        "(the first %1 × %2)",
        " (the first %1 × %2)",
        "(rows %1 to %2, columns %3 to %4)",
        "First",
        "Back",
        "Next",
        "Last",
        "not in the document; %1",
        "Predict first:",
        "Answer",
        "Answers",
        "Attention: a worksheet",
        "sheet %1",
        "%1 of %2",
        "Try K := Q",
        "Opened",
        "Click a number in a table or a formula to open what it is made of.",
        "Close",
        "What it is made of",
        "Show all %1",
        "Show fewer",
        "Rounded here; computed with all digits.",
        "Exactly %1. It comes from nothing else.",
        "The mask hides this key: its score is −∞ whatever it was.",
        "Exactly %1. This page does not hold all that it is made of; the program opens it further.",
        "what q·k is multiplied by",
        "what keeps a norm from dividing by 0",
        "what embeddings are multiplied by",
        "%1, learned",
        "mean of the row",
        "variance of the row",
        "the row's largest",
        "sum of the row's exponentials",
        "what the sub-layer adds",
        "NaN (not a number): numbers grew beyond what 32 bits hold, and ∞ − ∞ or ∞ / ∞ is none."};
    return words;
}

} // namespace lab::test
