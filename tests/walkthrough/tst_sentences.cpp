// SPDX-License-Identifier: GPL-3.0-or-later
// Every sentence that a step has only under some condition is there exactly when that holds: on a thousand random runs.
#include <QTest>

#include <cmath>

#include "session/inspection.h"
#include "support/random_run.h"

using namespace lab;
using namespace lab::test;

class TestSentences : public QObject {
    Q_OBJECT
private slots:
    void areTrueOfTheRun();
};

namespace {

constexpr int kRuns = 1000;

/// A piece of a sentence, and whether it must be there.
struct Claim {
    const char *step;
    const char *text;
    bool holds;
};

struct Facts {
    explicit Facts(const RandomWalk &made, const WalkPlace &walked)
        : values(*made.values), place(walked.place), config(values.config()), trace(values.trace()),
          layer(values.layer(place)), head(values.runPtr(), values.layerPtr(place), walked.head),
          row(int(walked.query)), stack(trace.stack(trace.encoder ? attn::Block::Encoder : attn::Block::Decoder))
    {
        for (int i = 0; i < head.queries(); ++i)
            for (int j = 0; j < head.keys(); ++j) {
                const bool byMask =
                    (layer.mask.causal && j > i) || (layer.mask.window >= 0 && std::abs(i - j) > layer.mask.window);
                hidden += head.isMasked(i, j);
                padding = padding || (head.isMasked(i, j) && !byMask);
            }
        for (const attn::Token &token : stack.tokens)
            unknown = unknown || token.id == config.unk_id;
    }
    bool hasRootScale() const { return std::abs(trace.scale - 1 / std::sqrt(float(config.d_k))) < 1e-6f; }
    bool isCross() const { return place.kind == attn::AttentionKind::Cross; }
    bool isLast() const { return attn::value(place.layer) + 1 == config.layers(place.block); }
    bool isBlind() const { return head.weightSum(row) == 0; }
    bool isDecoder() const { return place.block == attn::Block::Decoder; }

    const RunValues &values;
    attn::AttentionPlace place;
    const attn::ModelConfig &config;
    const attn::Trace &trace;
    const attn::LayerTrace &layer;
    Inspection head;
    int row;
    const attn::StackTrace &stack;
    int hidden = 0;
    bool padding = false;
    bool unknown = false;
};

std::vector<Claim> claimsOf(const Facts &f)
{
    const bool pre = f.config.norm == attn::NormPlace::Pre;
    const bool encoderOfTwo = !f.isDecoder() && f.config.hasDecoder();
    const bool both = f.trace.encoder && f.trace.decoder;
    return {
        {"why", "With a single word", f.head.keys() == 1},
        {"tokens", "The model doesn't know", f.unknown},
        {"tokens", "The decoder is fed the start token", both},
        {"embedding", "This model multiplies it", f.config.embedding_scale != 1},
        {"positions", "A learned row", f.config.positions == attn::Positions::Learned},
        {"positions", "Waves of different length", f.config.positions == attn::Positions::Sinusoidal},
        {"positions", "adds no vector", !f.config.addsPositionVectors()},
        {"positions", "for each position between", f.config.positions == attn::Positions::Alibi},
        {"positions", "a learned number for its distance", f.config.positions == attn::Positions::Relative},
        {"input", "what this layer's self-attention left", f.isCross()},
        {"input", "The first layer receives", !f.isCross() && attn::value(f.place.layer) == 0},
        {"input", "adds no positions to them",
         !f.isCross() && attn::value(f.place.layer) == 0 && !f.config.addsPositionVectors()},
        {"input", "(pre-norm)", pre},
        {"projections", "shared with other heads", f.layer.k.shape()[0] != f.config.heads},
        {"qkv", "each produced word asks the source", f.isCross()},
        {"scale", "Nothing is done", f.trace.scale == 1},
        {"scale", "keeps the softmax from", f.hasRootScale()},
        {"scale", "the larger the factor", f.trace.scale != 1 && !f.hasRootScale()},
        {"mask", "hides nothing", f.hidden == 0},
        {"mask", "Here the order of the words comes in", !f.layer.bias.empty()},
        {"mask", "for each position", !f.layer.bias.empty() && f.config.positions == attn::Positions::Alibi},
        {"mask", "has learned for the distance",
         !f.layer.bias.empty() && f.config.positions == attn::Positions::Relative},
        {"mask", "words of two texts", f.isCross() && !f.config.addsPositionVectors()},
        {"mask", "give the answer away", f.hidden > 0 && f.layer.mask.causal},
        {"mask", "further away", f.hidden > 0 && f.layer.mask.window >= 0},
        {"mask", "padding, which is no word", f.hidden > 0 && f.padding},
        {"mask", "Rows that see no key", !f.layer.masked_rows.empty()},
        {"softmax", "no key: its weights are all 0", f.isBlind()},
        {"context", "no key, so nothing is mixed", f.isBlind()},
        {"concatenate", "a single head", f.config.heads == 1},
        {"residual", "(pre-norm)", pre},
        {"residual", "(post-norm)", !pre},
        {"feed-forward", "the stream normalised", pre},
        {"feed-forward", "stands the layer's cross-attention", both && f.isDecoder() && !f.isCross()},
        {"next", "is done. Layer", !f.isLast()},
        {"next", "was the encoder's last", f.isLast() && encoderOfTwo},
        {"next", "is what this model gives", f.isLast() && !encoderOfTwo && f.trace.logits.empty()},
        {"next", "the answer is read off", f.isLast() && !encoderOfTwo && !f.trace.logits.empty()},
    };
}

std::vector<Claim> answerClaims(const Facts &f)
{
    const attn::Index row = f.isDecoder() ? f.row : 0;
    const auto logits = f.trace.logits.matrix().row(row);
    const auto best = std::max_element(logits.begin(), logits.end()) - logits.begin();
    const bool decodes = f.trace.decoder.has_value();
    const auto count = decodes ? static_cast<attn::Index>(f.trace.decoder->tokens.size()) : 0;
    const bool last = decodes && row + 1 >= count;
    const bool next = decodes && !last && f.trace.decoder->tokens.at(std::size_t(row) + 1).id == best;
    return {{"logits", "the last position", last},
            {"logits", "It is what is fed next", next},
            {"logits", "another word", decodes && !last && !next}};
}

} // namespace

void TestSentences::areTrueOfTheRun()
{
    support::Random random(31);
    QHash<QString, std::pair<int, int>> seen; // of each claim, how often it was there and how often not
    for (int run = 0; run < kRuns; ++run) {
        const RandomWalk made = randomWalk(random);
        const Walkthrough walk(made.values, made.place);
        const Facts facts(made, walk.place());
        QHash<QString, QString> texts;
        for (const Step &step : walk.steps())
            texts.insert(step.id, step.text);
        std::vector<Claim> claims = claimsOf(facts);
        if (!facts.trace.logits.empty()) {
            const std::vector<Claim> more = answerClaims(facts);
            claims.insert(claims.end(), more.begin(), more.end());
        }
        for (const Claim &claim : claims) {
            const QString text = texts.value(claim.step);
            QVERIFY2(text.contains(claim.text) == claim.holds,
                     qPrintable(QStringLiteral("run %1, %2: %3").arg(run).arg(claim.step, text)));
            auto &[there, missing] = seen[QLatin1String(claim.step) + ": " + QLatin1String(claim.text)];
            (claim.holds ? there : missing) += 1;
        }
        if (facts.hidden > 0)
            QVERIFY2(texts.value("mask").contains(QStringLiteral(": %1 of %2 scores")
                                                      .arg(facts.hidden)
                                                      .arg(facts.head.queries() * facts.head.keys())),
                     qPrintable(texts.value("mask")));
    }
    QStringList oneSided; // what chance never made true, or never false, was not tested
    for (auto it = seen.begin(); it != seen.end(); ++it)
        if (it->first == 0 || it->second == 0)
            oneSided << it.key();
    oneSided.sort();
    QCOMPARE(oneSided.join('\n'),
             (QStringList{"concatenate: a single head", "projections: shared with other heads"}.join('\n')));
}

QTEST_GUILESS_MAIN(TestSentences)
#include "tst_sentences.moc"
