// SPDX-License-Identifier: GPL-3.0-or-later
// What a Trace doesn't keep, recomputed: against what it keeps (to the bit) and against the reference.
#include <QtTest>

#include "attn/reference.h"
#include "support/compare.h"
#include "support/models.h"
#include "support/random_tensor.h"

using namespace attn;
using namespace support;

class TestFlow : public QObject {
    Q_OBJECT
private slots:
    void layersFlowAsTheyRan_data();
    void layersFlowAsTheyRan();
    void feedForwardIsTheReferences_data() { layersFlowAsTheyRan_data(); }
    void feedForwardIsTheReferences();
    void normsAreTheReferences_data() { layersFlowAsTheyRan_data(); }
    void normsAreTheReferences();
    void embeddingPartsAddUp_data() { layersFlowAsTheyRan_data(); }
    void embeddingPartsAddUp();
    void softmaxStepsLeadToItsWeights();
    void softmaxStepsOfNothing();
    void normStatisticsAreThoseOfTheNorm();
    void dropoutKeepsTheMean();
    void dropoutIsTheSameForASeed();
};

namespace {

struct Ran {
    std::shared_ptr<const Model> model;
    std::shared_ptr<const Trace> trace;
};

Ran ran(const QString &name)
{
    Ran result{tinyModel(name.toStdString()), {}};
    RunRequest request;
    request.token_ids = {5, 9, 7, 0, 11}; // one of them is padding
    if (result.model->config().architecture == Architecture::EncoderDecoder)
        request.target_token_ids = {3, 6, 8, 10};
    result.trace = result.model->run(request);
    return result;
}

template <class Function>
void forEachLayer(const Ran &run, const Function &function)
{
    for (Block block : {Block::Encoder, Block::Decoder}) {
        for (Index l = 0; l < run.model->config().layers(block); ++l) {
            const LayerIndex layer{static_cast<std::int32_t>(l)};
            function(block, layer, *run.model->flow(*run.trace, block, layer));
        }
    }
}

const Tensor &end(const SubLayerFlow &flow, const ModelConfig &config)
{
    return config.norm == NormPlace::Pre ? flow.sum : flow.normed;
}

} // namespace

void TestFlow::layersFlowAsTheyRan_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"tiny-encoder", "tiny-decoder", "tiny-encdec-pre", "tiny-encdec-post", "tiny-classifier",
                             "tiny-decoder-alibi", "tiny-encdec-relative"})
        QTest::newRow(name) << name;
}

void TestFlow::layersFlowAsTheyRan()
{
    QFETCH(const QString, name);
    const Ran run = ran(name);
    const ModelConfig &config = run.model->config();
    int layers = 0;
    forEachLayer(run, [&](Block block, LayerIndex layer, const LayerFlow &flow) {
        const StackTrace &stack = run.trace->stack(block);
        QVERIFY(sameBits(flow.self.before, stack.layerInput(layer)));
        QVERIFY(sameBits(end(flow.feed_forward, config), stack.hidden.at(static_cast<std::size_t>(value(layer)))));
        const bool crosses = block == Block::Decoder && config.hasEncoder();
        QCOMPARE(flow.cross.has_value(), crosses);
        QVERIFY(sameBits(end(flow.self, config), crosses ? flow.cross->before : flow.feed_forward.before));
        const auto self = run.model->layer(*run.trace, {block, layer, AttentionKind::Self});
        QVERIFY(sameBits(flow.self.output, self->output));
        QVERIFY(sameBits(config.norm == NormPlace::Pre ? flow.self.normed : flow.self.before, self->input));
        if (crosses) {
            const auto cross = run.model->layer(*run.trace, {block, layer, AttentionKind::Cross});
            QVERIFY(sameBits(flow.cross->output, cross->output));
            QVERIFY(sameBits(end(*flow.cross, config), flow.feed_forward.before));
        }
        ++layers;
    });
    QVERIFY(layers >= 2);
}

void TestFlow::feedForwardIsTheReferences()
{
    QFETCH(const QString, name);
    const Ran run = ran(name);
    const ModelConfig &config = run.model->config();
    forEachLayer(run, [&](Block block, LayerIndex layer, const LayerFlow &flow) {
        const std::string prefix = std::string(attn::name(block)) + "." + std::to_string(value(layer)) + ".ff.";
        const auto parameter = [&](const char *part) { return run.model->parameter(prefix + part); };
        const Tensor &input = config.norm == NormPlace::Pre ? flow.feed_forward.normed : flow.feed_forward.before;
        Tensor hidden(flow.hidden.shape());
        reference::linear(input.matrix(), parameter("w_1")->matrix(), parameter("b_1")->values(), hidden.matrix());
        QVERIFY(worstDifference(hidden, flow.hidden) < 1e-5);
        reference::activate(config.activation, hidden.matrix());
        QVERIFY(worstDifference(hidden, flow.activated) < 1e-5);
        Tensor output(flow.feed_forward.output.shape());
        reference::linear(hidden.matrix(), parameter("w_2")->matrix(), parameter("b_2")->values(), output.matrix());
        QVERIFY(worstDifference(output, flow.feed_forward.output) < 1e-5);
    });
}

void TestFlow::normsAreTheReferences()
{
    QFETCH(const QString, name);
    const Ran run = ran(name);
    const ModelConfig &config = run.model->config();
    forEachLayer(run, [&](Block block, LayerIndex layer, const LayerFlow &flow) {
        const std::string prefix = std::string(attn::name(block)) + "." + std::to_string(value(layer)) + ".norm_self";
        const Tensor &read = config.norm == NormPlace::Pre ? flow.self.before : flow.self.sum;
        Tensor normed(read.shape());
        reference::layerNorm(read.matrix(), run.model->parameter(prefix + ".gain")->values(),
                             run.model->parameter(prefix + ".bias")->values(), config.norm_eps, normed.matrix());
        QVERIFY(worstDifference(normed, flow.self.normed) < 1e-5);
        for (Index i = 0; i < read.shape()[0]; ++i) {
            double mean = 0;
            for (float x : read.matrix().row(i))
                mean += double(x) / double(config.d_model);
            QVERIFY(std::abs(mean - double(flow.self.mean.at(std::size_t(i)))) < 1e-5);
            QVERIFY(flow.self.variance.at(std::size_t(i)) > 0);
        }
    });
}

void TestFlow::embeddingPartsAddUp()
{
    QFETCH(const QString, name);
    const Ran run = ran(name);
    const ModelConfig &config = run.model->config();
    const Block block = config.hasEncoder() ? Block::Encoder : Block::Decoder;
    const StackTrace &stack = run.trace->stack(block);
    const EmbeddingParts parts = run.model->embeddingParts(*run.trace, block);
    const Tensor *table = run.model->parameter(std::string(attn::name(block)) + ".embedding.weight");
    QCOMPARE(parts.positions.empty(), !config.addsPositionVectors());
    Tensor positions(parts.words.shape());
    if (config.positions == Positions::Sinusoidal)
        reference::addSinusoidalPositions(positions.matrix(), 0);
    for (Index i = 0; i < stack.embedding.shape()[0]; ++i) {
        for (Index c = 0; c < config.d_model; ++c) {
            const float position = parts.positions.empty() ? 0.0f : parts.positions.matrix()(i, c);
            QCOMPARE(parts.words.matrix()(i, c) + position, stack.embedding.matrix()(i, c));
            QCOMPARE(parts.words.matrix()(i, c),
                     table->matrix()(stack.tokens[std::size_t(i)].id, c) * config.embedding_scale);
        }
    }
    if (config.positions == Positions::Sinusoidal)
        QVERIFY(worstDifference(positions, parts.positions) < 1e-6);
}

void TestFlow::softmaxStepsLeadToItsWeights()
{
    Random random(7);
    for (const Index n : {1, 2, 7, 16, 65}) {
        const Tensor scores = random.tensor({1, n}, 5.0f);
        std::vector<std::uint8_t> allowed(std::size_t(n), 1);
        if (n > 2)
            allowed[1] = 0;
        Tensor shifted{1, n}, exponentials{1, n}, weights{1, n};
        const SoftmaxSteps steps = softmaxSteps(scores.values(), allowed, shifted.values(), exponentials.values());
        QVERIFY(attn::softmax(scores.values(), allowed, weights.values()));
        for (std::size_t j = 0; j < std::size_t(n); ++j) {
            const float s = scores.values()[j];
            QCOMPARE(shifted.values()[j], allowed[j] ? s - steps.maximum : -INFINITY);
            QVERIFY(std::abs(double(exponentials.values()[j]) / steps.sum - double(weights.values()[j])) < 1e-7);
            QVERIFY(std::abs(std::exp(double(shifted.values()[j])) - double(exponentials.values()[j])) < 1e-6);
            QVERIFY(!allowed[j] || s <= steps.maximum);
        }
    }
}

void TestFlow::softmaxStepsOfNothing()
{
    const std::vector<float> scores{1, 2};
    const std::vector<std::uint8_t> allowed{0, 0};
    std::vector<float> shifted(2), exponentials(2);
    const SoftmaxSteps steps = softmaxSteps(scores, allowed, shifted, exponentials);
    QCOMPARE(steps.sum, 0.0);
    QCOMPARE(steps.maximum, -INFINITY);
    QCOMPARE(shifted, std::vector<float>(2, -INFINITY));
    QCOMPARE(exponentials, std::vector<float>(2, 0.0f));
}

void TestFlow::normStatisticsAreThoseOfTheNorm()
{
    Random random(3);
    const Tensor x = random.tensor({4, 24}, 2.0f);
    const std::vector<float> gain(24, 1.0f), bias(24, 0.0f);
    std::vector<float> mean(4), variance(4);
    normStatistics(x.matrix(), mean, variance);
    Tensor y(x.shape());
    layerNorm(x.matrix(), gain, bias, 1e-5f, y.matrix());
    for (Index i = 0; i < 4; ++i) {
        const double deviation = std::sqrt(double(variance[std::size_t(i)]) + 1e-5);
        for (Index c = 0; c < 24; ++c)
            QVERIFY(std::abs((double(x.matrix()(i, c)) - double(mean[std::size_t(i)])) / deviation -
                             double(y.matrix()(i, c))) < 1e-6);
    }
}

void TestFlow::dropoutKeepsTheMean()
{
    Tensor ones{200, 200};
    std::ranges::fill(ones.values(), 1.0f);
    dropout(ones.matrix(), 0.1f, 1);
    Index dropped = 0;
    double sum = 0;
    for (float x : ones.values()) {
        dropped += x == 0;
        sum += double(x);
        QVERIFY(x == 0 || x == 1.0f / 0.9f);
    }
    QVERIFY(std::abs(double(dropped) / 40000 - 0.1) < 0.01);
    QVERIFY(std::abs(sum / 40000 - 1) < 0.01);
}

void TestFlow::dropoutIsTheSameForASeed()
{
    const auto drawn = [](std::uint32_t seed, float rate) {
        Tensor x{8, 8};
        std::ranges::fill(x.values(), 1.0f);
        dropout(x.matrix(), rate, seed);
        return x;
    };
    QVERIFY(sameBits(drawn(1, 0.5f), drawn(1, 0.5f)));
    QVERIFY(!sameBits(drawn(1, 0.5f), drawn(2, 0.5f)));
    const Tensor all = drawn(1, 0.0f);
    QVERIFY(std::ranges::all_of(all.values(), [](float x) { return x == 1.0f; }));
}

QTEST_APPLESS_MAIN(TestFlow)
#include "tst_flow.moc"
