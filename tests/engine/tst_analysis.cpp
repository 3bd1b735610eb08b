// SPDX-License-Identifier: GPL-3.0-or-later
// What a head's weights are measured by, against the formulas in plain loops and against maps that say it themselves.
#include <cmath>
#include <stop_token>

#include <QtTest>

#include "attn/analysis.h"
#include "attn/trace.h"
#include "support/random_tensor.h"

using namespace attn;
using namespace support;

namespace {

LayerTrace layerOf(Index heads, Index queries, Index keys, AttentionKind kind, const Mask &mask = {})
{
    LayerTrace layer;
    layer.place = {Block::Decoder, LayerIndex(0), kind};
    layer.mask = mask;
    layer.mask.key_is_padding = {};
    layer.weights = Tensor{heads, queries, keys};
    return layer;
}

/// Weights of random scores: the softmax of the keys that the mask allows.
LayerTrace randomLayer(Index heads, Index queries, Index keys, AttentionKind kind, const Mask &mask, Random &random)
{
    LayerTrace layer = layerOf(heads, queries, keys, kind, mask);
    for (Index h = 0; h < heads; ++h)
        for (Index i = 0; i < queries; ++i) {
            const std::span<float> row = layer.weights.heads().head(h).row(i);
            float sum = 0;
            for (Index j = 0; j < keys; ++j) {
                float &weight = row[static_cast<std::size_t>(j)];
                weight = mask.allows(i, j) ? std::exp(2 * random.normal()) : 0.0f;
                sum += weight;
            }
            for (float &weight : row)
                weight = sum > 0 ? weight / sum : 0.0f;
        }
    return layer;
}

/// The formulas of attn/analysis.h, one at a time, for one head.
HeadMeasures byTheFormulas(ConstMatrixView w, const Mask &mask, bool self)
{
    HeadMeasures made;
    std::vector<Index> rows, later;
    std::vector<double> seen;
    for (Index i = 0; i < w.rows; ++i) {
        Index count = 0;
        for (Index j = 0; j < w.cols; ++j)
            count += mask.allows(i, j);
        if (count < 2)
            continue;
        rows.push_back(i);
        seen.push_back(static_cast<double>(count));
        if (i >= 1)
            later.push_back(i);
    }
    const auto mean = [](const std::vector<Index> &of, const auto &term) {
        double sum = 0;
        for (const Index i : of)
            sum += term(i);
        return sum / static_cast<double>(of.size());
    };
    const auto at = [&](Index i, Index j) { return static_cast<double>(w(i, j)); };
    made.rows = static_cast<Index>(rows.size());
    if (rows.empty())
        return made;
    made.entropy = mean(rows, [&](Index i) {
        double bits = 0;
        for (Index j = 0; j < w.cols; ++j)
            bits += at(i, j) > 0 ? -at(i, j) * std::log2(at(i, j)) : 0;
        return bits;
    });
    for (const double count : seen)
        made.most_entropy += std::log2(count) / static_cast<double>(seen.size());
    made.first = mean(rows, [&](Index i) { return at(i, 0); });
    if (!self)
        return made;
    made.itself = mean(rows, [&](Index i) { return at(i, i); });
    made.distance = mean(rows, [&](Index i) {
        double sum = 0;
        for (Index j = 0; j < w.cols; ++j)
            sum += at(i, j) * static_cast<double>(std::abs(i - j));
        return sum;
    });
    if (!later.empty())
        made.previous = mean(later, [&](Index i) { return at(i, i - 1); });
    return made;
}

bool near(double a, double b)
{
    return std::abs(a - b) <= 1e-12 * std::max(1.0, std::abs(b));
}

bool near(const std::optional<double> &a, const std::optional<double> &b)
{
    return a.has_value() == b.has_value() && (!a || near(*a, *b));
}

} // namespace

class tst_analysis : public QObject {
    Q_OBJECT

private slots:
    void followsTheFormulas_data()
    {
        QTest::addColumn<int>("queries");
        QTest::addColumn<int>("keys");
        QTest::addColumn<bool>("self");
        QTest::addColumn<bool>("causal");
        QTest::addColumn<int>("window");
        QTest::addColumn<double>("padding");
        QTest::newRow("self") << 7 << 7 << true << false << -1 << 0.0;
        QTest::newRow("causal") << 9 << 9 << true << true << -1 << 0.0;
        QTest::newRow("window") << 9 << 9 << true << false << 1 << 0.0;
        QTest::newRow("padded") << 12 << 12 << true << false << -1 << 0.4;
        QTest::newRow("causal, window, padded") << 33 << 33 << true << true << 3 << 0.5;
        QTest::newRow("cross") << 5 << 8 << false << false << -1 << 0.0;
        QTest::newRow("cross, padded") << 3 << 30 << false << false << -1 << 0.3;
        QTest::newRow("cross, one key") << 4 << 1 << false << false << -1 << 0.0;
        QTest::newRow("one token") << 1 << 1 << true << false << -1 << 0.0;
        QTest::newRow("two tokens, causal") << 2 << 2 << true << true << -1 << 0.0;
        QTest::newRow("each sees itself") << 6 << 6 << true << false << 0 << 0.0;
        QTest::newRow("all keys padded") << 6 << 6 << true << false << -1 << 1.0;
        QTest::newRow("long") << 300 << 300 << true << true << -1 << 0.0;
    }
    void followsTheFormulas()
    {
        QFETCH(int, queries);
        QFETCH(int, keys);
        QFETCH(bool, self);
        Random random(3);
        QFETCH(double, padding);
        const std::vector<std::uint8_t> flags = random.flags(keys, static_cast<float>(padding));
        QFETCH(bool, causal);
        QFETCH(int, window);
        const Mask mask{causal, window, flags};
        const AttentionKind kind = self ? AttentionKind::Self : AttentionKind::Cross;
        const LayerTrace layer = randomLayer(3, queries, keys, kind, mask, random);
        const std::vector<HeadMeasures> measured = measureHeads(layer, flags);
        QCOMPARE(measured.size(), std::size_t(3));
        for (Index h = 0; h < 3; ++h) {
            const HeadMeasures &own = measured[static_cast<std::size_t>(h)];
            const HeadMeasures plain = byTheFormulas(layer.weights.head(h), mask, self);
            QCOMPARE(own.rows, plain.rows);
            QVERIFY(near(own.entropy, plain.entropy));
            QVERIFY(near(own.most_entropy, plain.most_entropy));
            QVERIFY(near(own.first, plain.first));
            QVERIFY(near(own.itself, plain.itself));
            QVERIFY(near(own.previous, plain.previous));
            QVERIFY(near(own.distance, plain.distance));
            QVERIFY(own.entropy <= own.most_entropy + 1e-6);
        }
    }

    void knowsPlainMaps()
    {
        LayerTrace layer = layerOf(4, 8, 8, AttentionKind::Self);
        for (Index i = 0; i < 8; ++i) {
            layer.weights.heads().head(0)(i, i) = 1;
            layer.weights.heads().head(1)(i, std::max<Index>(0, i - 1)) = 1;
            layer.weights.heads().head(2)(i, 0) = 1;
            for (Index j = 0; j < 8; ++j)
                layer.weights.heads().head(3)(i, j) = 0.125f;
        }
        const std::vector<HeadMeasures> measured = measureHeads(layer);
        QCOMPARE(measured[0].itself, std::optional(1.0));
        QCOMPARE(measured[0].distance, std::optional(0.0));
        QCOMPARE(measured[0].entropy, 0.0);
        QCOMPARE(measured[1].previous, std::optional(1.0));
        QCOMPARE(measured[1].distance, std::optional(7.0 / 8));
        QCOMPARE(measured[1].itself, std::optional(1.0 / 8)); // the first has nothing before it
        QCOMPARE(measured[2].first, 1.0);
        QCOMPARE(measured[2].distance, std::optional(3.5));
        QCOMPARE(measured[3].entropy, 3.0);
        QCOMPARE(measured[3].most_entropy, 3.0);
        QCOMPARE(measured[3].itself, std::optional(0.125));
    }

    void rowsWithoutAChoiceDoNotCount()
    {
        Mask causal;
        causal.causal = true;
        LayerTrace layer = layerOf(1, 3, 3, AttentionKind::Self, causal);
        const MatrixView w = layer.weights.heads().head(0);
        w(0, 0) = 1; // sees only itself
        w(1, 0) = w(1, 1) = 0.5f;
        w(2, 2) = 1;
        const HeadMeasures measured = measureHeads(layer).front();
        QCOMPARE(measured.rows, Index(2));
        QCOMPARE(measured.itself, std::optional(0.75));
        QCOMPARE(measured.first, 0.25);
        QCOMPARE(measured.previous, std::optional(0.25));
        QCOMPARE(measured.entropy, 0.5);
        QCOMPARE(measured.most_entropy, (1 + std::log2(3.0)) / 2);
    }

    void crossAttentionHasNoItself()
    {
        Random random(5);
        const LayerTrace layer = randomLayer(1, 4, 4, AttentionKind::Cross, {}, random);
        const HeadMeasures measured = measureHeads(layer).front();
        QCOMPARE(measured.rows, Index(4));
        QVERIFY(!measured.itself && !measured.previous && !measured.distance);
    }

    void stops()
    {
        std::stop_source source;
        Progress progress;
        progress.stop = source.get_token();
        const LayerTrace layer = layerOf(2, 3, 3, AttentionKind::Self);
        QCOMPARE(measureHeads(layer, {}, progress).size(), std::size_t(2));
        source.request_stop();
        QVERIFY_EXCEPTION_THROWN(measureHeads(layer, {}, progress), Cancelled);
    }
};

QTEST_APPLESS_MAIN(tst_analysis)
#include "tst_analysis.moc"
